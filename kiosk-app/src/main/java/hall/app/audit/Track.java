package hall.app.audit;

import hall.queue.Restating;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the checker knows of one ticket.
final class Track {

  /// Where a ticket can stand.
  enum Stage {
    WAITING,
    CALLED,
    SERVING,
    /// Sent on, and not yet in its next line.
    SENT_ON,
    DONE,
    NO_SHOW,
    PARKED,
    HELD,
    CANCELLED,
    EXPIRED;

    boolean isOpen() {
      return this == WAITING || this == PARKED || this == HELD || isAtWindow();
    }

    boolean isAtWindow() {
      return this == CALLED || this == SERVING;
    }
  }

  /// How it stands.
  ///
  /// @param window where it is or was last; 0 before the first call
  /// @param back until when it may come back or is set aside
  record Standing(Stage stage, int window, Optional<Instant> back, boolean asked) {

    static final Standing TAKEN = new Standing(Stage.WAITING, 0, Optional.empty(), false);

    Standing at(Stage next, int where) {
      return new Standing(next, where, Optional.empty(), asked);
    }

    Standing until(Stage next, Optional<Instant> moment) {
      return new Standing(next, window, moment, asked);
    }

    Standing asked(boolean isAsked) {
      return new Standing(stage, window, back, isAsked);
    }
  }

  /// The last key about it that can be taken back.
  ///
  /// @param was how it stood before that entry
  record Press(long entry, Instant at, int window, Standing was) {}

  final TicketNumber number;
  ServiceId service;
  Instant takenAt;
  Standing now = Standing.TAKEN;

  /// Since when it is away from a window, if it is.
  Instant away = Instant.MIN;

  Optional<Press> press = Optional.empty();
  private Standing before = Standing.TAKEN;
  private long touched;

  Track(TicketNumber number, ServiceId service, long entry, Instant takenAt) {
    this.number = number;
    this.takenAt = takenAt;
    this.service = service;
    this.touched = entry;
  }

  /// A ticket as it stands.
  static Track of(Ticket ticket, long entry) {
    Track track = new Track(ticket.number(), ticket.service(), entry, ticket.takenAt());
    Standing standing =
        switch (ticket.stage()) {
          case Ticket.Stage.Waiting() -> Standing.TAKEN;
          case Ticket.Stage.Called at -> Standing.TAKEN.at(Stage.CALLED, at.window().number());
          case Ticket.Stage.Serving at -> Standing.TAKEN.at(Stage.SERVING, at.window().number());
          case Ticket.Stage.Done _ -> Standing.TAKEN.until(Stage.DONE, Optional.empty());
          case Ticket.Stage.NoShow was -> Standing.TAKEN.until(Stage.NO_SHOW, was.returnUntil());
          case Ticket.Stage.Parked was ->
              Standing.TAKEN.until(Stage.PARKED, Optional.of(was.until()));
          case Ticket.Stage.Held was ->
              Standing.TAKEN.until(Stage.HELD, Optional.of(was.returnUntil()));
          case Ticket.Stage.Cancelled _ -> Standing.TAKEN.until(Stage.CANCELLED, Optional.empty());
          case Ticket.Stage.Expired _ -> Standing.TAKEN.until(Stage.EXPIRED, Optional.empty());
        };
    track.now = standing.asked(ticket.feedback() instanceof Ticket.Feedback.Asked);
    track.before = track.now;
    return track;
  }

  /// The clock was wrong; a time that runs ends as long after it began as before.
  void restate(Restating by) {
    takenAt = by.of(takenAt);
    Duration shift = away.equals(Instant.MIN) ? Duration.ZERO : Duration.between(away, by.of(away));
    now = now.until(now.stage(), now.back().map(end -> end.plus(shift)));
    away = away.plus(shift);
    press = press.map(last -> new Press(last.entry(), by.of(last.at()), last.window(), last.was()));
  }

  /// The entry does something to it; what was pressed before cannot be taken back any more.
  void touch(long entry) {
    if (touched != entry) {
      touched = entry;
      before = now;
      press = Optional.empty();
    }
  }

  /// The entry can be taken back.
  void pressed(long entry, Instant at, int window) {
    press = Optional.of(new Press(entry, at, window, before));
  }
}
