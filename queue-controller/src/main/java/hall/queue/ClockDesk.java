package hall.queue;

import hall.queue.Command.CorrectClock;
import hall.queue.Decision.Accepted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Decides what it means that the hall's time was wrong.
final class ClockDesk {

  private final Floor floor;

  ClockDesk(Floor floor) {
    this.floor = floor;
  }

  Decision correct(CorrectClock correct, Instant now) {
    if (correct.by().isZero()) {
      return new Accepted(List.of());
    }
    long to = floor.seq() + 1;
    Restating restating =
        correct.from() > floor.seq()
            ? new Restating(to, to, now, floor.at(), correct.by())
            : new Restating(correct.from(), to, correct.since(), correct.before(), correct.by());
    return Decision.accepted(new Event.ClockCorrected(restating, day(restating, now)));
  }

  /// The business day never goes back, but a day that was opened by the wrong clock is given its
  /// right date: at the earliest that of the day before it, whose numbers then go on.
  private LocalDate day(Restating restating, Instant now) {
    LocalDate today = floor.plan().calendar().businessDay(restating.of(now));
    boolean isTooFar = today.isBefore(floor.day());
    if (!isTooFar || floor.amendments().opened() < restating.from()) {
      return floor.day();
    }
    LocalDate before = floor.amendments().dayBefore();
    return today.isBefore(before) ? before : today;
  }
}
