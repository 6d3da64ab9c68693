package hall.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One citizen's place in the hall, from the paper until the rating.
///
/// @param service what it waits for, or is served with, in the leg it is in
/// @param order the sequence of the entry that took it: settles who was first within one instant
/// @param standing where it waits, or waited last
public record Ticket(
    TicketId id,
    TicketNumber number,
    ServiceId service,
    Priority priority,
    String language,
    LocalDate day,
    long order,
    Instant takenAt,
    Standing standing,
    Stage stage,
    Paper paper,
    Feedback feedback,
    Visit visit) {

  /// Where the ticket stands now.
  public sealed interface Stage {
    record Waiting() implements Stage {}

    /// Called to a window, where nobody has come yet.
    ///
    /// @param at when it was first called
    /// @param times how often by now
    record Called(WindowId window, ClerkId clerk, Instant at, int times) implements Stage {}

    record Serving(WindowId window, ClerkId clerk, Instant calledAt, int times, Instant startedAt)
        implements Stage {}

    record Done(
        WindowId window,
        ClerkId clerk,
        Instant calledAt,
        int times,
        Instant startedAt,
        Instant endedAt)
        implements Stage {}

    /// Called, and nobody came.
    ///
    /// @param returnUntil until when they may say that they are back; empty when they may not
    record NoShow(
        WindowId window,
        ClerkId clerk,
        Instant calledAt,
        int times,
        Instant at,
        Optional<Instant> returnUntil)
        implements Stage {}

    /// Set aside by a clerk, back in its line at `until`.
    record Parked(WindowId window, ClerkId clerk, Instant calledAt, Instant at, Instant until)
        implements Stage {}

    /// Gone to fetch what is missing.
    ///
    /// @param returnUntil until when they may say that they are back
    record Held(WindowId window, ClerkId clerk, Instant calledAt, Instant at, Instant returnUntil)
        implements Stage {}

    /// Given back by the citizen.
    record Cancelled(Instant at) implements Stage {}

    record Expired(Instant at) implements Stage {}
  }

  /// What became of the paper.
  public sealed interface Paper {
    /// There is none to be: whoever is served at once, or has written down an emergency number.
    record None() implements Paper {}

    /// Reserved: it is to come out, and nobody has said yet that it did.
    record Pending() implements Paper {}

    /// All of it went to a printer that never says whether it printed. Nothing better is known.
    record Sent() implements Paper {}

    /// The printer itself said that it is out.
    record Printed() implements Paper {}

    record Failed(String problem) implements Paper {}
  }

  /// What became of the rating.
  public sealed interface Feedback {
    record NotAsked() implements Feedback {}

    /// A pad asks.
    ///
    /// @param window whose pad asks, wherever the ticket has gone since
    record Asked(WindowId window, Instant until) implements Feedback {}

    record Given(Rating rating, Instant at) implements Feedback {}

    /// Asked for and not given.
    record Lapsed() implements Feedback {}
  }

  /// The word for where it stands: `waiting`, `called`, `serving`, `done`, `no-show`, `parked`,
  /// `held`, `cancelled` or `expired`.
  public String state() {
    return switch (stage) {
      case Stage.Waiting _ -> "waiting";
      case Stage.Called _ -> "called";
      case Stage.Serving _ -> "serving";
      case Stage.Done _ -> "done";
      case Stage.NoShow _ -> "no-show";
      case Stage.Parked _ -> "parked";
      case Stage.Held _ -> "held";
      case Stage.Cancelled _ -> "cancelled";
      case Stage.Expired _ -> "expired";
    };
  }

  public boolean isWaiting() {
    return stage instanceof Stage.Waiting;
  }

  /// When it counts as having come: smaller is called earlier.
  public Instant rank() {
    return standing.rank();
  }

  /// The line it waits in, or waited in last.
  public Line line() {
    return new Line(service, standing.of());
  }

  /// From when its wait counts: the number taken, or the appointment's slot if that is later.
  public Instant waitsSince() {
    Instant since = visit.legSince();
    return visit
        .said()
        .slot()
        .map(Booking::slot)
        .filter(slot -> visit.leg() == 1 && slot.isAfter(since))
        .orElse(since);
  }

  Ticket in(Stage next) {
    return with(standing, next, paper, feedback, visit);
  }

  Ticket on(Paper next) {
    return with(standing, stage, next, feedback, visit);
  }

  Ticket with(Feedback next) {
    return with(standing, stage, paper, next, visit);
  }

  Ticket with(Visit next) {
    return with(standing, stage, paper, feedback, next);
  }

  Ticket with(Standing next) {
    return with(next, stage, paper, feedback, visit);
  }

  Ticket with(Priority next) {
    return new Ticket(
        id, number, service, next, language, day, order, takenAt, standing, stage, paper, feedback,
        visit);
  }

  Ticket of(LocalDate other) {
    return new Ticket(
        id, number, service, priority, language, other, order, takenAt, standing, stage, paper,
        feedback, visit);
  }

  Ticket at(long place) {
    return new Ticket(
        id, number, service, priority, language, day, place, takenAt, standing, stage, paper,
        feedback, visit);
  }

  /// Waiting there from now on.
  Ticket queued(ServiceId next, Standing where) {
    return new Ticket(
        id,
        number,
        next,
        priority,
        language,
        day,
        order,
        takenAt,
        where,
        new Stage.Waiting(),
        paper,
        feedback,
        visit);
  }

  private Ticket with(Standing where, Stage stands, Paper printed, Feedback rated, Visit visited) {
    return new Ticket(
        id, number, service, priority, language, day, order, takenAt, where, stands, printed, rated,
        visited);
  }
}
