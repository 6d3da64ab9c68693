package hall.app.clock;

import hall.app.loop.BoxClock;
import hall.app.loop.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A box whose clock is set by the test, and whose counter runs.
final class Box implements BoxClock {

  volatile Instant wall;
  private final AtomicLong nanos = new AtomicLong();
  volatile Trust trust = Trust.NONE;

  Box(Instant wall) {
    this.wall = wall;
  }

  /// Time goes on, for the clock and the counter.
  void runs(Duration time) {
    wall = wall.plus(time);
    counts(time.toNanos());
  }

  /// The counter goes on while the clock stands still.
  void counts(long more) {
    nanos.addAndGet(more);
  }

  /// Somebody sets the clock.
  void leaps(Duration by) {
    wall = wall.plus(by);
  }

  @Override
  public Instant instant() {
    return wall;
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Trust trust() {
    return trust;
  }
}
