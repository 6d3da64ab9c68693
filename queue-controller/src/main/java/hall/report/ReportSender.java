package hall.report;

import hall.queue.Entry;
import hall.report.Answer.Away;
import hall.report.Answer.Refused;
import hall.report.Answer.Stands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/// Decides what the hall tells the centre next, and believes only the centre's answer about what it
/// knows. The hall's record is the outbox: nothing is queued, so nothing can be dropped, and days
/// offline need no code of their own.
///
/// Knows no network: somebody asks for the [#step], does it, and hands back what was [#answered],
/// always one for one. Time is handed in, in milliseconds that never run backward.
public final class ReportSender {

  private static final int READ_AT_ONCE = 500;
  private static final long LONGEST_PAUSE_MILLIS = Duration.ofHours(1).toMillis();

  /// What to do now.
  public sealed interface Step {
    /// Ask the centre where it stands.
    record Ask() implements Step {}

    record Send(ReportBatch batch) implements Step {}

    /// Nothing before that moment, unless the record grows.
    record Rest(long until) implements Step {}
  }

  private final HallLog log;
  private final Rhythm rhythm;
  private final DoubleSupplier chance;

  private Visits visits = new Visits(1);
  private Optional<Position> place = Optional.empty();
  private boolean opening;
  private Optional<ReportBatch> sent = Optional.empty();
  private boolean awaiting;
  private int records;
  private int failures;
  private int surprises;
  private int refusedAlone;
  private long knownHead;
  private boolean more;
  private long notBefore;
  private long changedAt = Long.MAX_VALUE;
  private long sentAt;
  private long heardAt;
  private final Set<ReportLine> suspects = new HashSet<>();
  private long setAside;

  /// @param chance draws from 0 to 1, so that many halls do not come back in step
  public ReportSender(HallLog log, Rhythm rhythm, DoubleSupplier chance) {
    this.log = log;
    this.rhythm = rhythm;
    this.chance = chance;
    this.records = rhythm.records();
  }

  /// What to do now. While an answer is awaited there is nothing to do.
  public Step step(long now) {
    if (awaiting) {
      return new Step.Rest(Long.MAX_VALUE);
    }
    if (now < notBefore) {
      return new Step.Rest(notBefore);
    }
    if (place.isEmpty()) {
      awaiting = true;
      sent = Optional.empty();
      knownHead = log.head();
      return new Step.Ask();
    }
    long due = due(place.get(), now);
    if (now < due) {
      return new Step.Rest(due);
    }
    knownHead = log.head();
    ReportBatch batch = compose(place.get());
    awaiting = true;
    sentAt = now;
    sent = Optional.of(batch);
    return new Step.Send(batch);
  }

  /// Takes in what the last step brought.
  public void answered(Answer answer, long now) {
    awaiting = false;
    switch (answer) {
      case Stands(var position, var pause) -> stands(position, pause, now);
      case Refused() -> refused(now);
      case Away(var pause) -> failed(pause, now);
    }
  }

  /// The last entry the centre is known to know; 0 before it has said so.
  public long acknowledged() {
    return place.isPresent() && !opening ? visits.told() - 1 : 0;
  }

  /// Whether the centre's last word is that it knows all there is.
  public boolean isDone() {
    return !awaiting && !opening && place.isPresent() && visits.told() > log.head();
  }

  /// How many states of visits the centre could not read and was not told.
  public long setAside() {
    return setAside;
  }

  private long due(Position here, long now) {
    if (opening || more) {
      return now;
    }
    if (log.head() < here.next()) {
      changedAt = Long.MAX_VALUE;
      return heardAt + rhythm.heartbeat().toMillis();
    }
    changedAt = Math.min(changedAt, now);
    return Math.max(
        changedAt + rhythm.afterChange().toMillis(), sentAt + rhythm.apart().toMillis());
  }

