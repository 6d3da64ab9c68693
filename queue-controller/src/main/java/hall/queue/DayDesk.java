package hall.queue;

import hall.queue.Command.SealDay;
import hall.queue.Decision.Accepted;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.DayOpened;
import hall.queue.Event.DaySealed;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketQueued;
import hall.queue.Event.WindowGivenBack;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides what time brings. One thing at a time: what has fallen due first, then one call to a
/// window that calls by itself.
final class DayDesk {

  private final Floor floor;
  private final CallDesk calls;
  private final Idle idle;

  DayDesk(Floor floor, CallDesk calls) {
    this.floor = floor;
    this.calls = calls;
    idle = new Idle(floor, calls);
  }

  /// What has fallen due. The business day never goes back, whatever the clock says.
  List<Event> keepTime(Instant now) {
    LocalDate today = floor.plan().calendar().businessDay(now);
    if (today.isAfter(floor.day())) {
      return endDay(today);
    }
    List<Event> events = new ArrayList<>();
    lapse(now, events);
    unpark(now, events);
    floor
        .posts()
        .loans
        .forEach((window, loan) -> {
          if (!loan.until().isAfter(now)) {
            events.add(new WindowGivenBack(window));
          }
        });
    for (Ticket ticket : floor.queues().due(now)) {
      Standing standing = ticket.standing().pinned(Optional.empty());
      events.add(queued(ticket, standing, Event.Cause.PIN_LAPSED));
    }
    return events.isEmpty() ? calls.callByItself(now) : events;
  }

  /// Only a day that is over can be sealed; of any other there is nothing to say yet.
  Decision seal(SealDay seal) {
    boolean isOver = seal.day().isBefore(floor.day()) && seal.entry() <= floor.seq();
    return isOver
        ? Decision.accepted(new DaySealed(seal.day(), seal.entry(), seal.entries(), seal.head()))
        : new Accepted(List.of());
  }

  /// All that ends with the present day, and the opening of that one. Whoever has come since the
  /// new day began is in it already: the hall learnt the date late, for its clock was not sure.
  List<Event> endDay(LocalDate today) {
    Instant begins = floor.plan().calendar().startOf(today);
    List<Event> events = new ArrayList<>();
    lapseBefore(begins, events);
    floor.tickets().stream()
        .filter(ticket -> isOpen(ticket) && ticket.takenAt().isBefore(begins))
        .forEach(ticket -> events.add(new TicketExpired(ticket.id())));
    floor
        .posts()
        .loans
        .forEach((window, loan) -> {
          if (loan.until().equals(Instant.MAX)) {
            events.add(new WindowGivenBack(window));
          }
        });
    floor
        .posts()
        .clerks
        .forEach((window, clerk) -> {
          if (!isInUse(window, begins)) {
            events.add(new ClerkSignedOff(window, clerk));
          }
        });
    events.add(new DayOpened(today));
    return events;
  }

  private boolean isInUse(WindowId window, Instant begins) {
    return floor.posts().isInUseSince(window, begins)
        || floor.ticketAt(window).filter(ticket -> !ticket.takenAt().isBefore(begins)).isPresent();
  }

  private void lapseBefore(Instant begins, List<Event> events) {
    floor
        .posts()
        .asking
        .forEach((window, id) -> {
          if (floor.ticket(id).filter(asked -> asked.takenAt().isBefore(begins)).isPresent()) {
            events.add(new RatingLapsed(id, window));
          }
        });
  }

  private void lapse(Instant now, List<Event> events) {
    floor
        .posts()
        .asking
        .forEach((window, id) -> {
          if (!askedUntil(id).isAfter(now)) {
            events.add(new RatingLapsed(id, window));
          }
        });
  }

  private Instant askedUntil(TicketId id) {
    return floor.ticket(id).map(Ticket::feedback).orElse(new Feedback.NotAsked())
            instanceof Feedback.Asked(_, var until)
        ? until
        : Instant.MIN;
  }

  /// Parked for long enough: back where they stood, in the order in which they were due.
  private void unpark(Instant now, List<Event> events) {
    floor.parked().entrySet().stream()
        .filter(parked -> !parked.getValue().until().isAfter(now))
        .sorted(
            Comparator.comparing(
                    (Map.Entry<TicketId, Stage.Parked> each) -> each.getValue().until())
                .thenComparing(each -> each.getKey().value()))
        .flatMap(parked -> floor.ticket(parked.getKey()).stream())
        .forEach(ticket -> {
          Standing was = ticket.standing();
          events.add(
              queued(ticket, Standing.at(was.of(), was.rank()), Event.Cause.PARKED_LONG_ENOUGH));
        });
  }

  private static Event queued(Ticket ticket, Standing standing, Event.Cause cause) {
    return new TicketQueued(ticket.id(), ticket.service(), standing, cause);
  }

  /// When there is something to do next. At that moment [#keepTime] says what, never nothing.
  Instant nextDeadline() {
    Instant next = floor.plan().calendar().startOf(floor.day().plusDays(1));
    for (TicketId id : floor.posts().asking.values()) {
      next = earlier(next, askedUntil(id));
    }
    for (Stage.Parked parked : floor.parked().values()) {
      next = earlier(next, parked.until());
    }
    for (Loan loan : floor.posts().loans.values()) {
      next = earlier(next, loan.until());
    }
    next = earlier(next, floor.queues().nextLapse().orElse(Instant.MAX));
    return earlier(next, idle.nextCall(next).orElse(Instant.MAX));
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  static boolean isOpen(Ticket ticket) {
    return switch (ticket.stage()) {
      case Stage.Waiting _, Stage.Called _, Stage.Serving _, Stage.Parked _, Stage.Held _ -> true;
      case Stage.Done _, Stage.NoShow _, Stage.Cancelled _, Stage.Expired _ -> false;
    };
  }
}
