package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.OFFICE_HOURS;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.day.DayComparison;
import hall.day.DayComparison.Change;
import hall.day.DayFigures;
import hall.day.DayFigures.Fate;
import hall.day.DayFigures.Figures;
import hall.day.DayFigures.Visit;
import hall.day.DayScript;
import hall.day.Replay;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.TicketCalled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A small morning, lived under one rule set and again under another, with every time worked out by
/// hand.
class ReplayTest {

  private static final Line ORDINARY = new Line(TAX, LineClass.ORDINARY);
  private static final Line PRIORITY = new Line(TAX, LineClass.PRIORITY);
  private static final HallPlan PLAN = Halls.plan(OFFICE_HOURS);

  private final Day day = new Day(PLAN, NINE);

  /// A001 comes at 9:00; A002, with priority, at 9:10. Anna comes at 9:15, takes 10 seconds to
  /// call, and serves A002 for 5 minutes; 20 seconds later she calls A001 and serves for 10.
  private void morning() {
    take(1, Priority.ORDINARY);
    at("01:10:00");
    take(2, Priority.STATUTORY);
    at("01:15:00");
    day.when(new Command.SignOn(ONE, ANNA));
    at("01:15:10");
    day.when(new Command.CallNext(ONE));
    at("01:20:10");
    day.when(new Command.End(ONE));
    at("01:20:30");
    day.when(new Command.CallNext(ONE));
    at("01:30:30");
    day.when(new Command.End(ONE));
    at("01:30:40");
    day.when(new Command.SignOff(ONE));
  }

  @Test
  void whoIsCalledIsTheRulesDoingAndHowLongItTakesIsTheirs() {
    morning();

    assertEquals(
        List.of(
            "2 called 01:15:10",
            "2 ended 01:20:10",
            "1 called 01:20:30",
            "1 ended 01:30:30",
            "signed off 01:30:40"),
        story(day.record));
    assertEquals(
        List.of(
            "1 called 01:15:10",
            "1 ended 01:25:10",
            "2 called 01:25:30",
            "2 ended 01:30:30",
            "signed off 01:30:40"),
        story(Replay.under(withoutCredit(), script()).entries()));
  }

  @Test
  void theFiguresOfThatMorning() {
    morning();

    DayFigures figures = DayFigures.of(start(), entries());
    assertEquals(List.of(ORDINARY, PRIORITY), List.copyOf(figures.lines().keySet()));
    assertEquals(figures(1, "PT20M30S", 1), figures.lines().get(ORDINARY));
    assertEquals(figures(1, "PT5M10S", 0), figures.lines().get(PRIORITY));
    assertEquals(
        new Figures(
            2,
            2,
            Duration.parse("PT5M10S"),
            Duration.parse("PT20M30S"),
            Duration.parse("PT20M30S"),
            1,
            1,
            2,
            0,
            0,
            0,
            0),
        figures.all());
    assertEquals(
        new Visit(
            id(1),
            TicketNumber.of("A001"),
            ORDINARY,
            List.of(Duration.parse("PT20M30S")),
            1,
            0,
            Fate.SERVED),
        figures.visits().getFirst());
  }

  @Test
  void whoWaitsLongerAndWhoShorter() {
    morning();

    DayComparison comparison =
        DayComparison.of(
            DayFigures.of(start(), entries()),
            DayFigures.of(Replay.under(withoutCredit(), script())));

    assertEquals(List.of(change("A002", PRIORITY, "PT5M10S", "PT15M30S")), comparison.longer());
    assertEquals(List.of(change("A001", ORDINARY, "PT20M30S", "PT15M10S")), comparison.shorter());
    assertEquals(0, comparison.same());
    assertEquals(List.of(), comparison.lost());
  }

  @Test
  void aClerkLeavesWhenTheTicketAtTheWindowDoes() {
    take(1, Priority.ORDINARY);
    take(2, Priority.STATUTORY);
    day.when(new Command.SignOn(ONE, ANNA));
    day.when(new Command.CallNext(ONE));
    at("01:02:00");
    day.when(new Command.End(ONE));
    day.when(new Command.CallNext(ONE));
    at("01:12:00");
    day.when(new Command.End(ONE));
    at("01:12:05");
    day.when(new Command.SignOff(ONE));
    at("01:13:00");
    take(3, Priority.ORDINARY);

    HallPlan onlyPensionFirst =
        plan(
            List.of(
                new Step(
                    "pension",
                    Condition.ALWAYS,
                    List.of(new Step.Group(Lines.of(PENSION), 1)),
                    Step.By.EARLIEST)));
    Replay.Run run = Replay.under(onlyPensionFirst, script());

    assertEquals(List.of("signed off 01:12:05"), story(run.entries()));
    assertEquals(
        List.of(Fate.LEFT_OVER, Fate.LEFT_OVER, Fate.LEFT_OVER),
        DayFigures.of(run).visits().stream().map(Visit::fate).toList());
  }

