package hall.app.copies;

import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.health.Severity;
import hall.app.journal.DayCopy;
import hall.app.journal.DayCopy.Good;
import hall.app.journal.FileJournal;
import hall.app.journal.FolderDisk;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Once a day, at a set hour, each business day that has no good copy yet is copied whole and read
/// back; a computer that is off at that hour makes up for it soon after it is switched on. The
/// newest so many are kept.
final class NightlyCopies implements AutoCloseable {

  static final String OLD = "nightly-old";
  static final String FAILED = "nightly-failed";

  private static final System.Logger LOG = System.getLogger(NightlyCopies.class.getName());
  private static final String FOLDER = "nightly";
  private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
  private static final Duration OLD_AFTER = Duration.ofHours(36);

  private final FileJournal journal;
  private final Medium medium;
  private final Alarms alarms;
  private final InstantSource clock;
  private final BooleanSupplier mayWrite;
  private final Rhythm rhythm;
  private final Rest rest = new Rest();
  private final Thread thread;
  private final Instant since;
  private boolean looked;
  private Optional<Instant> tried = Optional.empty();
  private volatile Optional<Good> last = Optional.empty();

  /// When it is done and how many are kept.
  record Rhythm(LocalTime hour, int keep, ZoneId zone) {}

  NightlyCopies(
      FileJournal journal,
      Medium medium,
      Alarms alarms,
      InstantSource clock,
      BooleanSupplier mayWrite,
      Rhythm rhythm) {
    this.journal = journal;
    this.medium = medium;
    this.alarms = alarms;
    this.clock = clock;
    this.mayWrite = mayWrite;
    this.rhythm = rhythm;
    since = clock.instant();
    thread = Thread.ofPlatform().daemon().name("hall-nightly").unstarted(this::live);
  }

  void start() {
    thread.start();
  }

  /// The last copy that was read back and found good; empty when none is known.
  Optional<Good> last() {
    return last;
  }

  private void live() {
    rest.take(FIRST_LOOK);
    while (!rest.isOver()) {
      look();
      rest.take(LOOK_EVERY);
    }
  }

  /// Does what is due, and says whether the last good copy is too old.
  void look() {
    Instant now = clock.instant();
    if (!looked) {
      looked = true;
      last = newestFound();
    }
    if (isDue(now)) {
      tried = Optional.of(now);
      attempt(now);
    }
    judge(now);
  }

  /// The set hour has passed since the last good copy; and after a failure not at once again.
  private boolean isDue(Instant now) {
    boolean resting = tried.isPresent() && now.isBefore(tried.get().plus(AFTER_FAILURE));
    return !resting
        && mayWrite.getAsBoolean()
        && journal.head().seq() > 0
        && last.map(good -> good.at().isBefore(hourBefore(now))).orElse(true);
  }

  private Instant hourBefore(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, rhythm.zone());
    Instant hour = today.atTime(rhythm.hour()).atZone(rhythm.zone()).toInstant();
    return hour.isAfter(now)
        ? today.minusDays(1).atTime(rhythm.hour()).atZone(rhythm.zone()).toInstant()
        : hour;
  }

  private void attempt(Instant now) {
    try {
      medium.require();
      copyAll(now);
      keepNewest();
      alarms.clear(FAILED);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "The nightly copy could not be made.", e);
      Map<String, String> facts =
          Map.of("folder", medium.folder().toString(), "cause", String.valueOf(e.getMessage()));
      alarms.raise(new Alarm(FAILED, Severity.WARNING, now, facts));
    }
  }

  /// Days that have a good copy of all their entries are left alone, but for the newest: that is
  /// read back each time anew.
  private void copyAll(Instant now) throws IOException {
    List<LocalDate> days = DayCopy.days(journal);
    List<LocalDate> wanted = days.subList(Math.max(0, days.size() - rhythm.keep()), days.size());
    Optional<Good> newest = Optional.empty();
    for (LocalDate day : wanted) {
      Optional<Good> found = DayCopy.found(new FolderDisk(folder(day)), day);
      boolean whole =
          found.isPresent()
              && found.get().last() == DayCopy.lastOf(journal, day)
              && !day.equals(wanted.getLast());
      newest = whole ? found : Optional.of(copy(day, now));
    }
    last = newest;
  }

  /// The good copy of before stays until the new one is good.
  private Good copy(LocalDate day, Instant now) throws IOException {
    Path unfinished = medium.folder().resolve(FOLDER).resolve(day + ".new");
    remove(unfinished);
    Files.createDirectories(unfinished);
    Good good = new DayCopy(journal, new FolderDisk(unfinished)).make(day, now);
    remove(folder(day));
    Files.move(unfinished, folder(day), StandardCopyOption.ATOMIC_MOVE);
    new FolderDisk(medium.folder()).force(FOLDER);
    return good;
  }

  private Optional<Good> newestFound() {
    try {
      List<LocalDate> days = kept();
      return days.isEmpty()
          ? Optional.empty()
          : DayCopy.found(new FolderDisk(folder(days.getFirst())), days.getFirst());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "No nightly copy can be seen.", e);
      return Optional.empty();
    }
  }

  private void keepNewest() throws IOException {
    List<LocalDate> kept = kept();
    for (LocalDate old : kept.subList(Math.min(rhythm.keep(), kept.size()), kept.size())) {
      remove(folder(old));
    }
  }

  /// The days of which there is a copy, newest first.
  private List<LocalDate> kept() throws IOException {
    List<LocalDate> kept = new ArrayList<>();
    try (Stream<Path> folders = Files.list(medium.folder().resolve(FOLDER))) {
      folders.forEach(folder -> day(folder).ifPresent(kept::add));
    }
    kept.sort(Comparator.reverseOrder());
    return kept;
  }

  private static Optional<LocalDate> day(Path folder) {
    try {
      return Optional.of(LocalDate.parse(String.valueOf(folder.getFileName())));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  private Path folder(LocalDate day) {
    return medium.folder().resolve(FOLDER).resolve(day.toString());
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void judge(Instant now) {
    Instant from = last.map(Good::at).orElse(since);
    if (now.isAfter(from.plus(OLD_AFTER))) {
      Map<String, String> facts = Map.of("at", last.map(good -> good.at().toString()).orElse("—"));
      alarms.raise(new Alarm(OLD, Severity.WARNING, now, facts));
    } else {
      alarms.clear(OLD);
    }
  }

  @Override
  public void close() {
    rest.end();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
