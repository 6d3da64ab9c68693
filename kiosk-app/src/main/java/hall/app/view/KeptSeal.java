package hall.app.view;

import hall.queue.Event.DaySealed;
import java.time.Instant;

/// A day's seal as the record keeps it.
///
/// @param seq the entry that keeps it
/// @param at when it was kept
public record KeptSeal(DaySealed seal, long seq, Instant at) {}
