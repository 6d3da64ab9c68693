package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.RecentCalls;
import hall.queue.Refusal;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.Waits;
import hall.queue.Waits.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What somebody should know before they take a number: whether one can be had, how many are left,
/// how long the wait may be, and whether it would be too late today. Lives on the loop's thread.
///
/// What is reckoned from recent calls is kept for two seconds, for it is a plain range and services
/// are told again with every number taken.
final class Prospects {

  private static final Duration KEPT = Duration.ofSeconds(2);

  private final Waits waits = RecentCalls.INSTANCE;
  private static final int TICKETS_MOST = 10_000;

  private final Map<ServiceId, Reckoned> reckoned = new HashMap<>();
  private final Map<TicketId, Reckoned> ofTickets = new HashMap<>();

  private record Reckoned(Instant at, Optional<Range> range, Optional<Instant> tooLate) {
    boolean isGood(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(KEPT));
    }
  }

  /// Before a number of the service is taken.
  void service(ObjectNode view, ServicePlan service, Hall hall, Instant now) {
    hall.numbersLeft(service.id(), now).ifPresent(left -> view.put("left", left));
    hall.noNumber(service.id(), now)
        .filter(refusal -> !(refusal instanceof Refusal.ServiceClosed))
        .ifPresent(refusal -> view.put("refused", Refusals.code(refusal.getClass())));
    Reckoned plain = reckoned.get(service.id());
    if (plain == null || !plain.isGood(now)) {
      plain =
          new Reckoned(
              now,
              waits.ofNext(hall, service.id(), now).plain(),
              hall.wouldBeTooLate(service.id(), now).map(Refusal.WouldBeTooLate::closes));
      reckoned.put(service.id(), plain);
    }
    plain.range().ifPresent(range -> put(view, range));
    plain.tooLate().ifPresent(closes -> view.put("tooLate", closes.toString()));
  }

  /// To somebody who looks at their ticket; not reckoned for every ticket that is taken.
  void ticket(ObjectNode view, Ticket ticket, Hall hall) {
    if (!ticket.isWaiting()) {
      ofTickets.remove(ticket.id());
      return;
    }
    Reckoned plain = ofTickets.get(ticket.id());
    if (plain == null || !plain.isGood(hall.at())) {
      if (ofTickets.size() >= TICKETS_MOST) {
        ofTickets.clear();
      }
      Optional<Range> wait = waits.of(hall, ticket, hall.at()).plain();
      plain = new Reckoned(hall.at(), wait, Optional.empty());
      ofTickets.put(ticket.id(), plain);
    }
    plain.range().ifPresent(range -> put(view, range));
  }

  /// When the next slot of a service begins that gives out so many numbers a slot.
  static Instant nextSlot(HallPlan plan, Instant after) {
    return plan.services().stream()
        .filter(service -> service.gate().perSlot() > 0)
        .map(service -> plan.slotOf(service, after).plus(service.gate().slot()))
        .filter(after::isBefore)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private static void put(ObjectNode view, Range range) {
    view.putObject("wait")
        .put("low", range.low())
        .put("high", range.high())
        .put("calls", range.calls())
        .put("plain", true);
  }
}
