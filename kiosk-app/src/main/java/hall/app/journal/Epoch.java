package hall.app.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Which life of the hall's record this is. It stands in a file of its own, so that a hall set up
/// again from a copy can be given the next one.
final class Epoch {

  static final String FILE = "epoch";

  private Epoch() {}

  /// The epoch in the file; where there is none, the given one is written.
  static long read(Disk disk, long otherwise) throws IOException {
    if (!disk.exists(FILE)) {
      WholeFile.write(disk, "", FILE, (otherwise + "\n").getBytes(StandardCharsets.US_ASCII));
      return otherwise;
    }
    String text = new String(WholeFile.read(disk, FILE), StandardCharsets.US_ASCII).strip();
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new JournalDamaged(
          JournalDamaged.Fault.BAD_HEADER,
          disk.path(FILE),
          0,
          0,
          "the epoch should be a number from 1 on, not '" + text + "'");
    }
    return Long.parseLong(text);
  }
}
