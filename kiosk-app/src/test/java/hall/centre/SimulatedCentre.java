package hall.centre;

import hall.centre.HallLedger.Outcome;
import hall.centre.Report.Item;
import hall.report.Answer;
import hall.report.Position;
import hall.report.ReportLine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A centre with its own reader and its own ledger, that keeps its rows in memory.
public final class SimulatedCentre {

  private final ReportReader reader = new ReportReader();
  private final Rows rows = new Rows();

  /// What an older copy of the centre holds.
  public record Backup(Head head, Map<String, Kept> visits) {}

  record Kept(ReportLine line, HallRows.Version version) {}

  /// Takes what came over the network.
  public Answer take(byte[] body, Instant now) {
    return switch (reader.read("proved", body, true)) {
      case ReportReader.Reading.Bad _ -> new Answer.Refused();
      case ReportReader.Reading.Good(var report) -> answer(report, now);
    };
  }

  private Answer answer(Report report, Instant now) {
    return switch (new HallLedger(rows).take(report, now)) {
      case Outcome.Taken(var position, _, _) -> stands(position);
      case Outcome.Known(var position) -> stands(position);
      case Outcome.Elsewhere(var position) -> stands(position);
      case Outcome.Held(var until) -> new Answer.Away(Duration.between(now, until));
    };
  }

  private static Answer stands(Position position) {
    return new Answer.Stands(position, Duration.ZERO);
  }

  /// Where the centre stands.
  public Position position() {
    return rows.head.position();
  }

  /// A copy, to be restored later.
  public Backup backup() {
    return new Backup(rows.head, Map.copyOf(rows.visits));
  }

  /// The centre's disk is replaced by an older copy.
  public void restore(Backup backup) {
    rows.head = backup.head();
    rows.visits = new HashMap<>(backup.visits());
  }

  /// The visits that the centre counts, by ticket: those of an older epoch that the hall no longer
  /// knows are its own matter.
  public Map<String, ReportLine> visits() {
    Map<String, ReportLine> counted = new HashMap<>();
    for (Kept kept : rows.visits.values()) {
      boolean isOrphan =
          rows.head.restated() && kept.version().epoch() < rows.head.position().epoch();
      if (!isOrphan) {
        counted.put(kept.line().ticket(), kept.line());
      }
    }
    return counted;
  }

  /// How many records could not be read; none ever should.
  public long aside() {
    return rows.aside;
  }

  private static final class Rows implements HallRows {

    private Head head = Head.UNKNOWN;
    private Map<String, Kept> visits = new HashMap<>();
    private long aside;

    @Override
    public Head head() {
      return head;
    }

    @Override
    public void keepHead(Head next, Report report, Instant now) {
      head = next;
    }

    @Override
    public Optional<Version> version(String ticket) {
      return Optional.ofNullable(visits.get(ticket)).map(Kept::version);
    }

    @Override
    public void keepVisit(Item.Visit visit, Version version, Instant now) {
      visits.put(visit.line().ticket(), new Kept(visit.line(), version));
    }

    @Override
    public void keepAside(Item item, long epoch, Instant now) {
      aside++;
    }
  }
}
