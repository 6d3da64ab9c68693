package hall.app.loop;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The hall's time in whole milliseconds: the machine's, but never before what it has told already,
/// so that the record's times run one way whatever happens to the clock. Used by one thread.
public final class HallClock {

  private final InstantSource source;
  private Instant told = Instant.EPOCH;

  public HallClock(InstantSource source) {
    this.source = source;
  }

  /// Now, and not before the given moment (the last entry's).
  public Instant now(Instant last) {
    Instant now = source.instant().truncatedTo(ChronoUnit.MILLIS);
    if (now.isBefore(last)) {
      now = last;
    }
    if (now.isAfter(told)) {
      told = now;
    }
    return told;
  }
}
