package hall.device.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/// A pace that stands still until a test turns it.
public final class HandPace implements Pace {

  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private final Deque<Runnable> turns = new ArrayDeque<>();
  private long nanos;
  private long order;
  private boolean inTurn;

  private record Due(long at, long order, Runnable turn) {}

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public void soon(Runnable turn) {
    turns.add(turn);
    if (!inTurn) {
      inTurn = true;
      try {
        while (!turns.isEmpty()) {
          turns.remove().run();
        }
      } finally {
        inTurn = false;
      }
    }
  }

  @Override
  public Timer after(Duration delay, Runnable turn) {
    var due = new Due(nanos + delay.toNanos(), order++, turn);
    timers.add(due);
    return () -> timers.remove(due);
  }

  /// Lets time pass and takes every turn that falls due in it.
  public void pass(Duration time) {
    long until = nanos + time.toNanos();
    while (!timers.isEmpty() && timers.peek().at() <= until) {
      Due due = timers.remove();
      nanos = Math.max(nanos, due.at());
      soon(due.turn());
    }
    nanos = until;
  }

  /// How many turns are still to come.
  public int timers() {
    return timers.size();
  }
}
