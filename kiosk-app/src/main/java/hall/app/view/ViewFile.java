package hall.app.view;

import hall.app.journal.FileJournal;
import hall.app.journal.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The view's file and whether it can be trusted. Only a view that was closed in order can, for the
/// database does not survive a power cut whole: so the marker `view.clean` is written last and
/// taken away before the file is opened again.
final class ViewFile {

  private static final String NAME = "view";
  private static final List<String> ALL = List.of("view.mv.db", "view.trace.db", "view.lock.db");

  private final Path data;
  private final Path clean;

  ViewFile(Path data) {
    this.data = data;
    this.clean = data.resolve("view.clean");
  }

  /// The tables as they were left, or empty ones when they cannot be trusted, are of another
  /// release or not of this record.
  ViewTables open(FileJournal journal) throws SQLException, IOException {
    Optional<String> marked = marked();
    distrust();
    if (marked.isPresent() && Files.exists(data.resolve(ALL.getFirst()))) {
      Optional<ViewTables> kept = kept(marked.get(), journal);
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    for (String name : ALL) {
      Files.deleteIfExists(data.resolve(name));
    }
    return ViewTables.create(data.resolve(NAME));
  }

  /// Says that the file may be trusted up to there; to be called once it is closed.
  void trust(long position, Hash hash) throws IOException {
    Path unfinished = data.resolve("view.clean.new");
    byte[] mark = mark(position, hash.toString()).getBytes(StandardCharsets.US_ASCII);
    try (FileChannel file =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(mark));
      file.force(true);
    }
    Files.move(unfinished, clean, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The file is not to be trusted from now on.
  void distrust() {
    try {
      if (Files.deleteIfExists(clean)) {
        forceNames();
      }
    } catch (IOException e) {
      throw new IllegalStateException("The mark " + clean + " cannot be taken away.", e);
    }
  }

  private void forceNames() throws IOException {
    if (Files.isReadable(data) && data.getFileSystem().getSeparator().equals("/")) {
      try (FileChannel folder = FileChannel.open(data, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private Optional<String> marked() throws IOException {
    return Files.exists(clean)
        ? Optional.of(Files.readString(clean, StandardCharsets.US_ASCII))
        : Optional.empty();
  }

  private Optional<ViewTables> kept(String marked, FileJournal journal)
      throws SQLException, IOException {
    Optional<ViewTables> opened = ViewTables.open(data.resolve(NAME));
    if (opened.isPresent()) {
      ViewTables tables = opened.get();
      String hash = journal.hashAt(tables.position()).map(Hash::toString).orElse("");
      if (hash.equals(tables.hash()) && marked.equals(mark(tables.position(), hash))) {
        return opened;
      }
      tables.close();
    }
    return Optional.empty();
  }

  private static String mark(long position, String hash) {
    return "%d %d %s\n".formatted(ViewTables.VERSION, position, hash);
  }
}
