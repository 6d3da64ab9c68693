package hall.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Decides about visits that are entered afterwards (补录).
final class LateDesk {

  private static final int SLIP_MOST = 12;
  private static final int REASON_MOST = 80;

  /// 补录; the others are for a hall that has given BL to a service.
  private static final List<Series> SERIES =
      List.of(new Series("BL"), new Series("BX"), new Series("BZ"), new Series("ZZ"));

  private final Floor floor;

  LateDesk(Floor floor) {
    this.floor = floor;
  }

  Decision enter(TicketId id, HandServed served, Instant now) {
    return unknown(served)
        .or(() -> wrong(served, now))
        .or(() -> texts(served))
        .or(() -> entered(id, served))
        .map(Decision::refused)
        .orElseGet(() -> Decision.accepted(new Event.LateVisitEntered(visit(id, served))));
  }

  private LateVisit visit(TicketId id, HandServed served) {
    LocalDate day = floor.plan().calendar().businessDay(served.calledAt());
    TicketNumber number = new TicketNumber(series(), floor.amendments().lateCount() + 1);
    return new LateVisit(id, number, day, served);
  }

  private Series series() {
    return SERIES.stream()
        .filter(series ->
            floor.plan().services().stream().noneMatch(known -> known.series().equals(series)))
        .findFirst()
        .orElse(SERIES.getFirst());
  }

  private Optional<Refusal> unknown(HandServed served) {
    if (floor.plan().service(served.service()).isEmpty()) {
      return Optional.of(new Refusal.UnknownService(served.service()));
    }
    if (floor.plan().window(served.window()).isEmpty()) {
      return Optional.of(new Refusal.UnknownWindow(served.window()));
    }
    return floor.plan().clerk(served.clerk()).isEmpty()
        ? Optional.of(new Refusal.UnknownClerk(served.clerk()))
        : Optional.empty();
  }

  /// A visit that is entered afterwards is over, and it went forward in time.
  private static Optional<Refusal> wrong(HandServed served, Instant now) {
    Instant called = served.calledAt();
    Instant ended = served.endedAt();
    Instant oldest = now.minus(Amendments.LATE_DAYS, ChronoUnit.DAYS);
    if (called.isAfter(now)) {
      return Optional.of(new Refusal.TimeNotYet("calledAt", called, now));
    }
    if (ended.isAfter(now)) {
      return Optional.of(new Refusal.TimeNotYet("endedAt", ended, now));
    }
    if (called.isBefore(oldest)) {
      return Optional.of(new Refusal.TooLongAgo("calledAt", called, oldest));
    }
    if (ended.isBefore(called)) {
      return Optional.of(new Refusal.TimesOutOfOrder("endedAt", ended, "calledAt", called));
    }
    return served
        .cameAt()
        .filter(called::isBefore)
        .map(came -> new Refusal.TimesOutOfOrder("calledAt", called, "cameAt", came));
  }

  private static Optional<Refusal> texts(HandServed served) {
    if (served.slip().length() > SLIP_MOST) {
      return Optional.of(new Refusal.TooLong("slip", SLIP_MOST));
    }
    return served.reason().length() > REASON_MOST
        ? Optional.of(new Refusal.TooLong("reason", REASON_MOST))
        : Optional.empty();
  }

  private Optional<Refusal> entered(TicketId id, HandServed served) {
    if (floor.ticket(id).isPresent()) {
      return Optional.of(new Refusal.TicketIdTaken(id));
    }
    return floor.amendments().lateVisits().stream()
        .filter(visit -> isSame(visit.served(), served))
        .findFirst()
        .map(visit -> new Refusal.EnteredBefore(visit.number()));
  }

  /// The same window called somebody at the same moment for the same: entered twice.
  private static boolean isSame(HandServed one, HandServed other) {
    return one.window().equals(other.window())
        && one.service().equals(other.service())
        && one.calledAt().equals(other.calledAt())
        && one.slip().equals(other.slip());
  }
}
