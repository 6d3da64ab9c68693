package hall.queue;

import hall.queue.Command.GrantPriority;
import hall.queue.Decision.Accepted;
import hall.queue.Event.PriorityGranted;
import hall.queue.Event.TicketQueued;
import hall.queue.Event.VisitOwned;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides about a number that has been taken, away from any window: coming back, giving it back,
/// paper, who answers for it, by which right it waits.
final class VisitDesk {

  static final int REASON_MOST = 80;

  private final Floor floor;
  private final Gates gates;
  private final Places places;

  VisitDesk(Floor floor) {
    this.floor = floor;
    gates = new Gates(floor);
    places = new Places(floor);
  }

  Decision comeBack(TicketId id, Instant now) {
    Optional<Ticket> known = floor.ticket(id);
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownTicket(id));
    }
    Ticket ticket = known.get();
    return switch (ticket.stage()) {
      case Stage.NoShow(var window, _, _, _, _, var until) ->
          until.isPresent() && !now.isAfter(until.get())
              ? back(ticket, places.back(ticket, window, now))
              : Decision.refused(new Refusal.NoWayBack(ticket.number()));
      case Stage.Held(var window, _, _, _, var until) ->
          now.isAfter(until)
              ? Decision.refused(new Refusal.NoWayBack(ticket.number()))
              : back(ticket, places.withPapers(ticket, window, now));
      default -> Decision.refused(notPossible(ticket));
    };
  }

  private static Decision back(Ticket ticket, Standing standing) {
    return Decision.accepted(
        new TicketQueued(ticket.id(), ticket.service(), standing, Event.Cause.CAME_BACK));
  }

  Decision cancel(TicketId id) {
    Optional<Ticket> known = floor.ticket(id);
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownTicket(id));
    }
    return switch (known.get().stage()) {
      case Stage.Waiting _, Stage.Parked _, Stage.Held _ ->
          Decision.accepted(new Event.TicketCancelled(id));
      case Stage.NoShow noShow when noShow.returnUntil().isPresent() ->
          Decision.accepted(new Event.TicketCancelled(id));
      case Stage.Cancelled _ -> new Accepted(List.of());
      default -> Decision.refused(notPossible(known.get()));
    };
  }

  Decision reprint(TicketId id) {
    Optional<Ticket> known = floor.ticket(id);
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownTicket(id));
    }
    return switch (known.get().stage()) {
      case Stage.Done _, Stage.Cancelled _, Stage.Expired _ ->
          Decision.refused(notPossible(known.get()));
      default -> Decision.accepted(new Event.ReprintAsked(id));
    };
  }

  Decision notePaper(TicketId id, String problem) {
    return problem.isEmpty()
        ? note(id, new Paper.Printed(), new Event.TicketPrinted(id))
        : note(id, new Paper.Failed(problem), new Event.PrintFailed(id, problem));
  }

  Decision noteSent(TicketId id) {
    return note(id, new Paper.Sent(), new Event.PaperSent(id));
  }

  private Decision note(TicketId id, Paper paper, Event event) {
    Optional<Ticket> known = floor.ticket(id);
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownTicket(id));
    }
    return known.get().paper().equals(paper) ? new Accepted(List.of()) : Decision.accepted(event);
  }

  Decision handOver(TicketId id, ClerkId clerk) {
    Optional<Ticket> known = floor.ticket(id);
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownTicket(id));
    }
    if (floor.plan().clerk(clerk).isEmpty()) {
      return Decision.refused(new Refusal.UnknownClerk(clerk));
    }
    Ticket ticket = known.get();
    return switch (ticket.stage()) {
      case Stage.Cancelled _, Stage.Expired _ -> Decision.refused(notPossible(ticket));
      default ->
          ticket.visit().owner().equals(Optional.of(clerk))
              ? new Accepted(List.of())
              : Decision.accepted(new VisitOwned(id, clerk));
    };
  }

  Decision grant(GrantPriority grant) {
    Optional<Ticket> known = floor.ticket(grant.ticket());
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownTicket(grant.ticket()));
    }
    Ticket ticket = known.get();
    if (!ticket.isWaiting()) {
      return Decision.refused(notPossible(ticket));
    }
    Optional<Refusal> refusal = notGranted(ticket, grant);
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    if (ticket.priority() == grant.priority()) {
      return new Accepted(List.of());
    }
    PriorityGranted granted =
        new PriorityGranted(ticket.id(), grant.priority(), grant.granter(), grant.reason());
    Standing standing = places.granted(ticket, grant.priority());
    return standing.equals(ticket.standing())
        ? Decision.accepted(granted)
        : Decision.accepted(
            granted,
            new TicketQueued(
                ticket.id(), ticket.service(), standing, Event.Cause.PRIORITY_GRANTED));
  }

  private Optional<Refusal> notGranted(Ticket ticket, GrantPriority grant) {
    Optional<ClerkPlan> granter = floor.plan().clerk(grant.granter());
    if (granter.isEmpty()) {
      return Optional.of(new Refusal.UnknownClerk(grant.granter()));
    }
    boolean isGreen = grant.priority() == Priority.GREEN;
    if (isGreen && !granter.get().may().contains(Permission.GRANT_GREEN)) {
      return Optional.of(new Refusal.NotPermitted(grant.granter(), Permission.GRANT_GREEN));
    }
    Optional<Refusal> reason = reason(grant.reason(), Permission.GRANT_GREEN);
    if (reason.isPresent() || !isGreen || ticket.priority() == Priority.GREEN) {
      return reason;
    }
    ServiceId service = ticket.visit().takenFor();
    int limit = floor.plan().service(service).map(plan -> plan.gate().greenPerDay()).orElse(0);
    return limit > 0 && gates.green(service) >= limit
        ? Optional.of(new Refusal.GreenLimitReached(service, limit))
        : Optional.empty();
  }

  /// What is wrong with a reason.
  static Optional<Refusal> reason(String reason, Permission permission) {
    if (reason.isBlank()) {
      return Optional.of(new Refusal.ReasonNeeded(permission));
    }
    return reason.length() > REASON_MOST
        ? Optional.of(new Refusal.TooLong("reason", REASON_MOST))
        : Optional.empty();
  }

  static Refusal notPossible(Ticket ticket) {
    return new Refusal.NotPossible(ticket.number(), ticket.state());
  }
}
