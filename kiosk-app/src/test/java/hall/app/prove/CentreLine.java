package hall.app.prove;

import hall.app.centre.WrittenReport;
import hall.centre.SimulatedCentre;
import hall.report.Answer;
import hall.report.ReportBatch;
import hall.report.ReportLine;
import hall.report.ReportSender;
import hall.report.ReportSender.Step;
import hall.report.Rhythm;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The line to the centre: the real sender at one end and the centre's own reader and ledger at the
/// other. Between them reports and answers are lost, late, doubled and garbled.
final class CentreLine {

  private static final Rhythm RHYTHM =
      new Rhythm(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          200);

  private static final Duration RECORD_RETRY = Duration.ofSeconds(30);

  private final World world;
  private final SimulatedCentre centre = new SimulatedCentre();
  private final List<SimulatedCentre.Backup> backups = new ArrayList<>();
  private Optional<Life> life = Optional.empty();
  private Optional<ReportSender> sender = Optional.empty();
  private int boots;
  private long attempt;
  private boolean asking;
  private boolean isGarbled;
  private long downUntil;
  private boolean wasRestored;
  private long turnAt = Long.MAX_VALUE;

  CentreLine(World world) {
    this.world = world;
  }

  /// The process has started and begins to tell.
  void begin(Life next) {
    life = Optional.of(next);
    sender = Optional.of(new ReportSender(next.log(), RHYTHM, world.chance::nextDouble));
    boots++;
    attempt++;
    asking = false;
    turnAt = Long.MAX_VALUE;
    wake();
  }

  /// The record has grown.
  void wake() {
    wake(0);
  }

  /// Nothing passes for so long.
  void cut(long millis) {
    downUntil = world.time.passed() + millis;
    world.tally.add(Tried.LINK_DOWN);
  }

  /// The centre goes on from an older copy of itself, if there is one; else a copy is made.
  void restoreOrCopy() {
    if (!backups.isEmpty() && world.chance.nextBoolean()) {
      centre.restore(backups.get(world.chance.nextInt(backups.size())));
      wasRestored = true;
      world.tally.add(Tried.CENTRE_RESTORED);
    } else {
      backups.add(centre.backup());
    }
  }

  private void wake(long inMillis) {
    long at = world.time.passed() + inMillis;
    if (at < turnAt) {
      turnAt = at;
      world.time.in(inMillis, () -> turn(at));
    }
  }

  private void turn(long due) {
    if (due != turnAt) {
      return;
    }
    turnAt = Long.MAX_VALUE;
    if (life.isEmpty() || life.get().isOver() || sender.isEmpty()) {
      return;
    }
    try {
      turn(sender.get());
    } catch (UncheckedIOException unreadable) {
      // As the link does: the record may be readable later.
      sender.get().answered(new Answer.Away(RECORD_RETRY), world.time.passed());
      wake(RECORD_RETRY.toMillis());
    }
  }

  private void turn(ReportSender telling) {
    switch (telling.step(world.time.passed())) {
      case Step.Rest(var until) -> {
        if (until < Long.MAX_VALUE / 2) {
          wake(Math.max(1, until - world.time.passed()));
        }
      }
      case Step.Ask() -> {
        long asked = ask();
        carry(() -> {
          Answer here = new Answer.Stands(centre.position(), Duration.ZERO);
          carry(() -> answered(asked, here));
        });
      }
      case Step.Send(var batch) -> send(batch);
    }
  }

  private void send(ReportBatch batch) {
    long asked = ask();
    byte[] bytes =
        WrittenReport.of(
            batch, "boot-" + boots, life.orElseThrow().log().head(), world.time.instant());
    carry(() -> {
      Answer answer = centre.take(garbled(bytes), world.time.trueTime());
      carry(() -> answered(asked, answer));
    });
  }

  /// A question is given up when no answer comes in time.
  private long ask() {
    asking = true;
    long asked = ++attempt;
    world.time.in(
        RHYTHM.answerWithin().toMillis(), () -> answered(asked, new Answer.Away(Duration.ZERO)));
    return asked;
  }

  private void answered(long asked, Answer answer) {
    if (asking && asked == attempt && sender.isPresent()) {
      asking = false;
      world.trace.add(asked);
      take(answer);
      wake();
    }
  }

  private void take(Answer answer) {
    try {
      sender.orElseThrow().answered(answer, world.time.passed());
    } catch (UncheckedIOException unreadable) {
      sender.orElseThrow().answered(new Answer.Away(RECORD_RETRY), world.time.passed());
    }
  }

  /// Some report arrives with a bit turned over, though never the next one too.
  private byte[] garbled(byte[] bytes) {
    isGarbled = !isGarbled && !world.calm && world.oneIn(200);
    if (!isGarbled) {
      return bytes;
    }
    world.tally.add(Tried.LINK_GARBLED);
    byte[] other = bytes.clone();
    other[world.chance.nextInt(other.length)] ^= (byte) (1 << world.chance.nextInt(8));
    return other;
  }

  private void carry(Runnable arrives) {
    if (!world.calm && (world.time.passed() < downUntil || world.oneIn(30))) {
      return;
    }
    int copies = !world.calm && world.oneIn(30) ? 2 : 1;
    for (; copies > 0; copies--) {
      boolean isLate = !world.calm && world.oneIn(20);
      world.time.in(isLate ? world.around(120_000) : 20 + world.chance.nextInt(200), arrives);
    }
  }

  /// Whether the centre's last word is that it knows all.
  boolean isAtRest() {
    return sender.isPresent() && sender.get().isDone();
  }

  /// Compares what the centre counts with the hall's own visits.
  void judge(Map<String, ReportLine> visits) {
    Map<String, ReportLine> counted = centre.visits();
    if (!counted.equals(visits)) {
      Map<String, ReportLine> missing = new HashMap<>(visits);
      missing.entrySet().removeAll(counted.entrySet());
      Map<String, ReportLine> wrong = new HashMap<>(counted);
      wrong.entrySet().removeAll(visits.entrySet());
      world.broken(
          "Of %d visits the centre lacks %d, such as %s, and has instead %s."
              .formatted(
                  visits.size(),
                  missing.size(),
                  missing.values().stream().findFirst(),
                  wrong.values().stream().findFirst()));
    }
    if (!wasRestored && centre.position().epoch() > 1) {
      world.broken("The centre was told something that was unsaid later.");
    }
    if (centre.aside() > 0 && world.tally.of(Tried.LINK_GARBLED) == 0) {
      world.broken("The centre could not read %d records.".formatted(centre.aside()));
    }
  }
}
