package hall.queue;

import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is to be read otherwise because the box's clock was wrong: every moment that the entries
/// from one to another tell was off by the same, for between them the hall counted time by itself.
///
/// @param from the first entry that is off
/// @param to the last one: the entry that says so
/// @param since the moment that the first of them told before this
/// @param before the moment of the entry before the first, which is right; nothing is moved before
///   it, so that no stretch of time becomes less than none
/// @param by how much later each is to be told; negative for earlier
public record Restating(long from, long to, Instant since, Instant before, Duration by) {

  /// A moment that the hall holds, from whichever entry.
  public Instant of(Instant moment) {
    return moment.isBefore(since) || moment.equals(Instant.MAX) ? moment : moved(moment);
  }

  /// The moment of an entry.
  ///
  /// @param at as told before this
  public Instant of(long seq, Instant at) {
    return seq < from || seq > to ? at : moved(at);
  }

  private Instant moved(Instant moment) {
    Instant moved = moment.plus(by);
    return moved.isBefore(before) ? before : moved;
  }

  /// The end of a time that began at a moment: as long after it as before.
  private Instant end(Instant end, Instant began) {
    return end.equals(Instant.MAX) ? end : end.plus(Duration.between(began, of(began)));
  }

  /// A ticket with its moments told anew. An appointment's slot is the calendar's and stays.
  public Ticket of(Ticket ticket, CallRules rules) {
    return new Ticket(
        ticket.id(),
        ticket.number(),
        ticket.service(),
        ticket.priority(),
        ticket.language(),
        ticket.day(),
        ticket.order(),
        of(ticket.takenAt()),
        of(ticket.standing(), ticket, rules),
        of(ticket.stage()),
        ticket.paper(),
        of(ticket.feedback(), rules),
        ticket.visit().restated(this));
  }

  /// The rank is a moment less a credit, and it is the moment that tells whether it was off.
  private Standing of(Standing standing, Ticket ticket, CallRules rules) {
    boolean isBySlot =
        standing.of() == LineClass.APPOINTMENT && ticket.visit().said().slot().isPresent();
    Duration credit = rules.credit(standing.of());
    Instant rank =
        isBySlot || standing.rank().equals(Instant.MIN)
            ? standing.rank()
            : of(standing.rank().plus(credit)).minus(credit);
    return standing
        .ranked(rank)
        .pinned(
            standing
                .pin()
                .map(pin ->
                    new Standing.Pin(pin.to(), end(pin.until(), ticket.visit().legSince()))));
  }

  private Stage of(Stage stage) {
    return switch (stage) {
      case Stage.Waiting _ -> stage;
      case Stage.Called(var window, var clerk, var at, var times) ->
          new Stage.Called(window, clerk, of(at), times);
      case Stage.Serving(var window, var clerk, var at, var times, var started) ->
          new Stage.Serving(window, clerk, of(at), times, of(started));
      case Stage.Done(var window, var clerk, var at, var times, var started, var ended) ->
          new Stage.Done(window, clerk, of(at), times, of(started), of(ended));
      case Stage.NoShow(var window, var clerk, var called, var times, var at, var until) ->
          new Stage.NoShow(window, clerk, of(called), times, of(at), until(until, at));
      case Stage.Parked(var window, var clerk, var called, var at, var until) ->
          new Stage.Parked(window, clerk, of(called), of(at), end(until, at));
      case Stage.Held(var window, var clerk, var called, var at, var until) ->
          new Stage.Held(window, clerk, of(called), of(at), end(until, at));
      case Stage.Cancelled(var at) -> new Stage.Cancelled(of(at));
      case Stage.Expired(var at) -> new Stage.Expired(of(at));
    };
  }

  private Optional<Instant> until(Optional<Instant> until, Instant began) {
    return until.map(end -> end(end, began));
  }

  private Feedback of(Feedback feedback, CallRules rules) {
    return switch (feedback) {
      case Feedback.NotAsked _, Feedback.Lapsed _ -> feedback;
      case Feedback.Asked(var window, var until) ->
          new Feedback.Asked(window, end(until, until.minus(rules.ratingWithin())));
      case Feedback.Given(var rating, var at) -> new Feedback.Given(rating, of(at));
    };
  }
}
