package hall.app.view;

import hall.app.journal.FileJournal;
import hall.app.journal.Hash;
import hall.app.journal.Recorded;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Follows the record on a thread of its own and answers about tickets of past days. It is opened
/// without waiting for the database, and a ticket never waits for it. Whatever becomes of its file,
/// the record loses nothing and the view is built again.
///
/// Any thread may ask.
public final class HallView implements AutoCloseable {

  private static final Logger LOG = System.getLogger("hall.app.view");

  /// So many entries are written at a time: some ten milliseconds of work.
  private static final int BATCH = 1_000;

  /// After each batch of a rebuild the view rests this many times as long as it worked: while
  /// nobody comes, and while somebody does.
  private static final int REST_QUIET = 1;

  private static final int REST_BUSY = 4;

  private static final Duration LOOK_UP_EVERY = Duration.ofMillis(200);
  private static final Duration GATHERING = Duration.ofMillis(500);

  /// Many entries in one gathering are a rush, which the view lets pass for so many gatherings.
  private static final int RUSH_ENTRIES = 1_000;

  private static final int RUSH_MOST = 20;

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
  private static final Duration CLOSING_MOST = Duration.ofSeconds(20);

  private final FileJournal journal;
  private final BooleanSupplier mayWrite;
  private final ViewFile file;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile Optional<ViewTables> tables = Optional.empty();
  private long position;
  private Optional<LocalDate> day = Optional.empty();
  private boolean closing;

  /// Begins to follow the record, and returns before anything of the view is read.
  ///
  /// @param data the data folder, in which the view's file lies beside the record
  public static HallView open(Path data, FileJournal journal) {
    return open(data, journal, () -> true);
  }

  /// Begins to follow the record as far as there is room for what the hall can do without.
  ///
  /// @param mayWrite whether there is; asked before each writing
  public static HallView open(Path data, FileJournal journal, BooleanSupplier mayWrite) {
    var view = new HallView(data, journal, mayWrite);
    view.thread.start();
    return view;
  }

  private HallView(Path data, FileJournal journal, BooleanSupplier mayWrite) {
    this.journal = journal;
    this.mayWrite = mayWrite;
    this.file = new ViewFile(data);
    this.thread = Thread.ofPlatform().daemon().name("hall-view").unstarted(this::live);
  }

  /// The ticket as it stood at [#position]; empty when there is none, or not yet.
  public Optional<Ticket> ticket(TicketId id) {
    return ask(tables -> tables.ticket(id)).flatMap(found -> found);
  }

  /// The tickets of a business day in the order they were taken, as they stood at [#position].
  public List<Ticket> ticketsOf(LocalDate day) {
    return ask(tables -> tables.ticketsOf(day)).orElse(List.of());
  }

  /// What was entered afterwards for a business day or a later one, newest entry first.
  public List<LateLine> lateVisits(LocalDate from) {
    return ask(tables -> tables.lateVisits(from)).orElse(List.of());
  }

  /// The last entry of the record that the view knows; 0 before the first, and again while it is
  /// built anew.
  public long position() {
    lock.lock();
    try {
      return position;
    } finally {
      lock.unlock();
    }
  }

  /// The tickets looked for, newest first, as they stood at [#progress]; empty while the view can
  /// say nothing.
  public Optional<List<Ticket>> search(TicketSearch search) {
    return ask(tables -> tables.search(search));
  }

  /// The newest seals of days, newest first; empty while the view can say nothing.
  public Optional<List<KeptSeal>> seals(int most) {
    return ask(tables -> tables.seals(most));
  }

