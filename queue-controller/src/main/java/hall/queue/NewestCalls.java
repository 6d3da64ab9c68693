package hall.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  void clear() {
    calls.clear();
  }

  Optional<Call> of(TicketId ticket) {
    return calls.stream().filter(call -> call.ticket().equals(ticket)).findFirst();
  }

  List<Call> all() {
    return List.copyOf(calls);
  }
}
