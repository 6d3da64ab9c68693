package hall.queue;

import hall.queue.Command.TakeTicket;
import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.Event.PrintFailed;
import hall.queue.Event.TicketPrinted;
import hall.queue.Event.TicketTaken;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Ticket.Paper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides about numbers: whether one may be given out, and which.
final class TicketDesk {

  private final Floor floor;

  TicketDesk(Floor floor) {
    this.floor = floor;
  }

  Decision take(TakeTicket take, Instant now) {
    Optional<ServicePlan> known = floor.plan().service(take.service());
    if (known.isEmpty()) {
      return new Refused(new Refusal.UnknownService(take.service()));
    }
    ServicePlan service = known.get();
    if (!floor.plan().isOpen(service, now)) {
      return new Refused(
          new Refusal.ServiceClosed(service.id(), floor.plan().nextOpening(service, now)));
    }
    if (service.dailyLimit() > 0 && floor.takenOf(service.id()) >= service.dailyLimit()) {
      return new Refused(new Refusal.DailyLimitReached(service.id(), service.dailyLimit()));
    }
    if (floor.ticket(take.ticket()).isPresent()) {
      return new Refused(new Refusal.TicketIdTaken(take.ticket()));
    }
    TicketNumber number = new TicketNumber(service.series(), floor.issued(service.series()) + 1);
    return new Accepted(
        List.of(
            new TicketTaken(
                take.ticket(), number, service.id(), take.priority(), take.language())));
  }

  Decision notePaper(TicketId id, String problem) {
    Optional<Ticket> ticket = floor.ticket(id);
    if (ticket.isEmpty()) {
      return new Refused(new Refusal.UnknownTicket(id));
    }
    Paper paper = problem.isEmpty() ? new Paper.Printed() : new Paper.Failed(problem);
    if (ticket.get().paper().equals(paper)) {
      return new Accepted(List.of());
    }
    return new Accepted(
        List.of(problem.isEmpty() ? new TicketPrinted(id) : new PrintFailed(id, problem)));
  }

  int ahead(Ticket ticket) {
    int ahead = 0;
    if (ticket.isWaiting()) {
      for (ServiceId service : competing(ticket.service())) {
        ahead += floor.line(service).aheadOf(ticket);
      }
    }
    return ahead;
  }

  int aheadOfNext(ServiceId service) {
    return competing(service).stream().mapToInt(each -> floor.line(each).size()).sum();
  }

  /// A service that no window handles competes with itself alone.
  private Set<ServiceId> competing(ServiceId service) {
    Set<ServiceId> competing = floor.competingWith(service);
    return competing.isEmpty() ? Set.of(service) : competing;
  }
}
