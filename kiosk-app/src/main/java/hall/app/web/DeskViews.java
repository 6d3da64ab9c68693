package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.queue.Booking;
import hall.queue.Choice;
import hall.queue.Hall;
import hall.queue.LineClass;
import hall.queue.Priority;
import hall.queue.Standing;
import hall.queue.Standing.Pin;
import hall.queue.Stop;
import hall.queue.Target;
import hall.queue.Ticket;
import hall.queue.Ticket.Stage;
import hall.queue.Visit;
import hall.queue.WindowId;
import java.time.Instant;

/// What a window's desk needs beyond who is there: what it handles now, whom it has set aside, what
/// can be taken back. And what is out of the ordinary about a ticket.
final class DeskViews {

  private DeskViews() {}

  static void window(ObjectNode view, WindowId window, Hall hall) {
    ArrayNode handles = view.putArray("handles");
    hall.handledAt(window).forEach(service -> handles.add(service.value()));
    hall.pause(window)
        .ifPresentOrElse(
            pause ->
                view.putObject("paused")
                    .put("reason", Body.name(pause.reason()))
                    .put("since", pause.since().toString()),
            () -> view.putNull("paused"));
    hall.loan(window)
        .ifPresentOrElse(
            loan -> {
              ObjectNode lent = view.putObject("loan");
              ArrayNode services = lent.putArray("services");
              loan.services().forEach(service -> services.add(service.value()));
              if (!loan.until().equals(Instant.MAX)) {
                lent.put("until", loan.until().toString());
              }
            },
            () -> view.putNull("loan"));
    ArrayNode parked = view.putArray("parked");
    for (Ticket ticket : hall.parkedAt(window)) {
      if (ticket.stage() instanceof Stage.Parked(_, _, _, var at, var until)) {
        parked
            .addObject()
            .put("id", ticket.id().value())
            .put("number", ticket.number().toString())
            .put("service", ticket.service().value())
            .put("parkedAt", at.toString())
            .put("returnUntil", until.toString());
      }
    }
    hall.clerkAt(window)
        .flatMap(_ -> hall.choose(window, hall.at()))
        .map(Choice::ticket)
        .ifPresentOrElse(
            next -> view.put("next", next.number().toString()), () -> view.putNull("next"));
    hall.undoUntil(window, hall.at())
        .ifPresentOrElse(
            until -> view.put("undoUntil", until.toString()), () -> view.putNull("undoUntil"));
  }

  /// Whether a waiting ticket is as most are, so that [#ticket] tells nothing.
  static boolean isUsual(Priority priority, Standing standing, Visit visit) {
    return standing.of() == LineClass.of(priority)
        && standing.pin().isEmpty()
        && visit.cases() == 1
        && visit.leg() == 1
        && visit.owner().isEmpty()
        && visit.route().isEmpty()
        && visit.reprints() == 0
        && visit.said().slot().isEmpty()
        && visit.said().leased().isEmpty();
  }

  /// Only what is not as with most tickets, for tickets are told by the thousand.
  static void ticket(ObjectNode view, Ticket ticket) {
    Visit visit = ticket.visit();
    if (ticket.standing().of() != LineClass.of(ticket.priority())) {
      view.put("line", Body.name(ticket.standing().of()));
    }
    if (visit.cases() > 1) {
      view.put("cases", visit.cases()).put("openCases", visit.openCases());
    }
    if (visit.leg() > 1) {
      view.put("leg", visit.leg());
    }
    if (visit.reprints() > 0) {
      view.put("reprints", visit.reprints());
    }
    visit.said().leased().ifPresent(leased -> view.put("heardAt", leased.heardAt().toString()));
    visit.owner().ifPresent(owner -> view.put("owner", owner.value()));
    visit.said().slot().map(Booking::slot).ifPresent(slot -> view.put("slot", slot.toString()));
    if (!visit.route().isEmpty()) {
      ArrayNode stops = view.putArray("stops");
      visit.route().forEach(stop -> stop(stops, stop));
    }
    ticket.standing().pin().map(Pin::to).ifPresent(to -> target(view, to));
  }

  private static void stop(ArrayNode stops, Stop stop) {
    ArrayNode services = stops.addArray();
    stop.services().forEach(service -> services.add(service.value()));
  }

  private static void target(ObjectNode view, Target to) {
    switch (to) {
      case Target.ToWindow(var window) -> view.put("forWindow", window.number());
      case Target.ToClerk(var clerk) -> view.put("forClerk", clerk.value());
      case Target.ToService _ -> {}
    }
  }
}
