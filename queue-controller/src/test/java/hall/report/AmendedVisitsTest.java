package hall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Actor;
import hall.queue.Calendar;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.HandServed;
import hall.queue.Outcome;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.WindowId;
import hall.report.ReportLine.Late;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the centre hears when the clock was wrong, and of visits entered afterwards.
class AmendedVisitsTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final ServiceId TAX = new ServiceId("tax");
  private static final WindowId ONE = new WindowId(1);
  private static final ClerkId CLERK = new ClerkId("0236");

  private final Hall hall = new Hall();
  private final Visits visits = new Visits(1);
  private Instant now = NINE;

  AmendedVisitsTest() {
    Calendar calendar =
        new Calendar(
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(4, 0),
            Map.of(DayOfWeek.MONDAY, List.of(new Calendar.Session(0, 1440))),
            Map.of());
    when(
        new Command.ChangePlan(
            new HallPlan(
                calendar,
                List.of(new ServicePlan(TAX, new Series("A"), 0, calendar)),
                List.of(new WindowPlan(ONE, List.of(TAX), true)),
                Set.of(CLERK),
                new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30)))));
    when(new Command.KeepTime());
  }

  private void when(Command command) {
    Request request = new Request(command, Actor.CALENDAR, RequestKey.NONE);
    if (hall.decide(request, now) instanceof Accepted(var events)) {
      Entry entry = new Entry(hall.seq() + 1, now, Actor.CALENDAR, RequestKey.NONE, events);
      hall.apply(entry);
      visits.fold(entry);
    }
  }

  private static TicketId id(int number) {
    byte[] chance = new byte[10];
    chance[9] = (byte) number;
    return TicketId.of(chance);
  }

  private void take(int number) {
    when(new Command.TakeTicket(id(number), TAX, Priority.ORDINARY, "zh-CN"));
  }

  @Test
  void aVisitThatTheCentreKnowsIsToldAnewWhenTheClockIsCorrected() {
    take(1);
    long from = hall.seq() + 1;
    now = NINE.plus(Duration.ofHours(5));
    take(2);
    visits.acknowledge(hall.seq() + 1);
    Instant since = now;
    now = now.plusSeconds(60);

    when(new Command.CorrectClock(from, since, NINE, Duration.ofHours(-5)));

    assertEquals(1, visits.untoldCount());
    ReportLine told = visits.untold().getFirst();
    assertEquals(id(2).value(), told.ticket());
    assertEquals(NINE, told.takenAt());
    assertEquals(hall.seq(), told.seq());
  }

  @Test
  void aVisitEnteredAfterwardsIsToldWithBothTimesAndNoRating() {
    now = NINE.plus(Duration.ofDays(1));
    HandServed served =
        new HandServed(
            TAX,
            ONE,
            CLERK,
            Optional.empty(),
            NINE,
            NINE.plusSeconds(300),
            Outcome.COMPLETED,
            "",
            "no power");

    when(new Command.EnterLateVisit(id(7), served));

    ReportLine told = visits.untold().getFirst();
    assertEquals(LocalDate.of(2026, 3, 2), told.day());
    assertEquals("done", told.state());
    assertEquals(Optional.of(new Late(now, false)), told.late());
    assertTrue(told.rating().isEmpty());
    visits.acknowledge(hall.seq() + 1);
    assertEquals(0, visits.size());
  }
}
