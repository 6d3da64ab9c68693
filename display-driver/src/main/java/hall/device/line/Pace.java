package hall.device.line;

import java.time.Duration;
import java.time.Instant;

/// The clock and the one hand of the device floor: everything drivers do happens in its turns, one
/// after the other, so no driver needs a lock. A turn never waits. Tests turn it by hand.
public interface Pace {

  /// A clock that only goes forward, in nanoseconds.
  long nanos();

  /// The time of day.
  Instant now();

  /// Takes a turn as soon as those before it are done.
  void soon(Runnable turn);

  /// Takes a turn later, unless it is cancelled before.
  Timer after(Duration delay, Runnable turn);

  /// A turn to come.
  interface Timer {

    /// A timer that has nothing to do.
    Timer NONE = () -> {};

    /// Takes the turn back, if it has not begun.
    void cancel();
  }
}
