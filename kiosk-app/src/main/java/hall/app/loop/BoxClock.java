package hall.app.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clocks of the box: the one that people and servers set, and the counter that only runs.
public interface BoxClock extends InstantSource {

  /// The counter, in nanoseconds from some moment on. Never set by anybody; goes on while the box
  /// sleeps, as soon as [#trust] was asked after that.
  long nanos();

  /// How right the set clock is, as far as the box can tell. May look at files.
  Trust trust();

  /// A clock that is right by definition, and the counter along with it: what a test or a trial
  /// says the time is.
  static BoxClock of(InstantSource given) {
    return given instanceof BoxClock box ? box : new Given(given);
  }

  /// A clock that is right by definition.
  record Given(InstantSource source) implements BoxClock {

    @Override
    public Instant instant() {
      return source.instant();
    }

    @Override
    public long nanos() {
      return Duration.between(Instant.EPOCH, source.instant()).toNanos();
    }

    @Override
    public Trust trust() {
      return Trust.SYNCED;
    }
  }
}