  @Test
  void aWindowThatFoundNobodyCallsWhenSomebodyComes() {
    day.when(new Command.SignOn(ONE, ANNA));
    at("01:10:00");
    take(1, Priority.ORDINARY);
    at("01:10:07");
    day.when(new Command.CallNext(ONE));
    at("01:12:00");
    day.when(new Command.End(ONE));
    DayScript script = script();

    assertEquals(
        Duration.ofSeconds(7), script.turns().getOrDefault(ONE, List.of()).getFirst().ready());
    assertEquals(
        List.of("1 called 01:10:07", "1 ended 01:12:00"),
        story(Replay.under(withoutCredit(), script).entries()));
  }

  @Test
  void whatALunchBreakTakesIsNoWait() {
    at("03:50:00");
    take(1, Priority.ORDINARY);
    at("05:40:00");
    day.when(new Command.SignOn(ONE, ANNA));
    day.when(new Command.CallNext(ONE));

    assertEquals(
        Duration.ofMinutes(20), DayFigures.of(start(), entries()).visits().getFirst().waited());
  }

  @Test
  void theWholePlanMayBeAnotherOne() {
    morning();
    HallPlan closed =
        new HallPlan(
            PLAN.calendar(),
            PLAN.services(),
            PLAN.windows().subList(1, 3),
            PLAN.staff(),
            PLAN.rules());

    Replay.Run run = Replay.under(closed, script());

    assertEquals(List.of(), story(run.entries()));
    assertEquals(2, run.leftOut(), "Anna's window is not there, to sign on or off");
  }

  private static Figures figures(int taken, String wait, int passed) {
    Duration time = Duration.parse(wait);
    return new Figures(taken, 1, time, time, time, passed, passed, 1, 0, 0, 0, 0);
  }

  private static Change change(String number, Line line, String before, String after) {
    return new Change(TicketNumber.of(number), line, Duration.parse(before), Duration.parse(after));
  }

  private static HallPlan withoutCredit() {
    return PLAN.under(new CallRules(Duration.ZERO, Duration.ofSeconds(30)));
  }

  private static HallPlan plan(List<Step> steps) {
    CallRules plain = PLAN.rules();
    return PLAN.under(
        new CallRules(
            plain.credits(),
            List.of(new WindowRule("only", List.of(ONE), steps, java.util.Optional.empty())),
            plain.appointments(),
            plain.noShow(),
            plain.held(),
            plain.transfer(),
            plain.parkedFor(),
            plain.recallGap(),
            plain.undoWithin(),
            plain.ratingWithin()));
  }

  private DayScript script() {
    return DayScript.of(start(), entries());
  }

  private HallMemory start() {
    Hall hall = new Hall();
    day.record.subList(0, 2).forEach(hall::apply);
    return hall.memory();
  }

  private List<Entry> entries() {
    return day.record.subList(2, day.record.size());
  }

  private static List<String> story(List<Entry> entries) {
    List<String> story = new ArrayList<>();
    for (Entry entry : entries) {
      String at = entry.at().toString().substring(11, 19);
      for (Event event : entry.events()) {
        switch (event) {
          case TicketCalled(var ticket, _, _, _) -> story.add(number(ticket) + " called " + at);
          case ServiceEnded(var ticket, _, _) -> story.add(number(ticket) + " ended " + at);
          case ClerkSignedOff _ -> story.add("signed off " + at);
          default -> {}
        }
      }
    }
    return story;
  }

  private static int number(TicketId ticket) {
    return ticket.equals(id(1)) ? 1 : ticket.equals(id(2)) ? 2 : 3;
  }

  private void take(int number, Priority priority) {
    day.when(new Command.TakeTicket(id(number), TAX, priority, "zh-CN"));
  }

  private void at(String time) {
    day.now = Instant.parse("2026-03-02T" + time + "Z");
  }
}