  /// How far the view has come.
  public ViewProgress progress() {
    lock.lock();
    try {
      return new ViewProgress(position, journal.head().seq(), day);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the view knows the entry, and says whether it does.
  public boolean awaitPosition(long seq, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (position < seq && left > 0) {
        left = moved.awaitNanos(left);
      }
      return position >= seq;
    } finally {
      lock.unlock();
    }
  }

  /// Stops following and leaves the view so that it can be trusted at the next start.
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(CLOSING_MOST);
    } catch (InterruptedException e) {
      // Whoever is in a hurry leaves a view that is built again.
      Thread.currentThread().interrupt();
    }
  }

  private interface Question<T> {
    T answer(ViewTables tables) throws SQLException;
  }

  private <T> Optional<T> ask(Question<T> question) {
    Optional<ViewTables> open = tables;
    try {
      return open.isEmpty() ? Optional.empty() : Optional.of(question.answer(open.get()));
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The view could not answer.", e);
      return Optional.empty();
    }
  }

  private void live() {
    while (!isClosing()) {
      try {
        if (mayWrite.getAsBoolean()) {
          follow();
        } else {
          pause(LOOK_UP_EVERY);
        }
      } catch (Gone e) {
        LOG.log(Level.WARNING, e.getMessage());
      } catch (SQLException | RuntimeException e) {
        LOG.log(Level.WARNING, "The view is built again.", e);
        if (mayWrite.getAsBoolean()) {
          file.suspect();
        }
        rest();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The view cannot read the record.", e);
        rest();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void follow() throws SQLException, IOException, InterruptedException {
    ViewTables open = file.open(journal);
    try {
      var reading = new RecordFold(journal.hallAt(open.position()));
      show(Optional.of(open), open.position(), reading.day());
      while (!isClosing()) {
        if (!mayWrite.getAsBoolean()) {
          pause(LOOK_UP_EVERY);
        } else if (journal.awaitAfter(open.position(), LOOK_UP_EVERY)) {
          goOn(open, reading);
        }
        if (!file.isThere()) {
          file.suspect();
          throw new Gone("The view's file was taken away; it is built again from the record.");
        }
      }
    } finally {
      show(Optional.empty(), 0, Optional.empty());
      open.close();
    }
    Optional<Hash> hash = journal.hashAt(open.position());
    if (hash.isPresent()) {
      file.trust(open.position(), hash.get());
    }
  }

  /// The file is not there any more, or another is in its place. Nothing is lost by that.
  private static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;

    Gone(String message) {
      super(message);
    }
  }

  /// Far behind, the view works in short strokes and rests after each, longer while people come:
  /// whoever waits has the processor and the disk for themselves.
  private void goOn(ViewTables open, RecordFold reading)
      throws SQLException, IOException, InterruptedException {
    long begun = System.nanoTime();
    long before = journal.head().seq();
    if (take(open, reading) < BATCH) {
      gather();
      return;
    }
    long worked = System.nanoTime() - begun;
    boolean isBusy = journal.head().seq() > before;
    pause(Duration.ofNanos(worked * (isBusy ? REST_BUSY : REST_QUIET)));
  }

  private int take(ViewTables open, RecordFold reading) throws SQLException, IOException {
    List<Recorded> next = journal.read(open.position() + 1, BATCH);
    open.write(reading.next(next));
    show(Optional.of(open), open.position(), reading.day());
    return next.size();
  }

  /// Lets some entries come together, so that a ticket that changes several times in a breath is
  /// written once; and lets a rush pass, so that those who wait have the processor for themselves.
  private void gather() throws InterruptedException {
    long before;
    int gathered = 0;
    do {
      before = journal.head().seq();
      pause(GATHERING);
      gathered++;
    } while (journal.head().seq() - before >= RUSH_ENTRIES && gathered < RUSH_MOST);
  }

  private void pause(Duration pause) throws InterruptedException {
    long left = pause.toNanos();
    lock.lockInterruptibly();
    try {
      while (!closing && left > 0) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void show(Optional<ViewTables> open, long at, Optional<LocalDate> reached) {
    lock.lock();
    try {
      tables = open;
      position = at;
      day = reached;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return closing;
    } finally {
      lock.unlock();
    }
  }

  private void rest() {
    long left = AFTER_FAILURE.toNanos();
    lock.lock();
    try {
      while (!closing && left > 0) {
        left = moved.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
