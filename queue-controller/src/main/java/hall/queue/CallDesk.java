package hall.queue;

import hall.queue.Command.CallChosen;
import hall.queue.Command.ServeWalkIn;
import hall.queue.Event.ActionUndone;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketRecalled;
import hall.queue.Event.TicketTaken;
import hall.queue.Event.VisitOwned;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Standing.Pin;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides who is called to a window, and takes back what was pressed by mistake.
final class CallDesk {

  private final Floor floor;
  private final Counter counter;
  private final Chooser chooser;
  private final TicketDesk tickets;
  private final Places places;

  CallDesk(Floor floor, TicketDesk tickets) {
    this.floor = floor;
    this.tickets = tickets;
    counter = new Counter(floor);
    chooser = new Chooser(floor.queues());
    places = new Places(floor);
  }

  Decision callNext(WindowId window, Instant now) {
    return counter.whereFree(
        window,
        clerk ->
            choose(window, clerk, now)
                .map(next -> call(next.ticket().id(), window, clerk, next.why()))
                .map(Decision::accepted)
                .orElseGet(() -> Decision.refused(new Refusal.NobodyWaiting(window))));
  }

  /// Whether the window, free and not paused, has somebody to call.
  boolean mayCall(WindowId window, Instant now) {
    ClerkId clerk = floor.posts().clerks.get(window);
    if (clerk == null
        || floor.posts().pauses.containsKey(window)
        || floor.posts().at(window).isPresent()) {
      return false;
    }
    List<ServiceId> handled = floor.handling().at(window);
    Calendar calendar = floor.plan().calendar();
    return chooser.nextUnexplained(window, clerk, handled, rule(window), calendar, now).isPresent();
  }

  /// Whom the rules call to the window.
  Optional<Choice> choose(WindowId window, ClerkId clerk, Instant now) {
    return chooser.next(
        window, clerk, floor.handling().at(window), rule(window), floor.plan().calendar(), now);
  }

  private WindowRule rule(WindowId window) {
    return floor.plan().rules().windowRule(window);
  }

  private static Event call(TicketId ticket, WindowId window, ClerkId clerk, Why why) {
    return new TicketCalled(ticket, window, clerk, why);
  }

  Decision callChosen(CallChosen chosen, Instant now) {
    return counter.whereFree(chosen.window(), clerk -> callChosen(chosen, clerk, now));
  }

