package hall.app.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder in which the simulated lines have their names. It carries the number of the process,
/// so that what a process left behind that was killed is cleared away by the next.
final class LineFolder {

  private static final String NAME = "tinghao-sim-";
  private static final Pattern LEFT = Pattern.compile(NAME + "(\\d{1,9})-.*");

  private LineFolder() {}

  /// A fresh folder in the machine's place for such things, which only we may read.
  static Path create() {
    try {
      Path folder = Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-");
      clear(folder.resolveSibling("."));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes away the folders of processes that live no more.
  static void clear(Path around) throws IOException {
    for (Path folder : list(around)) {
      Matcher left = LEFT.matcher(String.valueOf(folder.getFileName()));
      if (left.matches() && ProcessHandle.of(Long.parseLong(left.group(1))).isEmpty()) {
        delete(folder);
      }
    }
  }

  /// Removes the folder and the names in it.
  static void delete(Path folder) {
    try {
      for (Path name : list(folder)) {
        Files.deleteIfExists(name);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Another is clearing it too, or it belongs to somebody else: nothing of ours depends on it.
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
