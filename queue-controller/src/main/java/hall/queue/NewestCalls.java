package hall.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The newest calls, newest first, each ticket once: what the boards show.
final class NewestCalls {

  private static final int MOST = 12;

  private final List<Call> calls;

  NewestCalls(List<Call> calls) {
    this.calls = new ArrayList<>(calls);
  }

  void add(Call call) {
    remove(call.ticket());
    calls.addFirst(call);
    if (calls.size() > MOST) {
      calls.removeLast();
    }
  }

  void remove(TicketId ticket) {
    calls.removeIf(call -> call.ticket().equals(ticket));
  }

  /// Those of tickets that are not there any more go.
  void keep(Predicate<TicketId> isThere) {
    calls.removeIf(call -> !isThere.test(call.ticket()));
  }

  void restate(Restating restating) {
    calls.replaceAll(call ->
        new Call(
            call.seq(),
            call.ticket(),
            call.number(),
            call.service(),
            call.window(),
            restating.of(call.at()),
            call.times()));
  }

  Optional<Call> of(TicketId ticket) {
    return calls.stream().filter(call -> call.ticket().equals(ticket)).findFirst();
  }

  List<Call> all() {
    return List.copyOf(calls);
  }
}
