package hall.app.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Small files that are there whole or not at all.
final class WholeFile {

  /// What a file's name ends in until it is whole.
  static final String UNFINISHED = ".new";

  private WholeFile() {}

  static byte[] read(Disk disk, String name) throws IOException {
    return read(disk, name, Integer.MAX_VALUE);
  }

  /// The file's first bytes, or all when it has no more.
  static byte[] read(Disk disk, String name, int most) throws IOException {
    try (var file = disk.open(name)) {
      byte[] bytes = new byte[Math.toIntExact(Math.min(file.size(), most))];
      ByteBuffer into = ByteBuffer.wrap(bytes);
      while (into.hasRemaining() && file.read(into, into.position()) >= 0) {
        // A read may give less than was asked for.
      }
      return bytes;
    }
  }

  static void write(Disk disk, String folder, String name, byte[] bytes) throws IOException {
    String unfinished = name + WholeFile.UNFINISHED;
    try (var file = disk.create(unfinished)) {
      file.write(ByteBuffer.wrap(bytes), 0);
      file.force(true);
    }
    disk.rename(unfinished, name);
    disk.force(folder);
  }
}
