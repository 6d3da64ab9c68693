package hall.day;

import hall.queue.Entry;
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import java.util.List;

/// Lives a day again: runs what came from outside through the real hall.
///
/// Under the day's own rules this gives the day's own entries, one for one. Under others whoever
/// comes still comes when they came, each ticket keeps what happened at the window (its service
/// time, its no-show, its transfer) and each window keeps what it rested between two tickets; who
/// is called where and when is the other rules' doing. A window that finds nobody calls when
/// somebody comes. A ticket called more often than that day is served as its service usually is.
public final class Replay {

  private Replay() {}

  /// A day as it was lived.
  ///
  /// @param start the hall as the day began
  /// @param entries what happened
  /// @param leftOut how much of the script found no place: numbers the rules do not give out, acts
  ///   about tickets that were somewhere else
  public record Run(HallMemory start, List<Entry> entries, int leftOut) {
    public Run {
      entries = List.copyOf(entries);
    }
  }

  /// The day under its own rules.
  public static Run of(DayScript script) {
    return new Rerun(script, script.start(), true).run();
  }

  /// The day as it would have been in a hall laid out like this from its beginning. What the
  /// manager changed in the course of that day is left out.
  public static Run under(HallPlan plan, DayScript script) {
    return new Rerun(script, script.start().under(plan), false).run();
  }
}
