package hall.day;

import hall.day.DayScript.Cause;
import hall.day.DayScript.Outside;
import hall.day.DayScript.Turn;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A made-up day, lived by the real hall: people come in waves, with and without appointments;
/// clerks come, rest, have lunch and go; services take as long as services do; some do not come
/// when called, the more the longer they waited. The same plan, date, habits and seed make the same
/// day, entry for entry.
public final class SimulatedDay {

  private SimulatedDay() {}

  /// Lives a day.
  ///
  /// @param day a date; on one that the calendar has closed, nobody comes
  /// @param random where all that is made up is drawn from
  public static Replay.Run live(
      HallPlan plan, LocalDate day, Habits habits, SplittableRandom random) {
    Chance chance = new Chance(random);
    Course course = new Course(plan, day);
    List<Outside> outside = new ArrayList<>();
    outside.addAll(new Staffing(plan, course, chance.split()).outside());
    outside.addAll(new Comers(plan, course, habits, chance.split()).outside());
    DayScript script =
        new DayScript(
            start(plan, day),
            course.ends(),
            outside,
            Map.of(),
            turns(plan, habits, chance.split()),
            List.of(),
            List.of(),
            false,
            0);
    Scenes scenes = new MadeUpScenes(plan, course, habits, chance.split());
    return new Rerun(script, script.start(), true, scenes).run();
  }

  /// The hall as the business day begins, laid out and empty.
  private static HallMemory start(HallPlan plan, LocalDate day) {
    Hall hall = new Hall();
    Instant begins = plan.calendar().startOf(day);
    hall.apply(entry(1, begins, new Event.PlanChanged(plan)));
    hall.apply(entry(2, begins, new Event.DayOpened(day)));
    return hall.memory();
  }

  private static Entry entry(long seq, Instant at, Event event) {
    return new Entry(seq, at, Actor.CALENDAR, RequestKey.NONE, List.of(event));
  }

  /// More rests than a window can take in a day; what is left over does no harm.
  private static Map<WindowId, List<Turn>> turns(HallPlan plan, Habits habits, Chance chance) {
    Map<WindowId, List<Turn>> turns = new TreeMap<>();
    int most = 4 * habits.tickets() / Math.max(1, plan.windows().size()) + 50;
    for (HallPlan.WindowPlan window : plan.windows()) {
      List<Turn> here = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        Duration rest = chance.lognormal(habits.rest(), 0.7);
        Request press =
            new Request(new Command.CallNext(window.id()), Actor.CALENDAR, RequestKey.NONE);
        here.add(new Turn(rest, Course.ORDER_OF_CALLS + i, Cause.NEXT, press));
      }
      turns.put(window.id(), here);
    }
    return turns;
  }
}
