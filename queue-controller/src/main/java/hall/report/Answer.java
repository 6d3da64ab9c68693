package hall.report;

import java.time.Duration;

/// What came back from the centre, or that nothing did.
public sealed interface Answer {

  /// The centre says where it stands: after a batch it took, after one it could not take, or
  /// because it was asked. All three mean the same to the hall.
  ///
  /// @param pause how long the centre wants to be left alone
  record Stands(Position position, Duration pause) implements Answer {}

  /// The centre, or something on the way, cannot take the batch as it is: it is too large, or
  /// something in it cannot be read.
  record Refused() implements Answer {}

  /// No answer, or none that says anything about the batch: it may have arrived or not.
  ///
  /// @param pause how long the centre wants to be left alone, zero when it did not say
  record Away(Duration pause) implements Answer {}
}
