package hall.day;

import hall.queue.TicketId;
import hall.queue.WindowId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which ticket each window is about, and how much is still to be done about it there.
final class Stays {

  private final Readiness readiness;
  private final Map<WindowId, Stay> atWindow = new HashMap<>();
  private final Map<TicketId, Stay> latest = new HashMap<>();
  private final Map<TicketId, Integer> begun = new HashMap<>();

  Stays(Readiness readiness) {
    this.readiness = readiness;
  }

  /// One call of a ticket.
  static final class Stay {
    private final TicketId ticket;
    private final WindowId window;
    private int left;

    private Stay(TicketId ticket, WindowId window, int left) {
      this.ticket = ticket;
      this.window = window;
      this.left = left;
    }

    TicketId ticket() {
      return ticket;
    }

    WindowId window() {
      return window;
    }
  }

  /// How often the ticket has been called so far.
  int callsOf(TicketId ticket) {
    return begun.getOrDefault(ticket, 0);
  }

  /// The ticket was called.
  ///
  /// @param acts how many things will be done about it at the window
  Stay begin(TicketId ticket, WindowId window, int acts) {
    Stay stay = new Stay(ticket, window, acts);
    begun.merge(ticket, 1, Integer::sum);
    atWindow.put(window, stay);
    latest.put(ticket, stay);
    readiness.called(window);
    readiness.hold(window, acts > 0);
    return stay;
  }

  /// One of them is done.
  void acted(Stay stay) {
    stay.left--;
    if (stay.left == 0 && stay.equals(atWindow.get(stay.window))) {
      readiness.hold(stay.window, false);
    }
  }

  /// The day ended before they were done.
  void expired(TicketId ticket) {
    latest(ticket)
        .filter(stay -> stay.equals(atWindow.get(stay.window)))
        .ifPresent(stay -> readiness.hold(stay.window, false));
  }

  Optional<Stay> latest(TicketId ticket) {
    return Optional.ofNullable(latest.get(ticket));
  }
}
