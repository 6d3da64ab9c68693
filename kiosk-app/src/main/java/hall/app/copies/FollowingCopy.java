package hall.app.copies;

import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.health.Severity;
import hall.app.journal.FileJournal;
import hall.app.journal.SecondCopy;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Follows the journal to the second copy on a thread of its own. No ticket waits for it: it reads
/// what lasts already, forces on its own disk, and when that is slow or gone only the copy is
/// behind. It comes back by itself.
final class FollowingCopy implements AutoCloseable {

  static final String STOPPED = "copy-stopped";
  static final String ABSENT = "copy-absent";
  static final String BEHIND = "copy-behind";
  static final String DIVERGED = "copy-diverged";
  static final String SAME_DISK = "copy-same-disk";

  private static final System.Logger LOG = System.getLogger(FollowingCopy.class.getName());
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /// What comes within it shares one force of the copy's disk.
  private static final Duration GATHERING = Duration.ofMillis(200);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
  private static final Duration CLOSING_MOST = Duration.ofSeconds(3);
  private static final Duration BEHIND_MOST = Duration.ofMinutes(2);

  private final FileJournal journal;
  private final SecondCopy copy;
  private final Medium medium;
  private final Alarms alarms;
  private final InstantSource clock;
  private final BooleanSupplier mayWrite;
  private final Rest rest = new Rest();
  private final Thread thread;
  private volatile boolean following;
  private volatile long progressNanos = System.nanoTime();

  /// @param copy on the medium's disk
  /// @param mayWrite whether the hall's own disk has room for what can be done without; asked only
  ///   where the copy is on that disk
  FollowingCopy(
      FileJournal journal,
      SecondCopy copy,
      Medium medium,
      Alarms alarms,
      InstantSource clock,
      BooleanSupplier mayWrite) {
    this.journal = journal;
    this.copy = copy;
    this.medium = medium;
    this.alarms = alarms;
    this.clock = clock;
    this.mayWrite = mayWrite;
    thread = Thread.ofPlatform().daemon().name("hall-copy").unstarted(this::live);
  }

  void start() {
    thread.start();
  }

  /// The last entry that the copy surely holds.
  long seq() {
    return copy.seq();
  }

  long behind() {
    return copy.behind();
  }

  /// Whether the medium is there and takes what comes.
  boolean isFollowing() {
    return following;
  }

  /// Raises an alarm when the copy has not come further for long though it is behind: a disk that
  /// does not answer holds the copy's own thread. To be called by another now and then.
  void judge() {
    boolean stuck =
        following && copy.behind() > 0 && System.nanoTime() - progressNanos > BEHIND_MOST.toNanos();
    if (stuck) {
      raise(BEHIND, Severity.WARNING, Long.toString(copy.behind()));
    } else {
      alarms.clear(BEHIND);
    }
  }

  private void live() {
    while (!rest.isOver()) {
      try {
        medium.require();
        follow();
      } catch (Medium.Absent e) {
        LOG.log(Level.DEBUG, "The copy's medium is not there.", e);
        lost(ABSENT, "");
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "The second copy stopped.", e);
        lost(medium.isThere() ? STOPPED : ABSENT, String.valueOf(e.getMessage()));
      } finally {
        following = false;
        letGo();
      }
      rest.take(AFTER_FAILURE);
    }
  }

  private void follow() throws IOException {
    boolean sameDisk = medium.isSameDisk();
    Optional<String> aside = copy.attach();
    aside.ifPresent(
        folder -> raise(DIVERGED, Severity.WARNING, medium.folder().resolve(folder).toString()));
    if (sameDisk) {
      raise(SAME_DISK, Severity.NOTICE, "");
    } else {
      alarms.clear(SAME_DISK);
    }
    following = true;
    while (!rest.isOver()) {
      catchUp(sameDisk);
      if (isNews()) {
        rest.take(GATHERING);
      } else if (!medium.isThere()) {
        throw new Medium.Absent(medium.folder());
      }
    }
    long end = System.nanoTime() + CLOSING_MOST.toNanos();
    while (System.nanoTime() < end && copy.step()) {
      progressNanos = System.nanoTime();
    }
  }

  private void catchUp(boolean sameDisk) throws IOException {
    while (!rest.isOver() && (!sameDisk || mayWrite.getAsBoolean()) && copy.step()) {
      progressNanos = System.nanoTime();
    }
    if (copy.behind() == 0) {
      progressNanos = System.nanoTime();
      alarms.clear(STOPPED);
      alarms.clear(ABSENT);
    }
  }

  private boolean isNews() {
    try {
      return journal.awaitAfter(copy.seq(), LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      rest.end();
      return false;
    }
  }

  private void lost(String id, String cause) {
    alarms.clear(id.equals(ABSENT) ? STOPPED : ABSENT);
    raise(id, Severity.WARNING, cause);
  }

  private void raise(String id, Severity severity, String what) {
    Map<String, String> facts = Map.of("folder", medium.folder().toString(), "what", what);
    alarms.raise(new Alarm(id, severity, clock.instant(), facts));
  }

  private void letGo() {
    try {
      copy.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The copy's files could not be closed.", e);
    }
  }

  /// Copies what is left for a few seconds at most, and ends.
  @Override
  public void close() {
    rest.end();
    try {
      thread.join(CLOSING_MOST.plusSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
