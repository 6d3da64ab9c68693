package hall.device.line;

import java.time.Duration;

/// How long to wait before the next try: longer each time, but never so long that a device plugged
/// in again is not back within five seconds.
final class Backoff {

  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(2);

  /// A line that stood this long was a good one: the next break starts from the shortest wait.
  private static final Duration STEADY = Duration.ofSeconds(5);

  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  Backoff() {
    this(SHORTEST, LONGEST);
  }

  /// With other waits.
  Backoff(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    next = shortest;
  }

  Duration afterFailure() {
    Duration wait = next;
    next = next.multipliedBy(2).compareTo(longest) > 0 ? longest : next.multipliedBy(2);
    return wait;
  }

  Duration afterStanding(Duration time) {
    if (time.compareTo(STEADY) >= 0) {
      next = shortest;
    }
    return afterFailure();
  }
}