  private Decision callChosen(CallChosen chosen, ClerkId clerk, Instant now) {
    Optional<Ticket> known = floor.ticket(chosen.ticket());
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownTicket(chosen.ticket()));
    }
    Ticket ticket = known.get();
    boolean isOwnParked =
        ticket.stage() instanceof Stage.Parked parked && parked.clerk().equals(clerk);
    if (!isOwnParked) {
      Optional<Refusal> refusal = notChosen(ticket, chosen, clerk);
      if (refusal.isPresent()) {
        return Decision.refused(refusal.get());
      }
    }
    Why.Kind kind = isOwnParked ? Why.Kind.PARKED : Why.Kind.CHOSEN;
    String reason = isOwnParked ? "" : chosen.reason().strip();
    return Decision.accepted(
        call(
            ticket.id(),
            chosen.window(),
            clerk,
            why(kind, ticket, chosen.window(), clerk, reason, now)));
  }

  private Optional<Refusal> notChosen(Ticket ticket, CallChosen chosen, ClerkId clerk) {
    if (!(ticket.stage() instanceof Stage.Waiting || ticket.stage() instanceof Stage.Parked)) {
      return Optional.of(VisitDesk.notPossible(ticket));
    }
    boolean may =
        floor
            .plan()
            .clerk(clerk)
            .filter(plan -> plan.may().contains(Permission.CALL_CHOSEN))
            .isPresent();
    if (!may) {
      return Optional.of(new Refusal.NotPermitted(clerk, Permission.CALL_CHOSEN));
    }
    if (!isHandled(ticket, chosen.window(), clerk)) {
      return Optional.of(new Refusal.NotHandledHere(chosen.window(), ticket.service()));
    }
    return VisitDesk.reason(chosen.reason(), Permission.CALL_CHOSEN);
  }

  private boolean isHandled(Ticket ticket, WindowId window, ClerkId clerk) {
    Optional<Target> kept = ticket.standing().pin().map(Pin::to);
    return floor.handling().at(window).contains(ticket.service())
        || kept.equals(Optional.of(new Target.ToWindow(window)))
        || kept.equals(Optional.of(new Target.ToClerk(clerk)));
  }

  private Why why(
      Why.Kind kind, Ticket ticket, WindowId window, ClerkId clerk, String reason, Instant now) {
    return chooser.byHand(
        kind, ticket, window, clerk, floor.handling().at(window), rule(window), reason, now);
  }

  /// A number is given out, called and started in one step.
  Decision serveWalkIn(ServeWalkIn walkIn, Instant now) {
    Optional<ServicePlan> known = floor.plan().service(walkIn.service());
    return known.isEmpty()
        ? Decision.refused(new Refusal.UnknownService(walkIn.service()))
        : counter.whereFree(walkIn.window(), clerk -> serveWalkIn(walkIn, known.get(), clerk, now));
  }

  private Decision serveWalkIn(
      ServeWalkIn walkIn, ServicePlan service, ClerkId clerk, Instant now) {
    WindowId window = walkIn.window();
    if (floor.ticket(walkIn.ticket()).isPresent()) {
      return Decision.refused(new Refusal.TicketIdTaken(walkIn.ticket()));
    }
    if (!floor.handling().at(window).contains(service.id())) {
      return Decision.refused(new Refusal.NotHandledHere(window, service.id()));
    }
    Optional<Refusal> limit = tickets.gates().limit(service, Optional.empty(), now);
    if (limit.isPresent()) {
      return Decision.refused(limit.get());
    }
    TicketTaken take =
        new TicketTaken(
            walkIn.ticket(),
            tickets.next(service),
            service.id(),
            Priority.ORDINARY,
            walkIn.language(),
            Particulars.NONE,
            places.ofArrival(Priority.ORDINARY, now));
    Ticket ticket = floor.taken(take, floor.seq() + 1, now);
    Why why = why(Why.Kind.WALK_IN, ticket, window, clerk, "", now);
    return Decision.accepted(
        take,
        call(ticket.id(), window, clerk, why),
        new ServiceStarted(ticket.id(), window),
        new VisitOwned(ticket.id(), clerk));
  }

  /// Announced once more; its wait has ended with the first call.
  Decision recall(WindowId window, Instant now) {
    return counter.whereCalled(
        window,
        (ticket, _) -> {
          Optional<Instant> from =
              floor
                  .calls()
                  .of(ticket.id())
                  .map(call -> call.at().plus(floor.plan().rules().recallGap()))
                  .filter(now::isBefore);
          return from.isPresent()
              ? Decision.refused(new Refusal.RecallTooSoon(window, ticket.number(), from.get()))
              : Decision.accepted(new TicketRecalled(ticket.id(), window));
        });
  }

  Decision undo(WindowId window, Instant now) {
    return counter.whereClerk(
        window,
        _ ->
            slip(window, now)
                .map(slip ->
                    Decision.accepted(new ActionUndone(slip.before().id(), window, slip.entry())))
                .orElseGet(() -> Decision.refused(new Refusal.NothingToUndo(window))));
  }

  /// The last key, if it can be taken back at that moment: nothing has happened to its ticket since
  /// and the window has no other.
  Optional<Slip> slip(WindowId window, Instant now) {
    return Optional.ofNullable(floor.posts().slips.get(window))
        .filter(slip -> !now.isAfter(slip.at().plus(floor.plan().rules().undoWithin())))
        .filter(slip -> isAloneWith(window, slip.before().id()));
  }

  private boolean isAloneWith(WindowId window, TicketId ticket) {
    return floor.ticketAt(window).map(here -> here.id().equals(ticket)).orElse(true);
  }

  /// What the rules call to a free window without a key, once it has rested as long as they say: to
  /// the one that has been free for longest.
  List<Event> callByItself(Instant now) {
    for (WindowId window : longestFreeFirst()) {
      Optional<Instant> rested = rested(window);
      Optional<ClerkId> clerk = floor.clerkAt(window);
      if (rested.isPresent() && clerk.isPresent() && !rested.get().isAfter(now)) {
        Optional<Choice> next = choose(window, clerk.get(), now);
        if (next.isPresent()) {
          TicketId ticket = next.get().ticket().id();
          return List.of(call(ticket, window, clerk.get(), next.get().why()));
        }
      }
    }
    return List.of();
  }

  private List<WindowId> longestFreeFirst() {
    return floor.posts().freeSince.entrySet().stream()
        .sorted(Map.Entry.<WindowId, Instant>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// From when a free window calls by itself; empty where the clerk calls.
  Optional<Instant> rested(WindowId window) {
    Instant since = floor.posts().freeSince.get(window);
    return since == null ? Optional.empty() : rule(window).autoCall().map(since::plus);
  }
}
