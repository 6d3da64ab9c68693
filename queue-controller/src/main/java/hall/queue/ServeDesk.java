package hall.queue;

import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.Command.Hold;
import hall.queue.Command.Park;
import hall.queue.Command.Transfer;
import hall.queue.Decision.Accepted;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.RouteSet;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketHeld;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketParked;
import hall.queue.Event.TicketQueued;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketTransferred;
import hall.queue.Event.VisitOwned;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what becomes of the ticket at a window.
final class ServeDesk {

  private static final int MISSING_MOST = 200;

  private final Floor floor;
  private final Counter counter;
  private final Places places;
  private final Routes routes;

  ServeDesk(Floor floor) {
    this.floor = floor;
    counter = new Counter(floor);
    places = new Places(floor);
    routes = new Routes(floor);
  }

  Decision decide(Command command, Instant now) {
    return switch (command) {
      case Command.Start(var window) -> start(window);
      case Command.MarkNoShow(var window, var isFinal) -> markNoShow(window, isFinal, now);
      case Transfer transfer -> transfer(transfer, now);
      case Park park -> park(park, now);
      case Hold hold -> hold(hold, now);
      case Command.SetRoute(var window, var route) -> setRoute(window, route);
      case Command.AddCases(var window, var more) -> addCases(window, more);
      case Command.EndCase(var window, var outcome) -> endCase(window, outcome, now);
      case Command.End(var window, var outcome) -> end(window, outcome, now);
      case Command.Rate(var window, var rating) -> rate(window, rating, now);
      default -> throw new IllegalArgumentException("Not for a ticket at a window: " + command);
    };
  }

  private Decision start(WindowId window) {
    return counter.whereCalled(
        window,
        (ticket, clerk) -> {
          List<Event> events = new ArrayList<>();
          events.add(new ServiceStarted(ticket.id(), window));
          own(ticket, clerk, events);
          return new Accepted(events);
        });
  }

  /// Whoever answers a citizen first stays answerable for the visit (首问负责).
  private static void own(Ticket ticket, ClerkId clerk, List<Event> events) {
    if (ticket.visit().owner().isEmpty()) {
      events.add(new VisitOwned(ticket.id(), clerk));
    }
  }

  private Decision markNoShow(WindowId window, boolean isFinal, Instant now) {
    return counter.whereCalled(
        window,
        (ticket, _) -> {
          ReturnRule rule = rules().noShow();
          boolean isOver = isFinal || ticket.visit().returns() >= rule.times();
          return new Accepted(notShown(ticket, window, isOver ? Return.FINAL : rule.how(), now));
        });
  }

  private List<Event> notShown(Ticket ticket, WindowId window, Return how, Instant now) {
    TicketId id = ticket.id();
    return switch (how) {
      case FINAL -> List.of(new TicketNotShown(id, window, Optional.empty()));
      case ON_SCAN ->
          List.of(new TicketNotShown(id, window, Optional.of(now.plus(rules().noShow().within()))));
      case BACK ->
          List.of(
              new TicketNotShown(id, window, Optional.empty()),
              putBack(ticket, places.in(ticket.service(), ticket, Place.BACK, now)));
      case AFTER_CALLS ->
          List.of(
              new TicketNotShown(id, window, Optional.empty()),
              putBack(ticket, places.back(ticket, window, now)));
    };
  }

  private static Event putBack(Ticket ticket, Standing standing) {
    return new TicketQueued(ticket.id(), ticket.service(), standing, Event.Cause.PUT_BACK);
  }

  private Decision transfer(Transfer transfer, Instant now) {
    return counter.whereTicket(
        transfer.window(), (ticket, clerk) -> transfer(transfer, ticket, clerk, now));
  }

  private Decision transfer(Transfer transfer, Ticket ticket, ClerkId clerk, Instant now) {
    Optional<Refusal> unknown = Routes.unknown(transfer.to(), floor.plan());
    if (unknown.isPresent()) {
      return Decision.refused(unknown.get());
    }
    WindowId window = transfer.window();
    Place place = transfer.where().orElse(rules().transfer().where());
    ServiceId service =
        transfer.to() instanceof Target.ToService(var other) ? other : ticket.service();
    Standing standing =
        transfer.to() instanceof Target.ToService
            ? places.in(service, ticket, place, now)
            : places.keptFor(transfer.to(), service, ticket, place, now);
    List<Event> events = new ArrayList<>();
    own(ticket, clerk, events);
    events.add(new TicketTransferred(ticket.id(), window, transfer.to()));
    if (transfer.backToMe()) {
      Target me = new Target.ToWindow(window);
      List<Stop> route = new ArrayList<>(ticket.visit().route());
      route.addFirst(new Stop(List.of(ticket.service()), Optional.of(me)));
      events.add(new RouteSet(ticket.id(), route));
    }
    events.add(new TicketQueued(ticket.id(), service, standing, Event.Cause.TRANSFERRED));
    return new Accepted(events);
  }

