package hall.device.line;

import java.time.Duration;

/// How long to wait before the next try: longer each time, but never so long that a device plugged
/// in again is not back within five seconds. A port that is missing is looked for at the shortest
/// wait, because looking costs next to nothing.
final class Backoff {

  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(2);

  /// A line that stood this long was a good one: the next break starts from the shortest wait.
  private static final Duration STEADY = Duration.ofSeconds(5);

  private Duration next = SHORTEST;

  Duration afterMissing() {
    next = SHORTEST;
    return SHORTEST;
  }

  Duration afterFailure() {
    Duration wait = next;
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    return wait;
  }

  Duration afterStanding(Duration time) {
    if (time.compareTo(STEADY) >= 0) {
      next = SHORTEST;
    }
    return afterFailure();
  }
}
