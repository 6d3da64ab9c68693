package hall.app.audit;

import hall.queue.Entry;
import hall.queue.Event.NumbersLeased;
import hall.queue.Event.TicketTaken;
import hall.queue.Lease;
import hall.queue.Leased;
import hall.queue.TicketNumber;
import java.util.Map;
import java.util.Optional;

/// What must hold of numbers that kiosks gave out by themselves: each is of a block that was that
/// kiosk's alone, and each is taken over once.
final class LeaseRules {

  private final Day day;

  LeaseRules(Day day) {
    this.day = day;
  }

  void lease(NumbersLeased leased, Entry entry, Breaches breaches) {
    int last = day.last.getOrDefault(leased.series(), 0);
    String number = new TicketNumber(leased.series(), leased.first()).toString();
    breaches.unless(leased.first() > last, "number-twice", Map.of("number", number));
    Lease lease =
        new Lease(leased.lease(), leased.series(), leased.first(), leased.last(), entry.at());
    breaches.unless(
        day.leases.putIfAbsent(lease.id(), lease) == null,
        "number-twice",
        Map.of("number", number));
    day.last.put(leased.series(), Math.max(last, leased.last()));
  }

  void take(TicketTaken taken, Entry entry, Breaches breaches) {
    TicketNumber number = taken.number();
    Map<String, Object> facts = Map.of("number", number.toString());
    Leased leased = taken.particulars().leased().orElseThrow();
    Optional<Lease> lease = Optional.ofNullable(day.leases.get(leased.lease()));
    breaches.unless(
        lease.isPresent()
            && lease.get().series().equals(number.series())
            && lease.get().has(number.count()),
        "not-leased",
        facts);
    breaches.unless(
        day.tickets.values().stream().noneMatch(track -> track.number.equals(number)),
        "number-twice",
        facts);
    breaches.unless(
        day.plan.service(taken.service()).isPresent(),
        "unknown-service",
        Map.of("number", number.toString(), "service", taken.service().value()));
    Track track = new Track(number, taken.service(), entry.seq(), leased.takenAt());
    breaches.unless(day.tickets.put(taken.ticket(), track) == null, "id-twice", facts);
  }
}
