package hall.app.health;

import hall.app.journal.Disk;
import hall.app.journal.Disk.Space;
import hall.app.journal.FileJournal;
import hall.app.journal.FolderDisk;
import hall.app.loop.HallRecord;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Looks after the disk under the record on a thread of its own: makes the ballast, says how full
/// the disk is, has everything but the journal stop writing when it is nearly full, and notices
/// when it does not answer. A disk that is emptied heals by itself.
public final class DiskWatch implements AutoCloseable {

  /// The kinds of alarm it raises.
  public static final String FILLING = "disk-filling";

  public static final String FULL = "disk-full";
  public static final String NO_BALLAST = "ballast-missing";
  public static final String SLOW = "disk-silent";

  /// So many steps in which the record grows (16 MiB): a county hall's busiest day comes to some 10
  /// MB. Where a day is known to have been larger, twice that.
  public static final int LEAST_ROOMS = 16;

  /// So many steps must be left beside the ballast, for it is there to keep room and not to take
  /// it.
  private static final int FULL_ROOMS = 8;

  private static final int LOOKS_BETWEEN_MEASURES = 720;

  private static final System.Logger LOG = System.getLogger(DiskWatch.class.getName());
  private static final Duration FIRST_LOOK = Duration.ofSeconds(3);
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Duration BETWEEN_IN_NEED = Duration.ofSeconds(1);
  private static final Duration BETWEEN_STEPS = Duration.ofMillis(25);
  private static final Duration SILENCE_MOST = Duration.ofSeconds(10);

  private final Disk disk;
  private final FileJournal journal;
  private final Alarms alarms;
  private final InstantSource clock;
  private final Ballast ballast;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private final Thread thread;
  private final List<Runnable> others = new CopyOnWriteArrayList<>();
  private boolean closing;
  private long wanted;
  private long looks;
  private volatile boolean roomy = true;
  private volatile Optional<GuardedRecord> record = Optional.empty();
  private volatile State state = new State(new Space(1, 1), 0, 0, true);

  /// How the disk stands.
  ///
  /// @param ballast bytes held for the record now
  /// @param wanted bytes that should be held
  /// @param roomy whether what the hall can do without may be written
  public record State(Space space, long ballast, long wanted, boolean roomy) {}

  /// Begins to look after the data folder's disk, and returns at once.
  public static DiskWatch open(Path data, FileJournal journal, Alarms alarms, InstantSource clock) {
    DiskWatch watch = new DiskWatch(new FolderDisk(data), journal, alarms, clock);
    watch.thread.start();
    return watch;
  }

  /// Gives up the ballast for a start that the full disk refused, and says whether it did.
  public static boolean makeRoomToStart(Path data, IOException refused) {
    return new Ballast(new FolderDisk(data)).release(refused);
  }

  /// One that looks only when it is asked to.
  public DiskWatch(Disk disk, FileJournal journal, Alarms alarms, InstantSource clock) {
    this.disk = disk;
    this.journal = journal;
    this.alarms = alarms;
    this.clock = clock;
    ballast = new Ballast(disk);
    thread = Thread.ofPlatform().daemon().name("hall-disk").unstarted(this::live);
  }

  /// The record, kept going by the ballast.
  public HallRecord guard(HallRecord bare) {
    GuardedRecord guarded = new GuardedRecord(bare, ballast);
    record = Optional.of(guarded);
    return guarded;
  }

  /// Whether what the hall can do without may be written: reports, snapshots between, copies to the
  /// same disk. Asked before each such writing.
  public boolean hasRoom() {
    return roomy;
  }

  /// Has something else looked at each time, on this thread; it must be short.
  public void also(Runnable look) {
    others.add(look);
  }

  /// How the disk stood when it was last looked at.
  public State state() {
    return state;
  }

  private void live() {
    rest(FIRST_LOOK);
    while (!isClosing()) {
      Duration pause = BETWEEN_IN_NEED;
      try {
        pause = look();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "The disk cannot be looked at.", e);
      }
      rest(pause);
    }
  }

  /// Looks once and does the next step of what is to be done.
  ///
  /// @return when to look again
  public Duration look() throws IOException {
    noticeSilence();
    others.forEach(Runnable::run);
    Space space = disk.space();
    long held = ballast.size();
    wanted = looks++ % LOOKS_BETWEEN_MEASURES == 0 ? wanted() : wanted;
    long missing = Math.max(0, wanted - held);
    Space spare = new Space(space.used() + missing, space.free() - missing);
    roomy = roomy ? !spare.isNearlyFull() : spare.hasRoomAgain();
    boolean fits = space.free() >= 2 * missing + (long) disk.room() * FULL_ROOMS;
    boolean whole = missing == 0 || (fits && ballast.grow(wanted));
    state = new State(space, whole ? wanted : ballast.size(), wanted, roomy);
    tell(space, whole || fits);
    return !whole && fits ? BETWEEN_STEPS : roomy && whole ? BETWEEN : BETWEEN_IN_NEED;
  }

  private long wanted() throws IOException {
    long room = disk.room();
    return Math.max(LEAST_ROOMS * room, Math.ceilDiv(2 * journal.largestDay(), room) * room);
  }

  private void tell(Space space, boolean held) {
    if (held) {
      ballast.isBack();
    }
    Map<String, String> facts =
        Map.of(
            "percent", Integer.toString(space.percent()),
            "free", Amounts.bytes(space.free()),
            "folder", disk.path("").toString());
    boolean full = ballast.isGivenUp();
    raiseIf(full, FULL, Severity.WARNING, facts);
    raiseIf(!roomy && !full, FILLING, Severity.WARNING, facts);
    raiseIf(!held && !full, NO_BALLAST, Severity.NOTICE, facts);
  }

  private void noticeSilence() {
    Duration writing = record.map(GuardedRecord::writingFor).orElse(Duration.ZERO);
    raiseIf(
        writing.compareTo(SILENCE_MOST) > 0,
        SLOW,
        Severity.STOPPED,
        Map.of("seconds", Long.toString(SILENCE_MOST.toSeconds())));
  }

  private void raiseIf(boolean so, String id, Severity severity, Map<String, String> facts) {
    if (so) {
      alarms.raise(new Alarm(id, severity, clock.instant(), facts));
    } else {
      alarms.clear(id);
    }
  }

  private void rest(Duration pause) {
    long left = pause.toNanos();
    lock.lock();
    try {
      while (!closing && left > 0) {
        left = stopped.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
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

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      stopped.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
