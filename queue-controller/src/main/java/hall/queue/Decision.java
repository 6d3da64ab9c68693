package hall.queue;

import java.util.List;

/// The hall's answer to a request.
public sealed interface Decision {

  /// It will be so: these events, in this order.
  static Decision accepted(Event... events) {
    return new Accepted(List.of(events));
  }

  /// It is refused, and nothing has changed.
  static Decision refused(Refusal refusal) {
    return new Refused(refusal);
  }

  /// It will be so: these events, in this order. None when all was so already.
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// The same request was answered before, by this entry; nothing is done again.
  record Repeated(Entry entry) implements Decision {}

  record Refused(Refusal refusal) implements Decision {}
}
