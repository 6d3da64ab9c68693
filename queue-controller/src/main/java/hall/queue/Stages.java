package hall.queue;

import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What an event makes of a ticket's stage.
final class Stages {

  private Stages() {}

  /// A ticket that begins to wait: from when it was taken, whenever the hall heard of it.
  ///
  /// @param order the entry that tells of it
  static Ticket begun(Event.TicketTaken take, CallRules rules, long order, Instant now) {
    Optional<Leased> leased = take.particulars().leased();
    Instant at = leased.map(Leased::takenAt).orElse(now);
    return new Ticket(
        take.ticket(),
        take.number(),
        take.service(),
        take.priority(),
        take.language(),
        LocalDate.EPOCH,
        order,
        at,
        take.standing().orAsOf(at, take.priority(), rules),
        new Stage.Waiting(),
        leased.isPresent() ? new Paper.None() : new Paper.Pending(),
        new Ticket.Feedback.NotAsked(),
        Visit.begun(take.service(), take.particulars(), at));
  }

  /// Called for the first time. Whoever is served at once needs no paper.
  static Ticket called(Ticket ticket, Event.TicketCalled call, Instant at) {
    Ticket called = ticket.in(new Stage.Called(call.window(), call.clerk(), at, 1));
    return call.why().kind() == Why.Kind.WALK_IN ? called.on(new Paper.None()) : called;
  }

  /// A ticket that leaves a window, and what becomes of its stage.
  record Left(TicketId ticket, WindowId window, UnaryOperator<Ticket> step) {}

  static Left left(Event event, Instant at) {
    return switch (event) {
      case Event.TicketNotShown(var id, var window, var until) ->
          new Left(id, window, ticket -> notShown(ticket, at, until));
      case Event.TicketTransferred(var id, var window, _) ->
          new Left(id, window, UnaryOperator.identity());
      case Event.TicketParked(var id, var window, var until) ->
          new Left(id, window, ticket -> parked(ticket, at, until));
      case Event.TicketHeld(var id, var window, _, var until) ->
          new Left(id, window, ticket -> held(ticket, at, until));
      case Event.ServiceEnded(var id, var window, var outcome) ->
          new Left(id, window, ticket -> ended(ticket, at, outcome));
      default -> throw new IllegalArgumentException("Nobody leaves a window by " + event);
    };
  }

  /// The window that the ticket is called to or served at.
  static Optional<WindowId> windowOf(Ticket ticket) {
    return switch (ticket.stage()) {
      case Stage.Called called -> Optional.of(called.window());
      case Stage.Serving serving -> Optional.of(serving.window());
      default -> Optional.empty();
    };
  }

  static Ticket recalled(Ticket ticket) {
    return ticket.stage() instanceof Stage.Called(var window, var clerk, var first, var times)
        ? ticket.in(new Stage.Called(window, clerk, first, times + 1))
        : ticket;
  }

  static Ticket started(Ticket ticket, Instant now) {
    return ticket.stage() instanceof Stage.Called(var window, var clerk, var called, var times)
        ? ticket.in(new Stage.Serving(window, clerk, called, times, now))
        : ticket;
  }

  static Ticket notShown(Ticket ticket, Instant now, Optional<Instant> returnUntil) {
    return ticket.stage() instanceof Stage.Called(var window, var clerk, var called, var times)
        ? ticket.in(new Stage.NoShow(window, clerk, called, times, now, returnUntil))
        : ticket;
  }

  static Ticket parked(Ticket ticket, Instant now, Instant until) {
    return switch (ticket.stage()) {
      case Stage.Called(var window, var clerk, var called, _) ->
          ticket.in(new Stage.Parked(window, clerk, called, now, until));
      case Stage.Serving(var window, var clerk, var called, _, _) ->
          ticket.in(new Stage.Parked(window, clerk, called, now, until));
      default -> ticket;
    };
  }

  static Ticket held(Ticket ticket, Instant now, Instant returnUntil) {
    return switch (ticket.stage()) {
      case Stage.Called(var window, var clerk, var called, _) ->
          ticket.in(new Stage.Held(window, clerk, called, now, returnUntil));
      case Stage.Serving(var window, var clerk, var called, _, _) ->
          ticket.in(new Stage.Held(window, clerk, called, now, returnUntil));
      default -> ticket;
    };
  }

  /// Where the start was not pressed, the service counts from the call. The cases are over with the
  /// last stop of the visit.
  static Ticket ended(Ticket ticket, Instant now, Outcome outcome) {
    Visit visit = ticket.visit();
    Ticket over =
        visit.route().isEmpty() ? ticket.with(visit.after(visit.openCases(), outcome)) : ticket;
    return switch (ticket.stage()) {
      case Stage.Called(var window, var clerk, var called, var times) ->
          over.in(new Stage.Done(window, clerk, called, times, called, now));
      case Stage.Serving(var window, var clerk, var called, var times, var started) ->
          over.in(new Stage.Done(window, clerk, called, times, started, now));
      default -> ticket;
    };
  }

  /// What going back to a line means for the visit.
  static Ticket visitGoesOn(Ticket ticket, Event.Cause cause, Instant now) {
    Visit visit = ticket.visit();
    return switch (cause) {
      case TRANSFERRED, NEXT_STOP -> ticket.with(visit.nextLeg(now));
      case CAME_BACK, PUT_BACK ->
          ticket.with(
              ticket.stage() instanceof Stage.Held ? visit.broughtPapers() : visit.returned());
      case PARKED_LONG_ENOUGH, PIN_LAPSED, PRIORITY_GRANTED -> ticket;
    };
  }
}
