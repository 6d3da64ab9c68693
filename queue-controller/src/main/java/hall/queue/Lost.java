package hall.queue;

import java.time.Instant;
import java.util.Optional;

/// What the hall's record has lost, as far as that is known. Entries are named by the sequence they
/// had; the new epoch counts on from `from`.
///
/// @param cause what was found: the record's own word for a damage, or `restored`
/// @param where the file and the place in it
/// @param from the first entry that is lost
/// @param to the last that is known to have been there; `from - 1` when none is
/// @param isOpen whether there may have been more after it
/// @param sound how many of them stand whole in what was set aside
/// @param state the lost entry after which the hall is known as it stood, by a snapshot; `from - 1`
///   when it goes on from what is left
/// @param since the time of the last entry that is left
/// @param until the newest time that anything lost is known to be of
/// @param aside the folder with the damaged files; empty when nothing was set aside
public record Lost(
    String cause,
    String where,
    long from,
    long to,
    boolean isOpen,
    long sound,
    long state,
    Optional<Instant> since,
    Optional<Instant> until,
    String aside) {}
