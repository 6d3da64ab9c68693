package hall.app.copies;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The folder that copies go to, which may be on a stick or a drive that somebody draws. A drawn
/// medium leaves an empty folder on the hall's own disk behind, or none; nothing is to be written
/// there. So a mark is left on the medium, and beside the record a note that it was another disk.
final class Medium {

  private static final String MARK = "tinghao-copy";
  private static final String NOTE = "copy.medium";
  private static final String OTHER = "another disk\n";

  private final Path data;
  private final Path folder;

  /// The medium is not there.
  static final class Absent extends IOException {
    private static final long serialVersionUID = 1L;

    Absent(Path folder) {
      super("There is no copy at " + folder + ".");
    }
  }

  Medium(Path data, Path folder) {
    this.data = data;
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// Whether the copy's medium can be seen now.
  boolean isThere() {
    return Files.exists(folder.resolve(MARK));
  }

  /// Makes sure that copies may be written. An empty medium is taken for a new one.
  ///
  /// @throws Absent when the medium was another disk, and only the record's or the system's own is
  ///   to be seen there
  void require() throws IOException {
    if (isThere()) {
      return;
    }
    Path note = data.resolve(NOTE);
    String noted = Files.exists(note) ? Files.readString(note) : "";
    if (noted.startsWith(OTHER) && !noted.equals(OTHER + store().name()) && isBuiltIn()) {
      throw new Absent(folder);
    }
    Files.createDirectories(folder);
    String now = isSameDisk() ? "the same disk\n" : OTHER + store().name();
    if (!noted.equals(now)) {
      Files.writeString(note, now);
    }
    Files.writeString(folder.resolve(MARK), "tinghao\n");
  }

  /// Whether only the record's own disk or the system's is to be seen there.
  private boolean isBuiltIn() throws IOException {
    Path root = Objects.requireNonNull(folder.toAbsolutePath().getRoot());
    return isSameDisk() || store().equals(Files.getFileStore(root));
  }

  /// Whether it is on the disk of the record, where it helps against little.
  boolean isSameDisk() throws IOException {
    return store().equals(Files.getFileStore(data));
  }

  private FileStore store() throws IOException {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent());
    }
    return Files.getFileStore(there);
  }
}
