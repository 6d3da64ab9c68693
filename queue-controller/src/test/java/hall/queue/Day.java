package hall.queue;

import hall.queue.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A hall that is lived in: gives requests to it as the house does, and keeps the record.
final class Day {

  /// No state has more to do at once.
  private static final int DUE_MOST = 200;

  Hall hall = new Hall();
  final List<Entry> record = new ArrayList<>();
  Instant now;
  private Actor actor = Actor.CALENDAR;

  Day(HallPlan plan, Instant now) {
    this.now = now;
    when(new Command.ChangePlan(plan));
    when(new Command.KeepTime());
  }

  /// Goes on in a hall that stands already.
  Day(Hall hall, Instant now) {
    this.hall = hall;
    this.now = now;
  }

  void after(Duration time) {
    now = now.plus(time);
  }

  /// Who presses from now on.
  void as(Actor next) {
    actor = next;
  }

  Decision when(Command command) {
    return when(command, RequestKey.NONE);
  }

  Decision when(Command command, RequestKey key) {
    if (!(command instanceof Command.ChangePlan || command instanceof Command.KeepTime)) {
      keepTime();
    }
    return decide(command, key);
  }

  /// All that is due by now.
  void keepTime() {
    for (int due = 0; !now.isBefore(hall.nextDeadline()); due++) {
      if (due == DUE_MOST
          || !(decide(new Command.KeepTime(), RequestKey.NONE) instanceof Accepted(var events))
          || events.isEmpty()) {
        throw new AssertionError("There is nothing to do at " + hall.nextDeadline());
      }
    }
  }

  private Decision decide(Command command, RequestKey key) {
    Decision decision = hall.decide(new Request(command, actor, key), now);
    if (decision instanceof Accepted(var events) && !events.isEmpty()) {
      Instant at = now.isBefore(hall.at()) ? hall.at() : now;
      Entry entry = new Entry(hall.seq() + 1, at, actor, key, events);
      hall.apply(entry);
      record.add(entry);
      now = now.plus(Duration.between(at, hall.at()));
    }
    return decision;
  }
}
