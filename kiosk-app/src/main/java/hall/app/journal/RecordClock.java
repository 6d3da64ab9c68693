package hall.app.journal;

import java.time.Clock;
import java.time.Instant;

/// The box's own clock and how far it can be trusted: it dates when a record was made, never what
/// is decided.
public interface RecordClock {

  /// The system's clock, of which nobody knows how right it is.
  RecordClock SYSTEM =
      new RecordClock() {
        private final Clock clock = Clock.systemUTC();

        @Override
        public Instant now() {
          return clock.instant();
        }

        @Override
        public ClockQuality quality() {
          return ClockQuality.UNKNOWN;
        }
      };

  Instant now();

  ClockQuality quality();
}
