package hall.queue;

import hall.queue.Decision.Accepted;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.WindowGivenBack;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Refusal.QuotaBelowIssued;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whether the hall may be laid out anew: nobody who is in it may be left without what they
/// wait for.
final class PlanDesk {

  private final Floor floor;
  private final Gates gates;

  PlanDesk(Floor floor) {
    this.floor = floor;
    gates = new Gates(floor);
  }

  /// The same hall file says nothing new, so that what a manager has changed since stays.
  Decision change(Command.ChangePlan change, Instant now) {
    HallPlan plan = change.plan();
    boolean isFromFile = change.isFromFile();
    boolean isKnown =
        isFromFile ? floor.filePlan().equals(Optional.of(plan)) : floor.plan().equals(plan);
    if (isKnown) {
      return new Accepted(List.of());
    }
    if (change.replaces().filter(replaced -> !replaced.equals(floor.plan())).isPresent()) {
      return Decision.refused(new Refusal.RulesChanged());
    }
    for (Ticket ticket : floor.tickets()) {
      Optional<Refusal> refusal = dropped(ticket, plan);
      if (refusal.isPresent()) {
        return Decision.refused(refusal.get());
      }
    }
    for (ServicePlan service : floor.plan().services()) {
      Optional<QuotaBelowIssued> refusal = tooFew(service, plan, now);
      if (refusal.isPresent()) {
        return Decision.refused(refusal.get());
      }
    }
    List<Event> events = new ArrayList<>();
    signOff(plan, events);
    giveBack(plan, events);
    events.add(new PlanChanged(plan, isFromFile));
    return new Accepted(events);
  }

  private void signOff(HallPlan plan, List<Event> events) {
    floor
        .posts()
        .clerks
        .forEach((window, clerk) -> {
          if (plan.window(window).isEmpty() || plan.clerk(clerk).isEmpty()) {
            events.add(new ClerkSignedOff(window, clerk));
          }
        });
  }

  private void giveBack(HallPlan plan, List<Event> events) {
    floor
        .posts()
        .loans
        .forEach((window, loan) -> {
          boolean isWhole =
              loan.services().stream().allMatch(service -> plan.service(service).isPresent());
          if (plan.window(window).isEmpty() || !isWhole) {
            events.add(new WindowGivenBack(window));
          }
        });
  }

  /// A ticket in the hall needs a window for its service and for its stops, the window and the
  /// clerk who have it, and those it is kept for.
  private static Optional<Refusal> dropped(Ticket ticket, HallPlan plan) {
    if (!isOpen(ticket)) {
      return Optional.empty();
    }
    Optional<Refusal> at =
        switch (ticket.stage()) {
          case Stage.Called called -> missing(ticket, called.window(), called.clerk(), plan);
          case Stage.Serving serving -> missing(ticket, serving.window(), serving.clerk(), plan);
          default ->
              isHandled(ticket.service(), plan)
                  ? Optional.empty()
                  : Optional.of(new Refusal.PlanDropsService(ticket.service(), ticket.number()));
        };
    return at.or(() -> ticket.standing().pin().flatMap(pin -> missing(ticket, pin.to(), plan)))
        .or(() -> missingOnTheWay(ticket, plan));
  }

  private static boolean isOpen(Ticket ticket) {
    return DayDesk.isOpen(ticket)
        || (ticket.stage() instanceof Stage.NoShow noShow && noShow.returnUntil().isPresent());
  }

  private static Optional<Refusal> missing(
      Ticket ticket, WindowId window, ClerkId clerk, HallPlan plan) {
    return missing(ticket, new Target.ToWindow(window), plan)
        .or(() -> missing(ticket, new Target.ToClerk(clerk), plan));
  }

  private static Optional<Refusal> missing(Ticket ticket, Target target, HallPlan plan) {
    return Routes.unknown(target, plan)
        .map(_ ->
            switch (target) {
              case Target.ToService(var service) ->
                  new Refusal.PlanDropsService(service, ticket.number());
              case Target.ToWindow(var window) ->
                  new Refusal.PlanDropsWindow(window, ticket.number());
              case Target.ToClerk(var clerk) -> new Refusal.PlanDropsClerk(clerk, ticket.number());
            });
  }

  private static Optional<Refusal> missingOnTheWay(Ticket ticket, HallPlan plan) {
    for (Stop stop : ticket.visit().route()) {
      for (ServiceId service : stop.services()) {
        if (!isHandled(service, plan)) {
          return Optional.of(new Refusal.PlanDropsService(service, ticket.number()));
        }
      }
      Optional<Refusal> pin = stop.pin().flatMap(target -> missing(ticket, target, plan));
      if (pin.isPresent()) {
        return pin;
      }
    }
    return Optional.empty();
  }

  private static boolean isHandled(ServiceId service, HallPlan plan) {
    return plan.service(service).isPresent()
        && plan.windows().stream().anyMatch(window -> window.handles(service));
  }

  /// Appointments have been promised as numbers have been given out; a service that is gone gives
  /// out none.
  private Optional<QuotaBelowIssued> tooFew(ServicePlan before, HallPlan plan, Instant now) {
    Optional<ServicePlan> after = plan.service(before.id());
    int promised = gates.promised(before.id(), now);
    if (after.isEmpty()) {
      return promised == 0
          ? Optional.empty()
          : Optional.of(new QuotaBelowIssued(before.id(), 0, promised));
    }
    ServicePlan service = after.get();
    Gate gate = service.gate();
    int today = gates.onDay(service, floor.day(), now);
    if (gate.perDay() > 0 && today > gate.perDay()) {
      return Optional.of(new QuotaBelowIssued(service.id(), gate.perDay(), today));
    }
    int green = gates.green(service.id());
    if (gate.greenPerDay() > 0 && green > gate.greenPerDay()) {
      return Optional.of(new QuotaBelowIssued(service.id(), gate.greenPerDay(), green));
    }
    if (gate.perSlot() > 0) {
      int booked = gates.mostBooked(service, plan, now);
      if (booked > gate.perSlot()) {
        return Optional.of(new QuotaBelowIssued(service.id(), gate.perSlot(), booked));
      }
    }
    return Optional.empty();
  }
}
