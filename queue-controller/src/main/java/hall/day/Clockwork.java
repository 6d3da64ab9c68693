package hall.day;

import hall.day.DayScript.Tick;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import java.time.Instant;

/// The hall's own clock: it comes round at each deadline, and not again for one at which nothing
/// had to be done.
final class Clockwork {

  static final Request KEEP_TIME =
      new Request(new Command.KeepTime(), Actor.CALENDAR, RequestKey.NONE);

  /// After a look of the same instant, before all else.
  private static final long SECOND = Agenda.FIRST + 1;

  private Instant vain = Instant.MIN;
  private long vainSeq = -1;

  /// When the clock comes round next.
  Tick next(Hall hall, Instant now) {
    Instant deadline = hall.nextDeadline();
    if (hall.seq() == vainSeq && deadline.equals(vain)) {
      return Agenda.NEVER;
    }
    return new Tick(deadline.isBefore(now) ? now : deadline, SECOND);
  }

  /// The hall was asked, and had nothing to do for this deadline.
  void inVain(Hall hall) {
    vain = hall.nextDeadline();
    vainSeq = hall.seq();
  }
}