  private Decision park(Park park, Instant now) {
    return counter.whereTicket(
        park.window(),
        (ticket, _) -> {
          Instant until = now.plus(park.within().orElse(rules().parkedFor()));
          return Decision.accepted(new TicketParked(ticket.id(), park.window(), until));
        });
  }

  private Decision hold(Hold hold, Instant now) {
    return counter.whereTicket(
        hold.window(),
        (ticket, clerk) -> {
          ReturnRule rule = rules().held();
          if (rule.how() == Return.FINAL || ticket.visit().papersBrought() >= rule.times()) {
            return Decision.refused(new Refusal.NoWayBack(ticket.number()));
          }
          if (hold.missing().length() > MISSING_MOST) {
            return Decision.refused(new Refusal.TooLong("missing", MISSING_MOST));
          }
          List<Event> events = new ArrayList<>();
          own(ticket, clerk, events);
          Instant until = now.plus(rule.within());
          events.add(new TicketHeld(ticket.id(), hold.window(), hold.missing(), until));
          return new Accepted(events);
        });
  }

  private Decision setRoute(WindowId window, List<Stop> route) {
    return counter.whereTicket(
        window,
        (ticket, _) -> {
          Optional<Refusal> unknown = Routes.unknown(route, floor.plan());
          if (unknown.isPresent()) {
            return Decision.refused(unknown.get());
          }
          return ticket.visit().route().equals(route)
              ? new Accepted(List.of())
              : Decision.accepted(new RouteSet(ticket.id(), route));
        });
  }

  private Decision addCases(WindowId window, int more) {
    return counter.whereTicket(
        window,
        (ticket, _) ->
            ticket.visit().cases() + more > Particulars.CASES_MAX
                ? Decision.refused(new Refusal.TooManyCases(window, Particulars.CASES_MAX))
                : Decision.accepted(new Event.CasesAdded(ticket.id(), more)));
  }

  private Decision endCase(WindowId window, Outcome outcome, Instant now) {
    return counter.whereTicket(
        window,
        (ticket, clerk) -> {
          if (ticket.visit().openCases() <= 1) {
            return Decision.refused(new Refusal.LastCase(window, ticket.number()));
          }
          List<Event> events = new ArrayList<>();
          if (ticket.stage() instanceof Stage.Called) {
            events.add(new ServiceStarted(ticket.id(), window));
          }
          own(ticket, clerk, events);
          events.add(new Event.CaseEnded(ticket.id(), window, outcome));
          ask(ticket, window, now, events);
          return new Accepted(events);
        });
  }

  private Decision end(WindowId window, Outcome outcome, Instant now) {
    return counter.whereTicket(
        window,
        (ticket, clerk) -> {
          List<Event> events = new ArrayList<>();
          own(ticket, clerk, events);
          events.add(new ServiceEnded(ticket.id(), window, outcome));
          ask(ticket, window, now, events);
          events.addAll(routes.goOn(ticket, now));
          return new Accepted(events);
        });
  }

  /// The pad asks about this ticket now, and about no other; and no other pad about this one.
  private void ask(Ticket ticket, WindowId window, Instant now, List<Event> events) {
    if (!floor.plan().window(window).map(WindowPlan::asksForRating).orElse(false)) {
      return;
    }
    floor.askedAt(window).ifPresent(asked -> events.add(new RatingLapsed(asked.id(), window)));
    if (ticket.feedback() instanceof Feedback.Asked(var elsewhere, _)
        && !elsewhere.equals(window)) {
      events.add(new RatingLapsed(ticket.id(), elsewhere));
    }
    events.add(new RatingAsked(ticket.id(), window, now.plus(rules().ratingWithin())));
  }

  private Decision rate(WindowId window, Rating rating, Instant now) {
    if (floor.plan().window(window).isEmpty()) {
      return Decision.refused(new Refusal.UnknownWindow(window));
    }
    Optional<Ticket> asked = floor.askedAt(window);
    if (asked.isPresent()
        && asked.get().feedback() instanceof Feedback.Asked(_, var until)
        && now.isBefore(until)) {
      return Decision.accepted(new TicketRated(asked.get().id(), window, rating));
    }
    return Decision.refused(new Refusal.NotAskedToRate(window));
  }

  private CallRules rules() {
    return floor.plan().rules();
  }
}
