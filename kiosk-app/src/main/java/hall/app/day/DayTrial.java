package hall.app.day;

import hall.app.journal.PastDay;
import hall.day.DayComparison;
import hall.day.DayFigures;
import hall.day.DayScript;
import hall.day.Replay;
import hall.queue.HallPlan;
import java.time.LocalDate;

/// A rule set tried on a past day.
///
/// @param isOver whether that day had ended when it was read
/// @param isExact whether the day's own rules, run again, gave the day's own record entry by entry;
///   if not, an older program kept part of it, and the trial is as near as can be
/// @param before how the day went
/// @param after how it would have gone
/// @param comparison both side by side
/// @param leftOut how much of the day found no place under the rules tried: numbers they do not
///   give out, clerks or windows they do not have
public record DayTrial(
    LocalDate day,
    boolean isOver,
    boolean isExact,
    DayFigures before,
    DayFigures after,
    DayComparison comparison,
    int leftOut) {

  /// Tries a plan on a day. Takes about a second for a county's day; reads nothing and writes
  /// nothing.
  public static DayTrial of(PastDay past, HallPlan plan) {
    DayScript script = DayScript.of(past.start(), past.entries());
    boolean isExact = script.rough() == 0 && Replay.of(script).entries().equals(past.entries());
    Replay.Run run = Replay.under(plan, script);
    DayFigures before = past.figures();
    DayFigures after = DayFigures.of(run);
    return new DayTrial(
        past.day(),
        past.isOver(),
        isExact,
        before,
        after,
        DayComparison.of(before, after),
        run.leftOut());
  }
}
