package hall.app.web;

import hall.queue.Actor;
import hall.queue.LateVisit;
import java.time.Instant;

/// A visit that was entered afterwards (补录), with when and by whom that was done.
///
/// @param seq the entry of the record that says it
public record LateEntry(long seq, Instant recordedAt, Actor actor, LateVisit visit) {}
