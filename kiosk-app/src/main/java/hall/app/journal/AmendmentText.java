package hall.app.journal;

import hall.queue.Amendments;
import hall.queue.ClerkId;
import hall.queue.HandServed;
import hall.queue.LateVisit;
import hall.queue.Restating;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was said afterwards, as text: corrections of the clock and visits entered afterwards.
final class AmendmentText {

  private AmendmentText() {}

  static void write(Restating restating, LineText to) {
    to.number(restating.from()).number(restating.to());
    to.moment(restating.since()).moment(restating.before());
    to.text(restating.by().toString());
  }

  static Restating restating(Fields from) {
    return new Restating(
        from.count(), from.count(), from.moment(), from.moment(), Duration.parse(from.text()));
  }

  static void write(LateVisit visit, LineText to) {
    HandServed served = visit.served();
    to.text(visit.id().value()).text(visit.number().toString()).text(visit.day().toString());
    to.text(served.service().value()).number(served.window().number());
    to.text(served.clerk().value()).moment(served.calledAt()).moment(served.endedAt());
    to.text(Names.OUTCOME.text(served.outcome())).text(served.reason());
    to.named("came", served.cameAt().map(Fields::text));
    if (!served.slip().isEmpty()) {
      to.named("slip", served.slip());
    }
  }

  static LateVisit lateVisit(Fields from) {
    TicketId id = new TicketId(from.text());
    TicketNumber number = TicketNumber.of(from.text());
    LocalDate day = LocalDate.parse(from.text());
    ServiceId service = new ServiceId(from.text());
    WindowId window = new WindowId(from.number());
    ClerkId clerk = new ClerkId(from.text());
    Instant called = from.moment();
    Instant ended = from.moment();
    var outcome = Names.OUTCOME.of(from.text());
    String reason = from.text();
    return new LateVisit(
        id,
        number,
        day,
        new HandServed(
            service,
            window,
            clerk,
            from.named("came").map(Fields::moment),
            called,
            ended,
            outcome,
            from.named("slip").orElse(""),
            reason));
  }

  /// What has been read of a snapshot's amendments so far.
  static final class Reading {

    private final List<Restating> restatings = new ArrayList<>();
    private final List<LateVisit> lateVisits = new ArrayList<>();
    private final Map<Series, Integer> issuedBefore = new HashMap<>();
    private int lateCount;
    private long opened;
    private LocalDate dayBefore = LocalDate.EPOCH;

    /// Whether the line is about an amendment; it is read then.
    boolean reads(String kind, Fields from) {
      switch (kind) {
        case "restated" -> restatings.add(restating(from));
        case "late" -> lateVisits.add(lateVisit(from));
        case "late-count" -> lateCount = from.number();
        case "opened" -> {
          opened = from.count();
          dayBefore = LocalDate.parse(from.text());
        }
        case "issued-before" -> issuedBefore.put(new Series(from.text()), from.number());
        default -> {
          return false;
        }
      }
      return true;
    }

    Amendments amendments() {
      return new Amendments(restatings, lateVisits, lateCount, opened, dayBefore, issuedBefore);
    }
  }
}
