package hall.centre;

import hall.centre.Report.Item;
import hall.report.ReportLine;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One hall's rows at the centre, in memory.
final class MapRows implements HallRows {

  /// A visit as it is kept.
  record Kept(ReportLine line, Version version) {}

  private Head head = Head.UNKNOWN;
  private Map<String, Kept> visits = new HashMap<>();
  private long writes;

  /// What a backup holds.
  record Backup(Head head, Map<String, Kept> visits) {}

  Backup backup() {
    return new Backup(head, Map.copyOf(visits));
  }

  void restore(Backup backup) {
    head = backup.head();
    visits = new HashMap<>(backup.visits());
  }

  Map<String, Kept> visits() {
    return visits;
  }

  /// How often something was written.
  long writes() {
    return writes;
  }

  @Override
  public Head head() {
    return head;
  }

  @Override
  public void keepHead(Head next, Report report, Instant now) {
    head = next;
    writes++;
  }

  @Override
  public Optional<Version> version(String ticket) {
    return Optional.ofNullable(visits.get(ticket)).map(Kept::version);
  }

  @Override
  public void keepVisit(Item.Visit visit, Version version, Instant now) {
    visits.put(visit.line().ticket(), new Kept(visit.line(), version));
    writes++;
  }

  @Override
  public void keepAside(Item item, long epoch, Instant now) {
    writes++;
  }
}
