package hall.queue;

import hall.queue.Event.RouteSet;
import hall.queue.Event.TicketQueued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Leads a visit from stop to stop (联办, 一票到底).
final class Routes {

  private final Floor floor;
  private final Places places;

  Routes(Floor floor) {
    this.floor = floor;
    places = new Places(floor);
  }

  /// What the route names that the hall does not have.
  static Optional<Refusal> unknown(List<Stop> route, HallPlan plan) {
    for (Stop stop : route) {
      for (ServiceId service : stop.services()) {
        if (plan.service(service).isEmpty()) {
          return Optional.of(new Refusal.UnknownService(service));
        }
      }
      Optional<Refusal> pin = stop.pin().flatMap(target -> unknown(target, plan));
      if (pin.isPresent()) {
        return pin;
      }
    }
    return Optional.empty();
  }

  static Optional<Refusal> unknown(Target target, HallPlan plan) {
    return switch (target) {
      case Target.ToService(var service) when plan.service(service).isEmpty() ->
          Optional.of(new Refusal.UnknownService(service));
      case Target.ToWindow(var window) when plan.window(window).isEmpty() ->
          Optional.of(new Refusal.UnknownWindow(window));
      case Target.ToClerk(var clerk) when plan.clerk(clerk).isEmpty() ->
          Optional.of(new Refusal.UnknownClerk(clerk));
      case Target.ToService _, Target.ToWindow _, Target.ToClerk _ -> Optional.empty();
    };
  }

  /// On to the next stop, if there is one: of services that may be done in any order, first the one
  /// with the fewest people ahead.
  List<Event> goOn(Ticket ticket, Instant now) {
    List<Stop> route = ticket.visit().route();
    if (route.isEmpty()) {
      return List.of();
    }
    Stop stop = route.getFirst();
    Optional<Target> pin = stop.pin().filter(target -> !(target instanceof Target.ToService));
    ServiceId next =
        stop.pin().isPresent() ? stop.services().getFirst() : shortest(stop, ticket, now);
    Standing standing =
        pin.isPresent()
            ? places.keptFor(pin.get(), next, ticket, Place.FRONT, now)
            : places.in(next, ticket, Place.BY_ARRIVAL, now);
    return List.of(
        new RouteSet(ticket.id(), without(next, route)),
        new TicketQueued(ticket.id(), next, standing, Event.Cause.NEXT_STOP));
  }

  private static List<Stop> without(ServiceId done, List<Stop> route) {
    List<Stop> left = new ArrayList<>(route.subList(1, route.size()));
    List<ServiceId> others =
        route.getFirst().services().stream().filter(service -> !service.equals(done)).toList();
    if (!others.isEmpty()) {
      left.addFirst(new Stop(others, Optional.empty()));
    }
    return left;
  }

  private ServiceId shortest(Stop stop, Ticket ticket, Instant now) {
    return floor.plan().services().stream()
        .map(HallPlan.ServicePlan::id)
        .filter(stop.services()::contains)
        .min(Comparator.comparingInt(service -> ahead(service, ticket, now)))
        .orElseGet(() -> stop.services().getFirst());
  }

  private int ahead(ServiceId service, Ticket ticket, Instant now) {
    Ticket there = ticket.queued(service, places.in(service, ticket, Place.BY_ARRIVAL, now));
    return floor.queues().ahead(there, floor.handling().competingWith(service));
  }
}
