package hall.queue;

import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.Standing.Pin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reckons where a ticket comes to stand.
final class Places {

  /// What sets a ticket before the first of a line.
  private static final Duration LEAST = Duration.ofMillis(1);

  private final Floor floor;

  Places(Floor floor) {
    this.floor = floor;
  }

  /// Of somebody who comes without an appointment.
  Standing ofArrival(Priority priority, Instant now) {
    LineClass of = LineClass.of(priority);
    return Standing.at(of, now.minus(rules().credit(of)));
  }

  /// Of somebody who comes with an appointment: by their slot; too late, by their coming.
  Standing ofBooked(Instant slot, Priority priority, Instant now) {
    if (now.isAfter(slot.plus(rules().appointments().late()))) {
      return ofArrival(priority, now);
    }
    Instant from = slot.minus(rules().appointments().early());
    return Standing.at(LineClass.APPOINTMENT, slot.minus(rules().credit(LineClass.APPOINTMENT)))
        .notBefore(from.isAfter(now) ? Optional.of(from) : Optional.empty());
  }

  /// In the line of a service, where the rule or the clerk puts it.
  Standing in(ServiceId service, Ticket ticket, Place place, Instant now) {
    LineClass of = ticket.standing().of();
    return Standing.at(of, rank(service, ticket, of, place, now));
  }

  /// Kept for a window or a clerk for the time the rule gives.
  Standing keptFor(Target target, ServiceId service, Ticket ticket, Place place, Instant now) {
    Standing standing = in(service, ticket, place, now);
    Instant first = firstKeptFor(target);
    Standing ranked =
        place == Place.FRONT && !first.isAfter(standing.rank())
            ? standing.ranked(first.minus(LEAST))
            : standing;
    TransferRule rule = rules().transfer();
    return ranked.pinned(Optional.of(new Pin(target, now.plus(rule.pinFor()))));
  }

  /// Back after a no-show: where they stood, after so many more calls.
  Standing back(Ticket ticket, WindowId window, Instant now) {
    ReturnRule rule = rules().noShow();
    Standing standing =
        rule.sameWindow()
            ? keptFor(new Target.ToWindow(window), ticket.service(), ticket, Place.BY_ARRIVAL, now)
            : in(ticket.service(), ticket, Place.BY_ARRIVAL, now);
    return after(standing, ticket.service(), rule);
  }

  /// Back with the papers: in front.
  Standing withPapers(Ticket ticket, WindowId window, Instant now) {
    ReturnRule rule = rules().held();
    Standing standing =
        rule.sameWindow()
            ? keptFor(new Target.ToWindow(window), ticket.service(), ticket, Place.FRONT, now)
            : in(ticket.service(), ticket, Place.FRONT, now);
    return after(standing, ticket.service(), rule);
  }

  private Standing after(Standing standing, ServiceId service, ReturnRule rule) {
    return rule.after() == 0
        ? standing
        : standing.notBeforeCall(floor.queues().callsOf(service) + rule.after());
  }

  /// In the class that a priority gives, by arrival.
  Standing granted(Ticket ticket, Priority priority) {
    LineClass was = ticket.standing().of();
    LineClass of =
        was == LineClass.APPOINTMENT && priority != Priority.GREEN ? was : LineClass.of(priority);
    Standing standing = ticket.standing();
    return new Standing(
        of,
        byArrival(ticket, of),
        standing.pin(),
        priority == Priority.GREEN ? 0 : standing.afterCall(),
        priority == Priority.GREEN ? Optional.empty() : standing.from());
  }

  private Instant rank(ServiceId service, Ticket ticket, LineClass of, Place place, Instant now) {
    Instant byArrival = byArrival(ticket, of);
    return switch (place) {
      case BY_ARRIVAL -> byArrival;
      case BACK -> now.minus(rules().credit(of));
      case FRONT -> {
        Instant first =
            floor.queues().firsts(service).stream()
                .map(Ticket::rank)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        yield byArrival.isBefore(first) ? byArrival : first.minus(LEAST);
      }
    };
  }

  /// The slot of an appointment that was kept, else when the number was taken; the credit granted.
  private Instant byArrival(Ticket ticket, LineClass of) {
    Instant base =
        ticket
            .visit()
            .said()
            .slot()
            .map(Booking::slot)
            .filter(_ -> of == LineClass.APPOINTMENT)
            .orElse(ticket.takenAt());
    return base.minus(rules().credit(of));
  }

  private Instant firstKeptFor(Target target) {
    Row kept = floor.queues().pinnedTo(target);
    return kept.isEmpty() ? Instant.MAX : kept.at(0).rank();
  }

  private CallRules rules() {
    return floor.plan().rules();
  }
}
