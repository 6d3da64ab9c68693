package hall.app.view;

import hall.queue.Actor;
import hall.queue.LateVisit;
import java.time.Instant;

/// A visit that was entered afterwards (补录).
///
/// @param seq the entry that says it
/// @param at when it was entered
/// @param actor who entered it
public record LateLine(long seq, Instant at, Actor actor, LateVisit visit) {}
