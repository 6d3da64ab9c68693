package hall.app.view;

import hall.app.journal.FileJournal;
import hall.app.journal.Hash;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The view's file and whether it can be trusted. Only a view that was closed in order can, for the
/// database does not survive a power cut whole: so the marker `view.clean` is written last and
/// taken away before the file is opened again.
final class ViewFile {

  private static final System.Logger LOG = System.getLogger("hall.app.view");
  private static final String NAME = "view";
  private static final List<String> ALL = List.of("view.mv.db", "view.trace.db", "view.lock.db");

  /// How many files that were not as they should be are kept for somebody to look at.
  private static final int ASIDE_MOST = 2;

  private static final String ASIDE = "view.damaged-";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  private final Path data;
  private final Path clean;
  private Optional<Object> identity = Optional.empty();
  private boolean isSuspect;

  ViewFile(Path data) {
    this.data = data;
    this.clean = data.resolve("view.clean");
  }

  /// The tables as they were left, or empty ones when they cannot be trusted, are of another
  /// release or not of this record. A file that was closed in order and is not as it was left, or
  /// has failed, is kept aside.
  ViewTables open(FileJournal journal) throws SQLException, IOException {
    Optional<String> marked = marked();
    distrust();
    if (marked.isPresent() && Files.exists(file())) {
      Optional<ViewTables> kept = kept(marked.get(), journal);
      if (kept.isPresent()) {
        identity = identity();
        return kept.get();
      }
      isSuspect |= marked.get().startsWith(ViewTables.VERSION + " ");
    }
    if (isSuspect) {
      setAside();
      isSuspect = false;
    }
    for (String name : ALL) {
      if (Files.deleteIfExists(data.resolve(name))) {
        LOG.log(Level.INFO, "The view in {0} is built again from the record.", name);
      }
    }
    ViewTables tables = ViewTables.create(data.resolve(NAME));
    identity = identity();
    return tables;
  }

  /// Whether the file that was opened is still the one of that name: an open file goes on being
  /// written to when it is deleted, and nobody would find it again.
  boolean isThere() throws IOException {
    return identity.isPresent() && identity.equals(identity());
  }

  /// Something was wrong with the file, or it is another's; the next opening keeps it aside.
  void suspect() {
    isSuspect = true;
  }

  private Path file() {
    return data.resolve(ALL.getFirst());
  }

  /// What tells the file from another of the same name; where the system has no such thing, that it
  /// is there.
  private Optional<Object> identity() throws IOException {
    try {
      Object key = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? file() : key);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private void setAside() throws IOException {
    if (!Files.exists(file())) {
      return;
    }
    Path aside = data.resolve(ASIDE + MOMENT.format(Instant.now()) + ".mv.db");
    Files.move(file(), aside, StandardCopyOption.REPLACE_EXISTING);
    LOG.log(Level.WARNING, "The view''s file was not as it should be and is kept as {0}.", aside);
    try (Stream<Path> files = Files.list(data)) {
      List<Path> kept =
          files
              .filter(each -> String.valueOf(each.getFileName()).startsWith(ASIDE))
              .sorted()
              .toList();
      for (Path old : kept.subList(0, Math.max(0, kept.size() - ASIDE_MOST))) {
        Files.delete(old);
        LOG.log(Level.INFO, "Of the files kept aside, {0} was the oldest and is gone.", old);
      }
    }
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
