package hall.queue;

import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.DayOpened;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.TicketExpired;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Decides what time brings and how the hall is laid out.
final class DayDesk {

  private final Floor floor;

  DayDesk(Floor floor) {
    this.floor = floor;
  }

  /// What has fallen due: a business day that begins, ratings that were not given. The business day
  /// never goes back, whatever the clock says.
  List<Event> keepTime(Instant now) {
    LocalDate today = floor.plan().calendar().businessDay(now);
    List<Event> events = new ArrayList<>();
    if (today.isAfter(floor.day())) {
      lapse(Instant.MAX, events);
      floor.tickets().stream()
          .filter(DayDesk::isOpen)
          .forEach(ticket -> events.add(new TicketExpired(ticket.id())));
      floor.clerks().forEach((window, clerk) -> events.add(new ClerkSignedOff(window, clerk)));
      events.add(new DayOpened(today));
    } else {
      lapse(now, events);
    }
    return events;
  }

  Decision changePlan(HallPlan plan) {
    if (plan.equals(floor.plan())) {
      return new Accepted(List.of());
    }
    for (Ticket ticket : floor.tickets()) {
      if (isOpen(ticket)) {
        Optional<Refusal> refusal = dropped(ticket, plan);
        if (refusal.isPresent()) {
          return new Refused(refusal.get());
        }
      }
    }
    List<Event> events = new ArrayList<>();
    floor
        .clerks()
        .forEach((window, clerk) -> {
          if (plan.window(window).isEmpty() || !plan.clerks().contains(clerk)) {
            events.add(new ClerkSignedOff(window, clerk));
          }
        });
    events.add(new PlanChanged(plan));
    return new Accepted(events);
  }

  Instant nextDeadline() {
    Instant next = floor.plan().calendar().startOf(floor.day().plusDays(1));
    for (Instant moment : moments()) {
      if (moment.isBefore(next)) {
        next = moment;
      }
    }
    return next;
  }

  private List<Instant> moments() {
    List<Instant> moments = new ArrayList<>();
    for (Ticket asked : floor.asked()) {
      if (asked.feedback() instanceof Feedback.Asked(var until)) {
        moments.add(until);
      }
    }
    return moments;
  }

  private void lapse(Instant now, List<Event> events) {
    for (Ticket asked : floor.asked()) {
      if (asked.feedback() instanceof Feedback.Asked(var until)
          && !until.isAfter(now)
          && asked.stage() instanceof Stage.Done done) {
        events.add(new RatingLapsed(asked.id(), done.window()));
      }
    }
  }

  private static boolean isOpen(Ticket ticket) {
    return switch (ticket.stage()) {
      case Stage.Waiting _, Stage.Called _, Stage.Serving _ -> true;
      case Stage.Done _, Stage.NoShow _, Stage.Expired _ -> false;
    };
  }

  /// A waiting ticket needs a window that still handles its service; one at a window needs the
  /// window.
  private static Optional<Refusal> dropped(Ticket ticket, HallPlan plan) {
    Optional<WindowId> at =
        switch (ticket.stage()) {
          case Stage.Called called -> Optional.of(called.window());
          case Stage.Serving serving -> Optional.of(serving.window());
          default -> Optional.empty();
        };
    if (at.isPresent()) {
      return plan.window(at.get()).isPresent()
          ? Optional.empty()
          : Optional.of(new Refusal.PlanDropsWindow(at.get(), ticket.number()));
    }
    return handled(plan).contains(ticket.service()) && plan.service(ticket.service()).isPresent()
        ? Optional.empty()
        : Optional.of(new Refusal.PlanDropsService(ticket.service(), ticket.number()));
  }

  private static Set<ServiceId> handled(HallPlan plan) {
    return plan.windows().stream()
        .flatMap(window -> window.services().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
