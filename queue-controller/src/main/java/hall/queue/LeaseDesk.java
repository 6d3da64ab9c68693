package hall.queue;

import hall.queue.Command.LeaseNumbers;
import hall.queue.Command.TakeLeased;
import hall.queue.Decision.Accepted;
import hall.queue.Event.NumbersLeased;
import hall.queue.Event.TicketTaken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides about numbers that kiosks give out by themselves while they cannot reach the hall: which
/// block is whose, and what is taken over when the link is back.
final class LeaseDesk {

  /// Letters for emergency numbers, best first; those of the hall's services are passed over.
  private static final List<Series> LETTERS =
      Stream.of("E", "Z", "Y", "X", "W", "V", "U", "T", "EZ", "EY", "EX", "EW")
          .map(Series::new)
          .toList();

  private final Floor floor;
  private final Places places;

  LeaseDesk(Floor floor) {
    this.floor = floor;
    places = new Places(floor);
  }

  Decision lease(LeaseNumbers ask) {
    Issued issued = floor.issued();
    if (issued.lease(ask.lease()).isPresent()) {
      return new Accepted(List.of());
    }
    if (issued.leases().size() >= Lease.MOST) {
      return Decision.refused(new Refusal.NoNumbersToLease(Lease.MOST));
    }
    Series series = series(ask.life());
    int first = issued.of(series) + 1;
    return Decision.accepted(new NumbersLeased(ask.lease(), series, first, first + Lease.SIZE - 1));
  }

  /// A record that was restored may have forgotten blocks that are still out there, so each life of
  /// it has another letter than the one before.
  private Series series(int life) {
    Set<Series> used =
        floor.plan().services().stream()
            .map(HallPlan.ServicePlan::series)
            .collect(Collectors.toSet());
    List<Series> free = LETTERS.stream().filter(letters -> !used.contains(letters)).toList();
    List<Series> from = free.isEmpty() ? LETTERS : free;
    return from.get(Math.floorMod(life - 1, from.size()));
  }

  /// Somebody holds the number already, so nothing but the number itself is asked: not whether the
  /// service is open now, nor whether its quota allows one more.
  Decision take(TakeLeased take, Instant now) {
    Optional<Lease> lease = floor.issued().lease(take.lease());
    if (lease.isEmpty()) {
      return Decision.refused(new Refusal.UnknownLease(take.lease()));
    }
    if (!lease.get().has(take.count())) {
      return Decision.refused(new Refusal.NotLeased(take.lease(), take.count()));
    }
    TicketNumber number = new TicketNumber(lease.get().series(), take.count());
    Optional<Ticket> known = floor.ticket(take.ticket());
    if (known.isPresent()) {
      return known.get().number().equals(number)
          ? new Accepted(List.of())
          : Decision.refused(new Refusal.TicketIdTaken(take.ticket()));
    }
    if (floor.tickets().stream().anyMatch(ticket -> ticket.number().equals(number))) {
      return Decision.refused(new Refusal.NumberTaken(number));
    }
    if (floor.plan().service(take.service()).isEmpty()) {
      return Decision.refused(new Refusal.UnknownService(take.service()));
    }
    if (take.priority() == Priority.GREEN) {
      return Decision.refused(new Refusal.ReasonNeeded(Permission.GRANT_GREEN));
    }
    return Decision.accepted(taken(take, number, lease.get(), now));
  }

  private TicketTaken taken(TakeLeased take, TicketNumber number, Lease lease, Instant now) {
    Instant notLater = take.takenAt().isAfter(now) ? now : take.takenAt();
    Instant at = notLater.isBefore(lease.at()) ? lease.at() : notLater;
    return new TicketTaken(
        take.ticket(),
        number,
        take.service(),
        take.priority(),
        take.language(),
        Particulars.of(new Leased(lease.id(), at, now)),
        places.ofArrival(take.priority(), at));
  }

  /// The ticket that the hall gave under a request's key, as long as it waits and nobody can hold
  /// its paper.
  Optional<Ticket> unheld(RequestKey key) {
    return floor.answers().to(key).stream()
        .flatMap(entry -> entry.events().stream())
        .filter(TicketTaken.class::isInstance)
        .flatMap(event -> floor.ticket(((TicketTaken) event).ticket()).stream())
        .filter(ticket -> ticket.isWaiting() && !mayBeHeld(ticket.paper()))
        .findFirst();
  }

  private static boolean mayBeHeld(Ticket.Paper paper) {
    return paper instanceof Ticket.Paper.Printed || paper instanceof Ticket.Paper.Sent;
  }
}
