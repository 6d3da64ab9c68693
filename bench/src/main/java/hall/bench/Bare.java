package hall.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A JVM with nothing in it, which copies what the system says of it and ends: what no hall in Java
/// can be below.
final class Bare {

  private Bare() {}

  /// Writes `/proc/self/status` to where it was told to.
  public static void main(String... nothing) throws IOException {
    try (var out = new FileOutputStream(FileDescriptor.out)) {
      out.write(Files.readAllBytes(Path.of("/proc/self/status")));
    }
  }
}
