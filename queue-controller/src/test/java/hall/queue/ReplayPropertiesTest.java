package hall.queue;

import static hall.queue.Halls.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.day.DayScript;
import hall.day.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever people press: a day lived again under its own rules gives its own record, entry by
/// entry.
class ReplayPropertiesTest {

  private final Days days = new Days(Presses::any, 120);

  @Test
  void replayingUnderTheSameRulesReproducesTheRecord() {
    days.everyOne(presses -> {
      for (LivedDay day : byDay(live(presses).record)) {
        DayScript script = DayScript.of(day.start(), day.entries());

        assertEquals(0, script.rough());
        Replay.Run run = Replay.of(script);
        for (int i = 0; i < Math.min(run.entries().size(), day.entries().size()); i++) {
          assertEquals(day.entries().get(i), run.entries().get(i));
        }
        assertEquals(day.entries().size(), run.entries().size());
        assertEquals(0, run.leftOut());
      }
    });
  }

  private record LivedDay(HallMemory start, List<Entry> entries) {}

  /// Each business day with the entry that opens the next.
  private static List<LivedDay> byDay(List<Entry> record) {
    List<LivedDay> lived = new ArrayList<>();
    List<Entry> today = new ArrayList<>();
    Hall hall = new Hall();
    HallMemory start = hall.memory();
    for (Entry entry : record) {
      today.add(entry);
      hall.apply(entry);
      if (entry.events().stream().anyMatch(Event.DayOpened.class::isInstance)) {
        lived.add(new LivedDay(start, List.copyOf(today)));
        today.clear();
        start = hall.memory();
      }
    }
    lived.add(new LivedDay(start, List.copyOf(today)));
    return lived;
  }

  private static Day live(List<Command> presses) {
    CallRules.Return[] ways = CallRules.Return.values();
    Day day = new Day(Presses.plan(ways[presses.size() % ways.length], presses.size() % 10), NINE);
    for (Command press : presses) {
      day.when(press);
      day.after(pause(press));
    }
    return day;
  }

  /// Most presses come within minutes, some in the same instant, a few after a night.
  private static Duration pause(Command press) {
    int hash = Math.floorMod(press.toString().hashCode() * 31, 600);
    return hash < 5 ? Duration.ofHours(20) : Duration.ofSeconds(Math.max(0, hash - 100));
  }
}
