package hall.app.clock;

import hall.app.clock.ClockLadder.Witness;
import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.health.Severity;
import hall.app.journal.ClockQuality;
import hall.app.journal.FileJournal;
import hall.app.journal.Recorded;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.web.Timekeeping;
import hall.queue.Actor;
import hall.queue.Amendments;
import hall.queue.Command;
import hall.queue.Request;
import hall.queue.RequestKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Looks after the hall's time: asks the witnesses now and then, lets the truth into the record
/// when a time server tells it, and tells the manager when nobody does or when the box's clock has
/// leapt away.
///
/// What the hall counted by itself since it was started is off by the same everywhere, so a
/// correction restates all entries since then.
public final class ClockWatch implements Timekeeping, AutoCloseable {

  /// Nobody says what time it is.
  static final String UNSURE = "clock-unsure";

  /// The box's clock says something else than the hall's, which somebody has told.
  static final String LEAPT = "clock-leapt";

  private static final System.Logger LOG = System.getLogger(ClockWatch.class.getName());
  private static final Actor SERVER = new Actor(Actor.Role.CALENDAR, "time-server");
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /// How many entries before the start are looked through for wrong dates, and at once.
  private static final int BACK_MOST = 20_000;

  private static final int PAGE = 500;

  private final ClockLadder ladder;
  private final Hall hall;
  private final Alarms alarms;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().name("hall-clock").daemon(true).unstarted(work));

  /// The hall whose time it is.
  ///
  /// @param first the first entry since it was started
  public record Hall(HallClock clock, HallLoop loop, FileJournal journal, long first) {}

  public ClockWatch(ClockLadder ladder, Hall hall, Alarms alarms) {
    this.ladder = ladder;
    this.hall = hall;
    this.alarms = alarms;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// Begins to look, a moment later: a start has other things to do.
  public ClockWatch begin() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::lookAgain, FIRST.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The clock could not be looked after.", e);
    }
  }

  /// Asks the witnesses. A time server is believed when nobody has told the time before; against
  /// what somebody told and the counter carried on, it takes the manager's word.
  void look() {
    Duration leap = hall.clock().leap();
    boolean isSynced = ladder.look(!leap.isZero());
    if (isSynced && !leap.isZero() && !ladder.isTold()) {
      restate(leap, SERVER, RequestKey.NONE).join();
      ladder.remember(Witness.SERVER_BEFORE);
      LOG.log(Level.WARNING, "The time server set the hall's time right by {0}.", leap);
      leap = hall.clock().leap();
      ladder.look(!leap.isZero());
    }
    alarm(leap);
  }

  private void alarm(Duration leap) {
    boolean isUnsure = ladder.witness() == Witness.NOBODY;
    say(UNSURE, isUnsure, Map.of());
    say(LEAPT, !isUnsure && !leap.isZero(), Map.of("by", said(leap)));
  }

  private void say(String id, boolean stands, Map<String, String> facts) {
    if (stands) {
      alarms.raise(new Alarm(id, Severity.WARNING, hall.clock().instant(), facts));
    } else {
      alarms.clear(id);
    }
  }

  /// As `+5:03` or `-26:00`, in hours and minutes.
  static String said(Duration by) {
    Duration size = by.abs();
    String sign = by.isNegative() ? "-" : "+";
    return "%s%d:%02d".formatted(sign, size.toHours(), size.toMinutesPart());
  }

  @Override
  public State state() {
    String witness = ladder.witness().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new State(hall.clock().instant(), ladder.now(), hall.clock().leap(), witness);
  }

  @Override
  public void confirm() {
    ladder.remember(Witness.MANAGER);
    alarm(hall.clock().leap());
  }

  @Override
  public CompletableFuture<Boolean> correct(Duration by, Actor manager, RequestKey key) {
    return restate(by, manager, key)
        .thenApply(done -> {
          confirm();
          return done;
        });
  }

  @Override
  public CompletableFuture<Instant> earliest() {
    return known().thenApplyAsync(known -> stretch(Duration.ofDays(-1_000_000), known).before());
  }

  /// What the record has and says of itself.
  private record Known(long seq, Amendments amendments) {}

  /// The entries that are off.
  private record Stretch(long from, Instant since, Instant before) {}

  private CompletableFuture<Known> known() {
    return hall.loop().read(now -> new Known(now.seq(), now.amendments()));
  }

  private CompletableFuture<Boolean> restate(Duration by, Actor who, RequestKey key) {
    return known()
        .thenApplyAsync(known -> stretch(by, known))
        .thenCompose(off ->
            hall.loop()
                .submit(
                    new Request(
                        new Command.CorrectClock(off.from(), off.since(), off.before(), by),
                        who,
                        key),
                    (_, outcome) -> outcome.entry().isPresent()));
  }

  /// All since the start; and where that begins later than it did in truth, also those before that
  /// are dated later still, unless a time server dated them.
  private Stretch stretch(Duration by, Known known) {
    long from = hall.first();
    Instant since =
        from > known.seq()
            ? hall.clock().instant()
            : told(read(from, 1).getFirst(), known.amendments());
    Instant truth = by.isNegative() ? later(since, by) : Instant.MAX;
    for (long last = Math.max(1, from - BACK_MOST); from > last; ) {
      long first = Math.max(last, from - PAGE);
      for (Recorded before : read(first, (int) (from - first)).reversed()) {
        Instant at = told(before, known.amendments());
        if (before.clock() == ClockQuality.SYNCED || !at.isAfter(truth)) {
          return new Stretch(from, since, at);
        }
        from--;
        since = at;
      }
    }
    return new Stretch(from, since, from == 1 ? Instant.EPOCH : since);
  }

  private static Instant later(Instant since, Duration by) {
    return by.toDays() < -100_000 ? Instant.EPOCH : since.plus(by);
  }

  private static Instant told(Recorded recorded, Amendments amendments) {
    return amendments.told(recorded.entry().seq(), recorded.entry().at());
  }

  private List<Recorded> read(long from, int most) {
    try {
      return hall.journal().read(from, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
