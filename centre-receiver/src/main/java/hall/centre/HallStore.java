package hall.centre;

import hall.centre.HallLedger.Outcome;
import hall.centre.SqlRows.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// The centre's database of halls and visits, one H2 file. Owned by one thread.
///
/// What [#makeDurable] has returned after is still there after a power cut. Should the file lose
/// its newest transactions all the same, nothing has to be done: each holds a whole batch together
/// with the position, so the halls see an older position and tell the rest again.
final class HallStore implements AutoCloseable {

  /// Another program has the folder open.
  static final class InUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    InUse(Path folder) {
      super(folder.toString());
    }
  }

  /// A question to the database, which changes nothing.
  interface Query<T> {
    T ask(Connection database) throws SQLException;
  }

  private static final Logger LOG = System.getLogger(HallStore.class.getName());
  private static final int FILE_CORRUPTED = 90030;
  private static final int GENERAL_ERROR = 50000;
  private static final int ALREADY_OPEN = 90020;
  private static final String FILE = "centre";

  private final Path folder;
  private final FileChannel lock;
  private Optional<Connection> open = Optional.empty();
  private boolean undurable;
  private boolean failed;

  private HallStore(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Opens the database in the folder, or begins one. A file that is too damaged to open is put
  /// beside under another name, and the halls tell what they still have; it is never deleted.
  static HallStore open(Path folder) {
    HallStore store = new HallStore(folder, lock(folder));
    try {
      store.database();
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// H2 refuses another process by itself, but not another centre in this one.
  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve(FILE + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree(lock)) {
        lock.close();
        throw new InUse(folder);
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /// Takes a batch, if it continues what is known. It is kept whole or not at all, but it is not
  /// durable before [#makeDurable].
  Outcome take(Report report, Instant now) {
    Connection database = database();
    try {
      Outcome outcome = new HallLedger(new SqlRows(database, report.hall())).take(report, now);
      database.commit();
      undurable |= !(outcome instanceof Outcome.Known || outcome instanceof Outcome.Elsewhere);
      return outcome;
    } catch (SQLException e) {
      throw giveUp(database, new Failed(e));
    } catch (Failed e) {
      throw giveUp(database, e);
    }
  }

  <T> T read(Query<T> query) {
    Connection database = database();
    try {
      T answer = query.ask(database);
      database.commit();
      return answer;
    } catch (SQLException e) {
      throw giveUp(database, new Failed(e));
    } catch (Failed e) {
      throw giveUp(database, e);
    }
  }

  /// Returns when all that was taken since the last time is on the disk. After a failure in between
  /// nothing of it can be vouched for.
  void makeDurable() {
    if (failed) {
      failed = false;
      undurable = false;
      throw new IllegalStateException("The store failed, so the answers of this turn are void.");
    }
    if (!undurable) {
      return;
    }
    Connection database = database();
    try {
      sync(database);
      undurable = false;
    } catch (SQLException e) {
      Failed failure = giveUp(database, new Failed(e));
      failed = false;
      throw failure;
    }
  }

  @Override
  public void close() {
    open.ifPresent(HallStore::closeQuietly);
    open = Optional.empty();
    try {
      lock.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The lock could not be let go.", e);
    }
  }

  /// After a failure H2 may have closed itself (a full disk does that), so the next one to come
  /// opens it anew.
  private Failed giveUp(Connection database, Failed failure) {
    failed = true;
    try {
      database.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    closeQuietly(database);
    open = Optional.empty();
    return failure;
  }

  private Connection database() {
    if (open.isEmpty()) {
      try {
        open = Optional.of(connect());
      } catch (SQLException e) {
        if (e.getErrorCode() == ALREADY_OPEN) {
          throw new InUse(folder);
        }
        open = Optional.of(connectAnew(e));
      }
      undurable = false;
    }
    return open.get();
  }

  private Connection connectAnew(SQLException cause) {
    boolean damaged =
        cause.getErrorCode() == FILE_CORRUPTED || cause.getErrorCode() == GENERAL_ERROR;
    Path file = folder.resolve(FILE + ".mv.db");
    if (!damaged || !Files.exists(file)) {
      throw new Failed(cause);
    }
    Path aside = freeName(folder);
    try {
      Files.move(file, aside);
      LOG.log(
          Level.ERROR,
          "The database could not be opened and was put aside as "
              + aside
              + "; the halls will be asked to tell again what they still have.",
          cause);
      return connect();
    } catch (IOException e) {
      cause.addSuppressed(e);
      throw new Failed(cause);
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  private static Path freeName(Path folder) {
    for (int count = 1; ; count++) {
      Path name = folder.resolve("%s.damaged-%d.mv.db".formatted(FILE, count));
      if (!Files.exists(name)) {
        return name;
      }
    }
  }

  private Connection connect() throws SQLException {
    String path = folder.toAbsolutePath().resolve(FILE).toString().replace(";", "\\;");
    Connection database =
        DriverManager.getConnection(
            "jdbc:h2:file:" + path + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
    try (Statement statement = database.createStatement()) {
      statement.execute(schema());
      // What an earlier failure left committed but not forced must not be answered for before.
      statement.execute("CHECKPOINT SYNC");
      database.setAutoCommit(false);
      return database;
    } catch (SQLException e) {
      closeQuietly(database);
      throw e;
    }
  }

  private static void sync(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  private static String schema() {
    try (InputStream file =
        Objects.requireNonNull(HallStore.class.getResourceAsStream("/centre/schema.sql"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeQuietly(Connection database) {
    try {
      database.close();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The database could not be closed.", e);
    }
  }
}
