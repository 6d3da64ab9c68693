package hall.centre;

import hall.centre.HallLedger.Outcome;
import hall.centre.MapRows.Kept;
import hall.centre.Report.Item;
import hall.queue.Entry;
import hall.report.Answer;
import hall.report.HallLog;
import hall.report.Position;
import hall.report.ReportBatch;
import hall.report.ReportLine;
import hall.report.ReportSender;
import hall.report.ReportSender.Step;
import hall.report.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// One hall, one centre and the network between them, with everything that goes wrong there drawn
/// from a seed. A step is a second. After some time all faults end; then the two must come to
/// agree.
final class ReportingSimulation {

  /// What may go wrong.
  enum Fault {
    NETWORK,
    POWER_CUT,
    CLOCK,
    HALL_RESTORED,
    HALL_DAMAGED,
    CENTRE_RESTORED
  }

  private static final int STEPS = 3_000;
  private static final int QUIET_STEPS = 12_000;
  private static final int PATIENCE = 60;
  private static final int LONGEST_DELAY = 900;
  // What was still under way may set the centre back; the next sign of life, after five minutes at
  // the latest, finds that out.
  private static final int SETTLING = LONGEST_DELAY + 2 * 300;
  private static final Instant START = Instant.parse("2026-03-02T22:00:00Z");
  private static final Rhythm RHYTHM =
      new Rhythm(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(PATIENCE),
          20);

  /// Something under way: it arrives at a step and does what it does there.
  private record Parcel(int at, int order, Runnable arrives) {}

  private final Set<Fault> faults;
  private final RandomGenerator random;
  private final UnaryOperator<HallLog> glasses;
  private final UnaryOperator<HallRows> shelf;
  private final PressedHall hall;
  private final MapRows rows = new MapRows();
  private final PriorityQueue<Parcel> network =
      new PriorityQueue<>(Comparator.comparingInt(Parcel::at).thenComparingInt(Parcel::order));
  private final Deque<List<Entry>> hallBackups = new ArrayDeque<>();
  private final Deque<MapRows.Backup> centreBackups = new ArrayDeque<>();
  private ReportSender sender;
  private int boots;
  private int step;
  private int parcels;
  private long attempt;
  private int askedAt;
  private boolean asking;
  private int partitionedUntil;

  /// @param glasses through which the sender sees its record: a mutant sees less
  /// @param shelf what the ledger keeps on: a mutant forgets something
  ReportingSimulation(
      long seed, Set<Fault> faults, UnaryOperator<HallLog> glasses, UnaryOperator<HallRows> shelf) {
    this.faults = faults;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.glasses = glasses;
    this.shelf = shelf;
    this.hall = new PressedHall(random);
    this.sender = boot();
  }

  /// Runs it all; says what is wrong at the end, nothing when all is as it should be.
  Optional<String> run() {
    for (; step < STEPS; step++) {
      live();
      goWrong();
      talk();
    }
    hall.force();
    for (; step < STEPS + QUIET_STEPS; step++) {
      talk();
      if (step > STEPS + SETTLING && network.isEmpty() && sender.isDone()) {
        break;
      }
    }
    if (!sender.isDone()) {
      return Optional.of("The two do not come to rest.");
    }
    return disagreement();
  }

  private void live() {
    if (random.nextInt(2) == 0) {
      hall.press(Duration.ofSeconds(random.nextInt(80)));
    }
    if (random.nextInt(3) == 0) {
      hall.force();
    }
    if (random.nextInt(150) == 0) {
      keepSome(hallBackups, hall.backup());
    }
    if (random.nextInt(150) == 0) {
      keepSome(centreBackups, rows.backup());
    }
  }

  private <T> void keepSome(Deque<T> backups, T backup) {
    backups.addFirst(backup);
    if (backups.size() > 5) {
      backups.removeLast();
    }
  }

  private void goWrong() {
    if (happens(Fault.POWER_CUT, 400)) {
      hall.cut();
      sender = boot();
    }
    if (happens(Fault.CLOCK, 300)) {
      hall.turnClock(Duration.ofMinutes(random.nextInt(-600, 600)));
    }
    if (happens(Fault.HALL_RESTORED, 700) && !hallBackups.isEmpty()) {
      hall.restore(any(hallBackups));
      sender = boot();
    }
    if (happens(Fault.HALL_DAMAGED, 700)) {
      hall.damage();
      sender = boot();
    }
    if (happens(Fault.CENTRE_RESTORED, 700) && !centreBackups.isEmpty()) {
      rows.restore(any(centreBackups));
    }
    if (happens(Fault.NETWORK, 500)) {
      partitionedUntil = step + random.nextInt(400);
    }
  }

