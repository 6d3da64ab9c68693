package hall.app.loop;

import hall.queue.Decision;
import hall.queue.Entry;
import java.util.Optional;

/// What became of a request.
///
/// @param entry the entry it led to, now or when it was sent first; empty when it was refused or
///   changed nothing
public record Outcome(Decision decision, Optional<Entry> entry) {}
