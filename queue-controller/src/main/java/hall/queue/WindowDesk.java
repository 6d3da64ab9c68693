package hall.queue;

import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides about windows: who works there, who is called there, what becomes of the ticket.
final class WindowDesk {

  private final Floor floor;

  WindowDesk(Floor floor) {
    this.floor = floor;
  }

  Decision signOn(WindowId window, ClerkId clerk) {
    if (floor.plan().window(window).isEmpty()) {
      return new Refused(new Refusal.UnknownWindow(window));
    }
    if (!floor.plan().clerks().contains(clerk)) {
      return new Refused(new Refusal.UnknownClerk(clerk));
    }
    Optional<ClerkId> here = floor.clerkAt(window);
    if (here.equals(Optional.of(clerk))) {
      return new Accepted(List.of());
    }
    Optional<Ticket> busy = floor.ticketAt(window);
    if (busy.isPresent()) {
      return new Refused(new Refusal.WindowBusy(window, busy.get().number()));
    }
    List<Event> events = new ArrayList<>();
    here.ifPresent(other -> events.add(new ClerkSignedOff(window, other)));
    Optional<WindowId> elsewhere = floor.windowOf(clerk);
    if (elsewhere.isPresent()) {
      if (floor.ticketAt(elsewhere.get()).isPresent()) {
        return new Refused(new Refusal.ClerkBusyElsewhere(clerk, elsewhere.get()));
      }
      events.add(new ClerkSignedOff(elsewhere.get(), clerk));
    }
    events.add(new ClerkSignedOn(window, clerk));
    return new Accepted(events);
  }

  Decision signOff(WindowId window) {
    if (floor.plan().window(window).isEmpty()) {
      return new Refused(new Refusal.UnknownWindow(window));
    }
    Optional<Ticket> busy = floor.ticketAt(window);
    if (busy.isPresent()) {
      return new Refused(new Refusal.WindowBusy(window, busy.get().number()));
    }
    return new Accepted(
        floor
            .clerkAt(window)
            .<List<Event>>map(clerk -> List.of(new ClerkSignedOff(window, clerk)))
            .orElse(List.of()));
  }

  Decision callNext(WindowId window) {
    Optional<WindowPlan> plan = floor.plan().window(window);
    if (plan.isEmpty()) {
      return new Refused(new Refusal.UnknownWindow(window));
    }
    Optional<ClerkId> clerk = floor.clerkAt(window);
    if (clerk.isEmpty()) {
      return new Refused(new Refusal.NoClerk(window));
    }
    Optional<Ticket> busy = floor.ticketAt(window);
    if (busy.isPresent()) {
      return new Refused(new Refusal.WindowBusy(window, busy.get().number()));
    }
    return plan.get().services().stream()
        .flatMap(service -> floor.line(service).head().stream())
        .min(WaitingLine.BY_RANK)
        .<Decision>map(next -> accepted(new TicketCalled(next.id(), window, clerk.get())))
        .orElseGet(() -> new Refused(new Refusal.NobodyWaiting(window)));
  }

  Decision recall(WindowId window) {
    return whileCalled(window, ticket -> new TicketRecalled(ticket, window));
  }

  Decision start(WindowId window) {
    return whileCalled(window, ticket -> new ServiceStarted(ticket, window));
  }

  Decision markNoShow(WindowId window) {
    return whileCalled(window, ticket -> new TicketNotShown(ticket, window));
  }

  Decision end(WindowId window, Instant now) {
    Optional<Ticket> here = floor.ticketAt(window);
    if (here.isEmpty()) {
      return nothingAt(window);
    }
    List<Event> events = new ArrayList<>();
    events.add(new ServiceEnded(here.get().id(), window));
    if (floor.plan().window(window).map(WindowPlan::asksForRating).orElse(false)) {
      floor.askedAt(window).ifPresent(asked -> events.add(new RatingLapsed(asked.id(), window)));
      Instant until = now.plus(floor.plan().rules().ratingWithin());
      events.add(new RatingAsked(here.get().id(), window, until));
    }
    return new Accepted(events);
  }

  Decision rate(WindowId window, Rating rating, Instant now) {
    if (floor.plan().window(window).isEmpty()) {
      return new Refused(new Refusal.UnknownWindow(window));
    }
    Optional<Ticket> asked = floor.askedAt(window);
    if (asked.isPresent()
        && asked.get().feedback() instanceof Feedback.Asked(var until)
        && now.isBefore(until)) {
      return accepted(new TicketRated(asked.get().id(), window, rating));
    }
    return new Refused(new Refusal.NotAskedToRate(window));
  }

  private Decision whileCalled(WindowId window, WindowStep step) {
    Optional<Ticket> here = floor.ticketAt(window);
    if (here.isEmpty()) {
      return nothingAt(window);
    }
    Ticket ticket = here.get();
    return ticket.stage() instanceof Stage.Called
        ? accepted(step.happens(ticket.id()))
        : new Refused(new Refusal.AlreadyStarted(window, ticket.number()));
  }

  private Decision nothingAt(WindowId window) {
    if (floor.plan().window(window).isEmpty()) {
      return new Refused(new Refusal.UnknownWindow(window));
    }
    return new Refused(
        floor.clerkAt(window).isEmpty()
            ? new Refusal.NoClerk(window)
            : new Refusal.NoTicketAtWindow(window));
  }

  private static Decision accepted(Event event) {
    return new Accepted(List.of(event));
  }

  private interface WindowStep {
    Event happens(TicketId ticket);
  }
}
