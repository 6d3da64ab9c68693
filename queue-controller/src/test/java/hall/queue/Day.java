package hall.queue;

import hall.queue.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A hall that is lived in: gives requests to it as the house does, and keeps the record.
final class Day {

  final Hall hall = new Hall();
  final List<Entry> record = new ArrayList<>();
  Instant now;

  Day(HallPlan plan, Instant now) {
    this.now = now;
    when(new Command.ChangePlan(plan));
    when(new Command.KeepTime());
  }

  void after(Duration time) {
    now = now.plus(time);
  }

  Decision when(Command command) {
    return when(command, RequestKey.NONE);
  }

  Decision when(Command command, RequestKey key) {
    if (!(command instanceof Command.ChangePlan || command instanceof Command.KeepTime)
        && !now.isBefore(hall.nextDeadline())) {
      decide(new Command.KeepTime(), RequestKey.NONE);
    }
    return decide(command, key);
  }

  private Decision decide(Command command, RequestKey key) {
    Decision decision = hall.decide(new Request(command, Actor.CALENDAR, key), now);
    if (decision instanceof Accepted(var events) && !events.isEmpty()) {
      Entry entry = new Entry(hall.seq() + 1, now, Actor.CALENDAR, key, events);
      hall.apply(entry);
      record.add(entry);
    }
    return decision;
  }
}