  /// What a batch says is a function of the record up to its end and of nothing later. A state is
  /// left out when a later entry of the same batch changed it, never because of an entry beyond:
  /// that one could still be lost with a disk, and the state would then be told by nobody.
  private ReportBatch compose(Position here) {
    visits.rewind();
    while (visits.folded() < here.next() - 1) {
      long left = here.next() - 1 - visits.folded();
      read((int) Math.min(left, READ_AT_ONCE)).forEach(visits::fold);
    }
    while (visits.folded() < knownHead && visits.untoldCount() < records) {
      for (Entry entry : read(READ_AT_ONCE)) {
        if (visits.untoldCount() < records) {
          visits.fold(entry);
        }
      }
    }
    long to = visits.folded() + 1;
    List<ReportLine> lines =
        visits.untold().stream().filter(line -> !suspects.contains(line)).toList();
    return new ReportBatch(here.epoch(), here.next(), to, sum(here.next()), sum(to), lines);
  }

  private List<Entry> read(int most) {
    List<Entry> entries = new ArrayList<>();
    log.read(visits.folded() + 1, most, entries::add);
    if (entries.isEmpty()) {
      throw new IllegalStateException("The record has no entry " + (visits.folded() + 1) + ".");
    }
    return entries;
  }

  private String sum(long next) {
    return log.hashAt(next - 1)
        .orElseThrow(() -> new IllegalStateException("The record has no entry " + (next - 1)));
  }

  private void stands(Position position, Duration pause, long now) {
    heardAt = now;
    refusedAlone = 0;
    Optional<Position> expected = sent.map(ReportBatch::after);
    boolean surprised = expected.isPresent() && !expected.equals(Optional.of(position));
    settle(position);
    changedAt = Long.MAX_VALUE;
    more = opening || visits.told() <= knownHead;
    notBefore = now + millis(pause);
    if (surprised) {
      surprises++;
      if (surprises > 1) {
        notBefore = Math.max(notBefore, now + backoff(surprises - 1));
      }
    } else if (sent.isPresent()) {
      surprises = 0;
      failures = 0;
      records = Math.min(rhythm.records(), records * 2);
    }
  }

  /// Goes on where the centre stands if that is a place in this record, and otherwise opens a new
  /// epoch and tells everything again.
  private void settle(Position position) {
    opening =
        position.epoch() == 0
            || !log.hashAt(position.next() - 1).equals(Optional.of(position.digest()));
    long next = opening ? 1 : position.next();
    place = Optional.of(opening ? new Position(position.epoch() + 1, 1, sum(1)) : position);
    if (next <= visits.folded() && next != visits.told()) {
      visits = new Visits(next);
    } else if (next > visits.folded()) {
      visits.acknowledge(next);
    }
    long before = suspects.size();
    suspects.removeIf(line -> line.seq() < next);
    setAside += before - suspects.size();
  }

  /// Halves the batch until a single visit is left, tells that one again, for it may have been
  /// spoilt on the way, and then sets it aside; but if the centre cannot read the batch without it
  /// either, it was not the visit.
  private void refused(long now) {
    List<ReportLine> lines = sent.map(ReportBatch::lines).orElse(List.of());
    if (lines.isEmpty()) {
      suspects.clear();
      failed(Duration.ZERO, now);
    } else if (lines.size() == 1 || records == 1) {
      refusedAlone++;
      if (refusedAlone > 1) {
        refusedAlone = 0;
        suspects.addAll(lines);
      }
      more = true;
    } else {
      records = Math.max(1, lines.size() / 2);
      more = true;
    }
  }

  private void failed(Duration pause, long now) {
    failures++;
    place = Optional.empty();
    notBefore = now + Math.max(millis(pause), backoff(failures));
  }

  private long backoff(int times) {
    long most = rhythm.backoffMost().toMillis();
    long whole = Math.min(most, rhythm.backoffFirst().toMillis() << Math.min(times - 1, 30));
    return whole / 2 + (long) (chance.getAsDouble() * (whole - whole / 2));
  }

  private static long millis(Duration pause) {
    return Math.clamp(pause.toMillis(), 0, LONGEST_PAUSE_MILLIS);
  }
}
