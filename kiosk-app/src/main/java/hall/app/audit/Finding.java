package hall.app.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Something in a record that is not as it should be.
///
/// @param what the sentence that says so, a key of the message file `audit` under `finding`
/// @param facts what the sentence names
/// @param file where it stands
/// @param offset where in the file the record begins, or should
/// @param seq the entry that stands there, or should
/// @param at the business time of that entry; of the one before it where it cannot be read
/// @param isOwnTime whether `at` is the entry's own
public record Finding(
    String what,
    Map<String, ?> facts,
    Path file,
    long offset,
    long seq,
    Optional<Instant> at,
    boolean isOwnTime) {}
