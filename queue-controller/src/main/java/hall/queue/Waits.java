package hall.queue;

import java.time.Instant;
import java.util.Optional;

/// How long somebody will wait, as far as it can be told. Two tell it the same hall the same way,
/// for what is told depends on the hall and the moment alone.
public interface Waits {

  /// How long a waiting ticket will wait from now on.
  Wait of(Hall hall, Ticket ticket, Instant now);

  /// How long an ordinary ticket of the service would wait that were taken now.
  Wait ofNext(Hall hall, ServiceId service, Instant now);

  /// What can be told.
  ///
  /// @param ahead how many are called before, as far as it is known now
  /// @param plain a plain range; empty while too little is known to tell one
  record Wait(int ahead, Optional<Range> plain) {}

  /// From how long to how long, counted from now, in whole minutes and rounded outwards to fives.
  /// About four waits of five end within it, while the windows stay as they are; it knows nothing
  /// of lunch or closing time, so it is shown as a plain one.
  ///
  /// @param low minutes, 0 or more
  /// @param high minutes, more than `low`
  /// @param calls how many calls it is reckoned from, 5 or more
  record Range(int low, int high, int calls) {
    public Range {
      if (low < 0 || high <= low) {
        throw new IllegalArgumentException(
            "A wait is told from a shorter to a longer one, not from %d to %d minutes."
                .formatted(low, high));
      }
    }
  }
}
