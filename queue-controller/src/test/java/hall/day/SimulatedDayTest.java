package hall.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.day.DayFigures.Figures;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.LineClass;
import hall.queue.RecentCalls;
import hall.queue.TicketId;
import hall.queue.Waits.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedDayTest {

  private static final HallPlan PLAN = CountyHall.plan();
  private static final Habits HABITS = Habits.busy(1_000);

  @Test
  void aSeedMakesTheSameDayEveryTime() {
    List<Entry> day = live(7).entries();

    assertEquals(day, live(7).entries());
    assertEquals(day.toString(), live(7).entries().toString());
    assertNotEquals(day, live(8).entries());
  }

  @Test
  void aRichCountyDayIsReproducedEntryByEntry() {
    for (long seed = 1; seed <= 5; seed++) {
      Replay.Run lived = live(seed);
      DayScript script = DayScript.of(lived.start(), lived.entries());

      Replay.Run again = Replay.of(script);

      assertEquals(0, script.rough());
      assertEquals(List.of(), differing(lived.entries(), again.entries()), "seed " + seed);
      assertEquals(0, again.leftOut());
    }
  }

  /// The clock of a made-up day keeps every deadline to the millisecond, so that even a trial of
  /// the same rules, which knows nothing of that day's clock, gives the same day.
  @Test
  void tryingTheSameRulesChangesNothing() {
    Replay.Run lived = live(3);
    DayScript script = DayScript.of(lived.start(), lived.entries());

    DayComparison comparison =
        DayComparison.of(DayFigures.of(lived), DayFigures.of(Replay.under(PLAN, script)));

    assertEquals(List.of(), comparison.longer());
    assertEquals(List.of(), comparison.shorter());
    assertEquals(comparison.all().before(), comparison.all().after());
  }

  @Test
  void moreCreditServesPrioritySoonerAndTheOthersLater() {
    Replay.Run lived = live(3);
    DayScript script = DayScript.of(lived.start(), lived.entries());
    HallPlan none = CountyHall.plan(CountyHall.rules(Duration.ZERO, List.of()));
    HallPlan much = CountyHall.plan(CountyHall.rules(Duration.ofHours(4), List.of()));

    DayFigures without = DayFigures.of(Replay.under(none, script));
    DayFigures with = DayFigures.of(Replay.under(much, script));

    assertTrue(waited(with, LineClass.PRIORITY) < waited(without, LineClass.PRIORITY));
    assertTrue(waited(with, LineClass.ORDINARY) > waited(without, LineClass.ORDINARY));
  }

  @Test
  void everythingThatHappensInAHallHappens() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 1; seed <= 3; seed++) {
      for (Entry entry : live(seed).entries()) {
        entry.events().forEach(event -> seen.add(event.getClass().getSimpleName()));
      }
    }

    assertTrue(
        seen.containsAll(
            Set.of(
                "TicketTaken",
                "AppointmentBooked",
                "ClerkSignedOn",
                "ClerkSignedOff",
                "WindowPaused",
                "WindowResumed",
                "WindowLent",
                "TicketCalled",
                "TicketRecalled",
                "ServiceStarted",
                "TicketNotShown",
                "TicketTransferred",
                "TicketParked",
                "TicketHeld",
                "TicketQueued",
                "TicketCancelled",
                "RouteSet",
                "CaseEnded",
                "ServiceEnded",
                "PriorityGranted",
                "ActionUndone",
                "TicketRated",
                "RatingLapsed",
                "DayOpened")),
        seen.toString());
  }

  @Test
  void everyNumberIsAccountedFor() {
    Figures all = DayFigures.of(live(11)).all();

    assertTrue(all.taken() > 850 && all.taken() < 1_150, all.toString());
    assertEquals(all.taken(), all.served() + all.noShow() + all.cancelled() + all.leftOver());
    assertTrue(all.served() > 0.9 * all.taken(), all.toString());
    assertTrue(all.median().compareTo(all.ninety()) <= 0);
    assertTrue(all.ninety().compareTo(all.worst()) <= 0);
  }

  @Test
  void nobodyComesWhenTheHallIsClosed() {
    Replay.Run sunday =
        SimulatedDay.live(PLAN, CountyHall.MONDAY.minusDays(1), HABITS, new SplittableRandom(1));

    assertEquals(0, DayFigures.of(sunday).all().taken());
  }

  /// The plain range is meant to hold four waits of five where the windows stay as they are. On a
  /// day with breaks, lunch, no-shows and turns it holds fewer, and still two of three.
  @Test
  void theRangeToldFromRecentCallsHoldsMostOfTheTime() {
    int told = 0;
    int kept = 0;
    for (long seed = 1; seed <= 5; seed++) {
      Replay.Run lived = live(seed);
      Hall hall = new Hall(lived.start());
      Map<TicketId, Range> ranges = new HashMap<>();
      Map<TicketId, Instant> taken = new HashMap<>();
      for (Entry entry : lived.entries()) {
        for (Event event : entry.events()) {
          if (event instanceof Event.TicketCalled(var id, _, _, _) && ranges.containsKey(id)) {
            Range range = ranges.remove(id);
            long minutes = Duration.between(taken.get(id), entry.at()).toMinutes();
            told++;
            kept += minutes >= range.low() && minutes <= range.high() ? 1 : 0;
          }
        }
        hall.apply(entry);
        for (Event event : entry.events()) {
          if (event instanceof Event.TicketTaken take) {
            Optional<Range> range =
                RecentCalls.INSTANCE
                    .of(hall, hall.ticket(take.ticket()).orElseThrow(), entry.at())
                    .plain();
            range.ifPresent(plain -> ranges.put(take.ticket(), plain));
            taken.put(take.ticket(), entry.at());
          }
        }
      }
    }

    assertTrue(told > 3_000, "told " + told);
    assertTrue(kept > 0.66 * told, "kept " + kept + " of " + told);
  }

  private static long waited(DayFigures figures, LineClass of) {
    return figures.visits().stream()
        .filter(visit -> visit.line().of() == of)
        .collect(Collectors.summingLong(visit -> visit.waited().toSeconds()));
  }

  private static List<Entry> differing(List<Entry> lived, List<Entry> again) {
    for (int i = 0; i < Math.max(lived.size(), again.size()); i++) {
      if (i >= lived.size() || i >= again.size()) {
        return List.of(i < lived.size() ? lived.get(i) : again.get(i));
      }
      if (!lived.get(i).equals(again.get(i))) {
        return List.of(lived.get(i), again.get(i));
      }
    }
    return List.of();
  }

  private static Replay.Run live(long seed) {
    return SimulatedDay.live(PLAN, CountyHall.MONDAY, HABITS, new SplittableRandom(seed));
  }
}
