package hall.queue;

import java.time.Instant;
import java.time.LocalDate;

/// One citizen's place in the hall, from the paper until the rating.
///
/// @param order the sequence of the entry that took it: settles who was first within one instant
/// @param rank when the ticket counts as taken, the credit of its priority granted: smaller is
///   called earlier
public record Ticket(
    TicketId id,
    TicketNumber number,
    ServiceId service,
    Priority priority,
    String language,
    LocalDate day,
    long order,
    Instant takenAt,
    Instant rank,
    Stage stage,
    Paper paper,
    Feedback feedback) {

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

    record NoShow(WindowId window, ClerkId clerk, Instant calledAt, int times, Instant at)
        implements Stage {}

    record Expired(Instant at) implements Stage {}
  }

  /// What became of the paper.
  public sealed interface Paper {
    record Pending() implements Paper {}

    record Printed() implements Paper {}

    record Failed(String problem) implements Paper {}
  }

  /// What became of the rating.
  public sealed interface Feedback {
    record NotAsked() implements Feedback {}

    record Asked(Instant until) implements Feedback {}

    record Given(Rating rating, Instant at) implements Feedback {}

    /// Asked for and not given.
    record Lapsed() implements Feedback {}
  }

  public boolean isWaiting() {
    return stage instanceof Stage.Waiting;
  }

  Ticket in(Stage next) {
    return new Ticket(
        id, number, service, priority, language, day, order, takenAt, rank, next, paper, feedback);
  }

  Ticket on(Paper next) {
    return new Ticket(
        id, number, service, priority, language, day, order, takenAt, rank, stage, next, feedback);
  }

  Ticket with(Feedback next) {
    return new Ticket(
        id, number, service, priority, language, day, order, takenAt, rank, stage, paper, next);
  }
}
