package hall.queue;

import java.time.Instant;
import java.util.List;

/// One line of the record: what one request led to, all of it or nothing.
///
/// @param seq counts entries from 1 without gaps, in the order they were decided
/// @param at when, by the hall's clock
public record Entry(long seq, Instant at, Actor actor, RequestKey key, List<Event> events) {

  public Entry {
    events = List.copyOf(events);
  }
}
