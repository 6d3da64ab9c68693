package hall.app.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/// A record whose bytes agree with their sum, and where it stands.
public final class SoundRecord {

  private final Path file;
  private final RecordBytes bytes;

  SoundRecord(Path file, RecordBytes bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  public Path file() {
    return file;
  }

  /// Where in the file it begins.
  public long offset() {
    return bytes.offset();
  }

  /// How many bytes it has.
  public int length() {
    return bytes.length();
  }

  public long seq() {
    return bytes.seq();
  }

  /// The business time.
  public Instant at() {
    return bytes.at();
  }

  /// The chain hash up to and with it.
  public Hash hash() {
    return bytes.hash();
  }

  /// Whether an event of that name is told, as far as can be seen without understanding them.
  public boolean tells(String event) {
    return bytes.tells(event);
  }

  /// Whether the text occurs anywhere in it.
  public boolean mentions(String text) {
    return bytes.indexOf(text.getBytes(StandardCharsets.UTF_8)) >= 0;
  }

  /// The entry, read back.
  ///
  /// @throws IllegalArgumentException when it says something this release does not know
  public Recorded recorded() {
    return bytes.recorded();
  }
}
