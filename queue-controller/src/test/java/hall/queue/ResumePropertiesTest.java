package hall.queue;

import static hall.queue.Halls.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Event.RecordResumed;
import hall.queue.Event.RecordResumed.Skipped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A record loses its end, wherever that begins, and goes on from what a snapshot knew, or from
/// what is left.
class ResumePropertiesTest {

  private final Days days = new Days(Presses::any, 90);

  @Test
  void theHallOfASnapshotIsToldAnewByEvents() {
    days.everyOne(presses -> {
      Day lived = live(presses);
      HallMemory lost = lived.hall.memory();
      Hall hall = resumed(lived.record, presses.size() / 2, lost);

      HallMemory found = hall.memory();
      assertEquals(placed(lost.tickets()), placed(found.tickets()));
      assertEquals(lost.issued(), found.issued());
      assertEquals(lost.clerks(), found.clerks());
      assertEquals(lost.pauses().keySet(), found.pauses().keySet());
      assertEquals(lost.loans(), found.loans());
      assertEquals(lost.appointments(), found.appointments());
      assertEquals(lost.plan(), found.plan());
      assertEquals(lost.filePlan(), found.filePlan());
      assertEquals(lost.day(), found.day());
      HallPropertiesTest.assertEachHasOnePlace(hall);
      assertEquals(found, new Hall(found).memory());
    });
  }

  @Test
  void theHallGoesOnAndGivesNoNumberTwice() {
    days.everyOne(presses -> {
      Day lived = live(presses);
      Set<String> given = new HashSet<>();
      lived.record.forEach(entry -> note(entry, given));
      Hall hall = resumed(lived.record, presses.size() / 3, lived.hall.memory());
      Day goesOn = new Day(hall, lived.now);
      for (Command press : presses) {
        goesOn.when(press);
        goesOn.after(Duration.ofSeconds(40));
        HallPropertiesTest.assertEachHasOnePlace(goesOn.hall);
      }
      for (Entry entry : goesOn.record) {
        note(entry, given);
      }
    });
  }

  @Test
  void skippedNumbersAreNotGivenOut() {
    Hall hall = new Hall();
    Day day = live(List.of());
    day.record.forEach(hall::apply);
    var series = Presses.plan().services().getFirst().series();
    Lost lost =
        new Lost(
            "bad-record", "", 2, 9, true, 0, 1, Optional.empty(), Optional.empty(), "damaged/2");
    Event resumed = new RecordResumed(2, lost, false, List.of(new Skipped(series, 0, 42)));
    hall.apply(entry(hall, List.of(resumed)));

    assertEquals(42, hall.memory().issued().get(series));
    assertEquals(42, new Hall(hall.memory()).memory().issued().get(series));
  }

  /// Fails on a number that was given out before on the same day.
  private static void note(Entry entry, Set<String> given) {
    for (Event event : entry.events()) {
      switch (event) {
        case Event.DayOpened _ -> given.clear();
        case Event.TicketTaken taken ->
            assertTrue(given.add(taken.number().toString()), () -> taken.number() + " twice");
        default -> {}
      }
    }
  }

  private static List<Ticket> placed(List<Ticket> tickets) {
    return tickets.stream().map(ticket -> ticket.at(0)).toList();
  }

  /// The hall of a record that is cut off after so many entries, told anew.
  private static Hall resumed(List<Entry> record, int left, HallMemory lost) {
    Hall hall = new Hall();
    record.subList(0, Math.min(left, record.size())).forEach(hall::apply);
    HallMemory known = hall.memory();
    List<Event> first = new ArrayList<>(hall.opening(lost.day()));
    Lost what =
        new Lost(
            "missing",
            "",
            hall.seq() + 1,
            lost.seq(),
            false,
            0,
            lost.seq(),
            Optional.of(known.at()),
            Optional.of(lost.at()),
            "damaged/2");
    first.add(new RecordResumed(2, what, true, skipped(lost)));
    hall.apply(entry(hall, first));
    for (List<Event> events : Restatement.of(known, lost)) {
      hall.apply(entry(hall, events));
    }
    return hall;
  }

  private static List<Skipped> skipped(HallMemory lost) {
    List<Skipped> skipped = new ArrayList<>();
    lost.issued().forEach((series, count) -> skipped.add(new Skipped(series, count, count)));
    return skipped;
  }

  private static Entry entry(Hall hall, List<Event> events) {
    return new Entry(hall.seq() + 1, hall.at(), Actor.CALENDAR, RequestKey.NONE, events);
  }

  private static Day live(List<Command> presses) {
    Day day = new Day(Presses.plan(), NINE);
    for (Command press : presses) {
      day.when(press);
      day.after(Duration.ofSeconds(Math.floorMod(press.toString().hashCode(), 300)));
    }
    return day;
  }
}
