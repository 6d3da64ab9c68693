package hall.report;

import java.time.Duration;

/// How eagerly the hall tells the centre.
///
/// @param afterChange how long after a change it is sent, so that what follows goes with it
/// @param apart the least time between two batches, except when there is more to tell already
/// @param heartbeat after how much silence the two compare positions
/// @param backoffFirst the wait after a first failure; it doubles with every further one
/// @param backoffMost the longest wait after failures
/// @param answerWithin how long an answer is awaited
/// @param records how many visits a batch carries, 1 to 1000; one entry's visits are never parted
public record Rhythm(
    Duration afterChange,
    Duration apart,
    Duration heartbeat,
    Duration backoffFirst,
    Duration backoffMost,
    Duration answerWithin,
    int records) {

  /// For a hall at work.
  public static final Rhythm STEADY =
      new Rhythm(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          200);

  /// For a demonstration, where somebody is watching.
  public static final Rhythm LIVELY =
      new Rhythm(
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          200);

  public Rhythm {
    if (records < 1 || records > 1000) {
      throw new IllegalArgumentException("A batch carries 1 to 1000 visits, not " + records + ".");
    }
    if (backoffFirst.toMillis() < 1 || backoffMost.compareTo(backoffFirst) < 0) {
      throw new IllegalArgumentException("Waits after failures grow from at least 1 ms.");
    }
  }
}
