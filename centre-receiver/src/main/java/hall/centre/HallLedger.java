package hall.centre;

import hall.centre.HallRows.Version;
import hall.centre.Report.Item;
import hall.report.Position;
import hall.report.ReportLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whether a batch continues what the centre knows of a hall, and takes it only then.
///
/// A batch is taken when it begins exactly where the centre stands, in the same epoch and with the
/// same sum of all that went before, or when it opens the next epoch from its first entry. One that
/// is known already changes nothing. Any other is answered with the centre's position, and the hall
/// finds its way from there. So nothing is counted twice, nothing is skipped, and a hall whose
/// history went back is noticed.
final class HallLedger {

  private static final Duration CONTEST = Duration.ofHours(1);

  /// What became of a batch.
  sealed interface Outcome {
    /// Taken, once the transaction is durable.
    ///
    /// @param changed the visits that are new or changed
    record Taken(Position position, List<Rejected> rejected, List<ReportLine> changed)
        implements Outcome {}

    /// All of it was known already; nothing was written.
    record Known(Position position) implements Outcome {}

    /// It does not continue what is known; nothing was written.
    record Elsewhere(Position position) implements Outcome {}

    /// Two appliances claim to be this hall, and neither is believed for a while.
    record Held(Instant until) implements Outcome {}
  }

  /// A record that could not be read and was kept aside.
  record Rejected(long seq, String id, String code, String field) {}

  private final HallRows rows;

  HallLedger(HallRows rows) {
    this.rows = rows;
  }

  Outcome take(Report report, Instant now) {
    Head head = rows.head();
    if (head.isHeld(now)) {
      return new Outcome.Held(head.heldUntil());
    }
    Position here = head.position();
    if (report.epoch() == here.epoch()) {
      if (report.to() <= here.next()) {
        boolean same = report.to() < here.next() || report.digest().equals(here.digest());
        return same ? new Outcome.Known(here) : new Outcome.Elsewhere(here);
      }
      boolean continues = report.from() == here.next() && report.prev().equals(here.digest());
      return continues ? extend(head, report, now) : new Outcome.Elsewhere(here);
    }
    if (report.epoch() == here.epoch() + 1 && report.from() == 1) {
      return open(head, report, now);
    }
    return new Outcome.Elsewhere(here);
  }

  private Outcome extend(Head head, Report report, Instant now) {
    return keep(
        new Head(
            after(report),
            report.boot(),
            head.bootBefore(),
            head.epochAt(),
            head.restated() || tellsAll(report),
            head.heldUntil()),
        report,
        now);
  }

  /// An appliance that held the hall before another did, and takes it back within the hour, cannot
  /// be that other one: there are two of them.
  private Outcome open(Head head, Report report, Instant now) {
    boolean contested =
        !report.boot().equals(head.boot())
            && report.boot().equals(head.bootBefore())
            && now.isBefore(head.epochAt().plus(CONTEST));
    if (contested) {
      Instant until = now.plus(CONTEST);
      rows.keepHead(
          new Head(
              head.position(),
              head.boot(),
              head.bootBefore(),
              head.epochAt(),
              head.restated(),
              until),
          report,
          now);
      return new Outcome.Held(until);
    }
    String before = report.boot().equals(head.boot()) ? head.bootBefore() : head.boot();
    return keep(
        new Head(after(report), report.boot(), before, now, tellsAll(report), Instant.EPOCH),
        report,
        now);
  }

  private Outcome keep(Head head, Report report, Instant now) {
    List<Rejected> rejected = new ArrayList<>();
    List<ReportLine> changed = new ArrayList<>();
    for (Item item : report.items()) {
      switch (item) {
        case Item.Visit visit -> {
          Version version = new Version(report.epoch(), visit.line().seq());
          Optional<Version> kept = rows.version(visit.line().ticket());
          if (kept.isEmpty() || kept.get().isBefore(version)) {
            rows.keepVisit(visit, version, now);
            changed.add(visit.line());
          }
        }
        case Item.Unknown unknown -> rows.keepAside(unknown, report.epoch(), now);
        case Item.Unreadable(var seq, var id, var code, var field, _) -> {
          rows.keepAside(item, report.epoch(), now);
          rejected.add(new Rejected(seq, id, code, field));
        }
      }
    }
    rows.keepHead(head, report, now);
    return new Outcome.Taken(head.position(), rejected, changed);
  }

  private static boolean tellsAll(Report report) {
    return report.to() > report.head();
  }

  private static Position after(Report report) {
    return new Position(report.epoch(), report.to(), report.digest());
  }
}
