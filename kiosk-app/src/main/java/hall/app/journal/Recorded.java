package hall.app.journal;

import hall.queue.Entry;
import java.time.Instant;

/// An entry as it stands in the record.
///
/// @param group the first entry of those that were made to last together
/// @param recordedAt when it was written, by the box's clock
/// @param hash the chain hash up to and with this entry
public record Recorded(
    Entry entry, long group, Instant recordedAt, ClockQuality clock, Hash hash) {}
