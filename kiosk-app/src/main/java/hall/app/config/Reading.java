package hall.app.config;

import java.util.List;

/// What came of reading a hall file: a hall that can open, or all that keeps it from opening.
public sealed interface Reading {

  /// Everything in the file is right.
  record Good(HallFile hall) implements Reading {}

  /// Something is not; the problems stand in the order of the file and there is at least one.
  record Bad(List<Problem> problems) implements Reading {}
}
