package hall.app.prove;

import hall.app.journal.ClockQuality;
import hall.app.journal.RecordClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// The time of a simulated hall, in which nothing happens but what was laid down for a moment: one
/// queue is the clock, the network, the disk's slowness and the people. The box's clock goes its
/// own way above it, and may jump.
final class SimulatedTime implements InstantSource, RecordClock {

  /// A Monday, eight in the morning in the hall's zone.
  static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

  private final PriorityQueue<Deed> deeds =
      new PriorityQueue<>(Comparator.comparingLong(Deed::at).thenComparingLong(Deed::order));
  private final Trace trace;
  private long millis;
  private long order;
  private Instant wallAtStart = BEGIN;
  private ClockQuality quality = ClockQuality.SYNCED;

  private record Deed(long at, long order, Runnable what) {}

  SimulatedTime(Trace trace) {
    this.trace = trace;
  }

  /// How long the simulation has run.
  long passed() {
    return millis;
  }

  /// What never runs backward.
  long nanos() {
    return millis * 1_000_000;
  }

  /// Lays something down for later.
  void in(long delayMillis, Runnable deed) {
    deeds.add(new Deed(millis + Math.max(0, delayMillis), order++, deed));
  }

  /// Goes on to the next thing and does it; says whether there was one.
  boolean step() {
    Deed next = deeds.poll();
    if (next == null) {
      return false;
    }
    millis = Math.max(millis, next.at());
    trace.add(millis);
    trace.add(next.order());
    next.what().run();
    return true;
  }

  @Override
  public Instant instant() {
    return wallAtStart.plusMillis(millis);
  }

  @Override
  public Instant now() {
    return instant();
  }

  @Override
  public ClockQuality quality() {
    return quality;
  }

  /// The true time.
  Instant trueTime() {
    return BEGIN.plusMillis(millis);
  }

  /// Somebody turns the box's clock, or its battery is empty.
  void turnTo(Instant wall, ClockQuality how) {
    wallAtStart = wall.minusMillis(millis);
    quality = how;
    trace.add(wall.toEpochMilli());
  }

  void turnBy(Duration by) {
    turnTo(instant().plus(by), ClockQuality.HOLDOVER);
  }
}
