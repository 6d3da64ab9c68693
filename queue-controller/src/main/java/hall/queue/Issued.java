package hall.queue;

import hall.queue.HallPlan.ServicePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How many numbers this business day has given out, by everything that a gate counts.
final class Issued {

  private final Map<Series, Integer> bySeries = new TreeMap<>();
  private final Map<LeaseId, Lease> leases = new LinkedHashMap<>();
  private final Map<ServiceId, Integer> byService = new HashMap<>();
  private final Map<Slot, Integer> bySlot = new HashMap<>();
  private final Map<String, List<TicketId>> byPerson = new HashMap<>();

  private record Slot(ServiceId service, Instant begins) {}

  Issued() {}

  private Issued(Issued other) {
    bySeries.putAll(other.bySeries);
    leases.putAll(other.leases);
    byService.putAll(other.byService);
    bySlot.putAll(other.bySlot);
    other.byPerson.forEach((person, ids) -> byPerson.put(person, new ArrayList<>(ids)));
  }

  Issued copy() {
    return new Issued(this);
  }

  void restore(Map<Series, Integer> series, List<Lease> given) {
    bySeries.putAll(series);
    given.forEach(this::lease);
  }

  /// A series goes on after whichever count is higher.
  void countOn(Map<Series, Integer> other) {
    other.forEach((series, count) -> bySeries.merge(series, count, Math::max));
  }

  /// A business day begins. The blocks that were given since it began are of that day.
  void openDay(Instant begins) {
    List<Lease> stay = leases().stream().filter(lease -> !lease.at().isBefore(begins)).toList();
    bySeries.clear();
    leases.clear();
    stay.forEach(this::lease);
    forget();
  }

  private void forget() {
    byService.clear();
    bySlot.clear();
    byPerson.clear();
  }

  /// Counts anew: a slot may have another length, an appointment another tolerance.
  void recount(HallPlan plan, Collection<Ticket> tickets) {
    forget();
    tickets.forEach(ticket -> add(ticket, plan));
  }

  /// The series goes on after that number, if it is not beyond it already.
  void raise(Series series, int after) {
    bySeries.merge(series, after, Math::max);
  }

  void add(Ticket ticket, HallPlan plan) {
    TicketNumber number = ticket.number();
    bySeries.merge(number.series(), number.count(), Math::max);
    ServiceId service = ticket.visit().takenFor();
    byService.merge(service, 1, Integer::sum);
    plan.service(service)
        .ifPresent(known -> {
          Instant slot = plan.slotOf(known, counted(ticket, plan.rules()));
          bySlot.merge(new Slot(service, slot), 1, Integer::sum);
        });
    ticket
        .visit()
        .said()
        .person()
        .ifPresent(
            person -> byPerson.computeIfAbsent(person, _ -> new ArrayList<>()).add(ticket.id()));
  }

  /// A ticket counts in the slot of its appointment, unless it came too late for that.
  private static Instant counted(Ticket ticket, CallRules rules) {
    return ticket
        .visit()
        .said()
        .slot()
        .map(Booking::slot)
        .filter(slot -> !ticket.takenAt().isAfter(slot.plus(rules.appointments().late())))
        .orElse(ticket.takenAt());
  }

  /// A block is somebody's own: its series goes on behind it, whether or not it is ever used up.
  void lease(Lease lease) {
    leases.put(lease.id(), lease);
    bySeries.merge(lease.series(), lease.last(), Math::max);
  }

  /// The clock was wrong.
  void restate(Restating by) {
    leases.replaceAll((id, lease) ->
        new Lease(id, lease.series(), lease.first(), lease.last(), by.of(lease.at())));
  }

  Optional<Lease> lease(LeaseId id) {
    return Optional.ofNullable(leases.get(id));
  }

  /// The blocks given out today, in their order.
  List<Lease> leases() {
    return List.copyOf(leases.values());
  }

  int of(Series series) {
    return bySeries.getOrDefault(series, 0);
  }

  int of(ServiceId service) {
    return byService.getOrDefault(service, 0);
  }

  int in(ServicePlan service, Instant slot) {
    return bySlot.getOrDefault(new Slot(service.id(), slot), 0);
  }

  /// The numbers that the person has had today, of all services.
  List<TicketId> of(String person) {
    return byPerson.getOrDefault(person, List.of());
  }

  Map<Series, Integer> bySeries() {
    return bySeries;
  }
}
