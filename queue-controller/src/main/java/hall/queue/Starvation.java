package hall.queue;

import java.time.Instant;
import java.util.List;

/// A day on which a ticket is never called: who came when, and whom the windows called instead.
///
/// @param window where it waits to be called
/// @param waiting the ticket that waits
/// @param others all others of the day, in the order they came
/// @param calls the calls, in their order; none where the windows find nobody to call
/// @param until when the day was over
public record Starvation(
    WindowId window, Taken waiting, List<Taken> others, List<Made> calls, Instant until) {

  /// A ticket of the example.
  public record Taken(TicketNumber number, Line line, Instant at) {}

  /// A call of the example.
  public record Made(Instant at, WindowId window, TicketNumber number) {}

  public Starvation {
    others = List.copyOf(others);
    calls = List.copyOf(calls);
  }

  /// How many that came later were called at that window.
  public int passed() {
    return (int)
        calls.stream()
            .filter(call -> call.window().equals(window))
            .filter(call -> taken(call.number()).at().isAfter(waiting.at()))
            .count();
  }

  /// The ticket of the example with that number.
  public Taken taken(TicketNumber number) {
    return others.stream()
        .filter(each -> each.number().equals(number))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no " + number + "."));
  }
}
