package hall.app.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What was found when the record was opened, for the log and the manager.
///
/// @param cut what a power cut had left unfinished and was taken away
/// @param passedOver snapshots that were not good, or not of this record
/// @param fromSnapshot the entry after which the tail had to be read; 0 for the whole record
/// @param resumed what was lost when the present epoch began; empty when it did not begin with a
///   loss
public record Opening(
    Optional<Cut> cut, List<Path> passedOver, long fromSnapshot, Optional<Account> resumed) {

  public Opening {
    passedOver = List.copyOf(passedOver);
  }

  /// Bytes that never were a whole group: nobody was told of them.
  ///
  /// @param seq the entry that would have stood there
  public record Cut(Path file, long offset, long length, long seq) {}
}
