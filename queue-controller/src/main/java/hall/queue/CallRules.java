package hall.queue;

import java.time.Duration;

/// Who is called next, as the hall rules it: the longest wait first, where statutory priority
/// counts as having waited longer by a credit. So an ordinary ticket is passed only by priority
/// tickets taken within that credit after it, whatever the crowd, and nobody starves.
///
/// @param priorityCredit the waiting granted to statutory priority, from 0 to 24 hours
/// @param ratingWithin how long a pad asks before silence counts as not rated, 5 s to 10 min
public record CallRules(Duration priorityCredit, Duration ratingWithin) {

  public CallRules {
    if (priorityCredit.isNegative() || priorityCredit.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException(
          "The priority credit is 0 to 24 hours, not " + priorityCredit + ".");
    }
    if (ratingWithin.compareTo(Duration.ofSeconds(5)) < 0
        || ratingWithin.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "A pad asks for 5 seconds to 10 minutes, not " + ratingWithin + ".");
    }
  }
}