  private boolean happens(Fault fault, int oneIn) {
    return faults.contains(fault) && random.nextInt(oneIn) == 0;
  }

  private <T> T any(Deque<T> backups) {
    return backups.stream().skip(random.nextInt(backups.size())).findFirst().orElseThrow();
  }

  private ReportSender boot() {
    boots++;
    attempt++;
    asking = false;
    return new ReportSender(glasses.apply(hall), RHYTHM, random::nextDouble);
  }

  private void talk() {
    while (!network.isEmpty() && network.peek().at() <= step) {
      network.remove().arrives().run();
    }
    if (asking && step - askedAt > PATIENCE) {
      answered(attempt, new Answer.Away(Duration.ZERO));
    }
    switch (sender.step(step * 1_000L)) {
      case Step.Rest _ -> {}
      case Step.Ask() -> ask(mine -> post(() -> standing(mine)));
      case Step.Send(var batch) -> {
        Report report = report(batch);
        ask(mine -> post(() -> take(report, mine)));
      }
    }
  }

  private void ask(java.util.function.LongConsumer how) {
    attempt++;
    asking = true;
    askedAt = step;
    how.accept(attempt);
  }

  private void standing(long asked) {
    Position position = rows.head().position();
    post(() -> answered(asked, new Answer.Stands(position, Duration.ZERO)));
  }

  private void take(Report report, long asked) {
    Instant now = START.plusSeconds(step);
    Answer answer =
        switch (new HallLedger(shelf.apply(rows)).take(report, now)) {
          case Outcome.Taken(var position, _, _) -> new Answer.Stands(position, Duration.ZERO);
          case Outcome.Known(var position) -> new Answer.Stands(position, Duration.ZERO);
          case Outcome.Elsewhere(var position) -> new Answer.Stands(position, Duration.ZERO);
          case Outcome.Held(var until) -> new Answer.Away(Duration.between(now, until));
        };
    post(() -> answered(asked, answer));
  }

  /// An answer to a question nobody waits for any more goes nowhere, as on a closed connection.
  private void answered(long asked, Answer answer) {
    if (asking && asked == attempt) {
      asking = false;
      sender.answered(answer, step * 1_000L);
    }
  }

  private void post(Runnable arrives) {
    boolean bad = faults.contains(Fault.NETWORK) && step < STEPS;
    if (bad && (step < partitionedUntil || random.nextInt(8) == 0)) {
      return;
    }
    int copies = bad && random.nextInt(8) == 0 ? 2 : 1;
    for (; copies > 0; copies--) {
      int delay = bad && random.nextInt(6) == 0 ? random.nextInt(LONGEST_DELAY) : 1;
      network.add(new Parcel(step + delay, parcels++, arrives));
    }
  }

  private Report report(ReportBatch batch) {
    return new Report(
        "hall",
        batch.epoch(),
        batch.from(),
        batch.to(),
        batch.prev(),
        batch.digest(),
        START,
        "boot-" + boots,
        "unknown",
        hall.head(),
        "",
        batch.lines().stream().<Item>map(line -> new Item.Visit(line, "")).toList());
  }

  /// Every visit in the hall's record has to be at the centre in its last state, and any other only
  /// as one that the centre alone knows.
  private Optional<String> disagreement() {
    Map<String, ReportLine> expected = hall.visits();
    Map<String, ReportLine> found = new HashMap<>();
    for (Kept kept : rows.visits().values()) {
      boolean orphan =
          rows.head().restated() && kept.version().epoch() < rows.head().position().epoch();
      if (!orphan) {
        found.put(kept.line().ticket(), kept.line());
      }
    }
    if (found.equals(expected)) {
      return Optional.empty();
    }
    Map<String, ReportLine> missing = new HashMap<>(expected);
    missing.entrySet().removeAll(found.entrySet());
    Map<String, ReportLine> wrong = new HashMap<>(found);
    wrong.entrySet().removeAll(expected.entrySet());
    return Optional.of(
        "Of %d visits the centre lacks %s and has instead %s."
            .formatted(expected.size(), missing.values(), wrong.values()));
  }
}
