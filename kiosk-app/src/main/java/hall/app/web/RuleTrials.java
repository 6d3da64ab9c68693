package hall.app.web;

import hall.app.day.DayTrial;
import hall.queue.HallPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Tries rules on past days, away from the hall's own thread.
public interface RuleTrials {

  /// The days that rules can be tried on, newest first.
  List<LocalDate> days();

  /// Tries a plan on a day.
  ///
  /// @return the trial, or empty when the hall did not open that day; fails with a
  ///   [java.util.concurrent.RejectedExecutionException] when others wait already
  CompletableFuture<Optional<DayTrial>> tryOn(LocalDate day, HallPlan plan);
}
