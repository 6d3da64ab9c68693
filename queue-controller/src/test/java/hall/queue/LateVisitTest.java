package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Decision.Accepted;
import hall.queue.HallPlan.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Visits that were served without power and are entered afterwards.
class LateVisitTest {

  private static final Instant NOON = NINE.plus(Duration.ofHours(3));

  private final Day day = new Day(Halls.plan(Halls.OFFICE_HOURS), NOON);
  private int entered;

  private Decision enter(HandServed served) {
    return day.when(new Command.EnterLateVisit(id(++entered), served));
  }

  private static HandServed served(Instant called, Instant ended) {
    return new HandServed(
        TAX, ONE, ANNA, Optional.empty(), called, ended, Outcome.COMPLETED, "", "no power");
  }

  private static HandServed at(Instant called) {
    return served(called, called.plusSeconds(300));
  }

  @Test
  void itIsKeptWithItsOwnTimesAndItsOwnNumber() {
    HandServed served = at(NINE);

    assertEquals(
        new Accepted(
            List.of(
                new Event.LateVisitEntered(
                    new LateVisit(
                        id(1), TicketNumber.of("BL001"), LocalDate.of(2026, 3, 2), served)))),
        enter(served));
    assertEquals(NOON, day.record.getLast().at());
  }

  @Test
  void noNumberOfTheDayIsUsedAndNobodyWaitsOrWasCalled() {
    day.when(new Command.TakeTicket(id(90), TAX, Priority.ORDINARY, "zh-CN"));
    HallMemory before = day.hall.memory();

    enter(at(NINE));

    assertEquals(before.issued(), day.hall.memory().issued());
    assertEquals(before.tickets(), day.hall.tickets());
    assertEquals(before.calls(), day.hall.calls());
    assertEquals(before.counts(), day.hall.counts());
  }

  @Test
  void numbersOfLateVisitsAreNeverUsedAgainInTheHallsLife() {
    enter(at(NINE));
    day.after(Duration.ofDays(1));
    enter(at(NINE.plusSeconds(60)));
    day.after(Duration.ofDays(40));
    enter(at(day.now.minusSeconds(3_600)));

    assertEquals(
        List.of("BL003"),
        day.hall.amendments().lateVisits().stream()
            .map(visit -> visit.number().toString())
            .toList());
    assertEquals(day.hall.memory(), new Hall(day.hall.memory()).memory());
  }

  @Test
  void aHallThatHasGivenTheLettersToAServiceGetsOthers() {
    HallPlan plan = Halls.plan(Halls.OFFICE_HOURS);
    Calendar hours = Halls.OFFICE_HOURS;
    var services = List.of(new ServicePlan(TAX, new Series("BL"), 0, hours));
    Day other =
        new Day(
            new HallPlan(
                plan.calendar(),
                services,
                plan.windows().subList(0, 1),
                plan.staff(),
                plan.rules()),
            NOON);

    other.when(new Command.EnterLateVisit(id(1), at(NINE)));

    assertEquals("BX001", other.hall.amendments().lateVisits().getFirst().number().toString());
  }

  @Test
  void aVisitOfYesterdayBelongsToYesterday() {
    day.after(Duration.ofDays(1));

    enter(at(NINE));

    LateVisit visit = day.hall.amendments().lateVisits().getFirst();
    assertEquals(LocalDate.of(2026, 3, 2), visit.day());
    assertEquals(LocalDate.of(2026, 3, 3), day.hall.day());
  }

  @Test
  void whatCannotBeIsRefused() {
    Instant soon = NOON.plusSeconds(1);
    Instant old = NOON.minus(31, ChronoUnit.DAYS).minusSeconds(1);

    assertEquals(Decision.refused(new Refusal.TimeNotYet("calledAt", soon, NOON)), enter(at(soon)));
    assertEquals(
        Decision.refused(new Refusal.TimeNotYet("endedAt", soon, NOON)), enter(served(NINE, soon)));
    assertEquals(
        Decision.refused(
            new Refusal.TimesOutOfOrder("endedAt", NINE, "calledAt", NINE.plusSeconds(1))),
        enter(served(NINE.plusSeconds(1), NINE)));
    assertEquals(
        Decision.refused(new Refusal.TooLongAgo("calledAt", old, NOON.minus(31, ChronoUnit.DAYS))),
        enter(at(old)));
    assertEquals(
        Decision.refused(new Refusal.UnknownService(new ServiceId("dogs"))),
        enter(of(new ServiceId("dogs"), ONE, ANNA)));
    assertEquals(
        Decision.refused(new Refusal.UnknownWindow(new WindowId(99))),
        enter(of(TAX, new WindowId(99), ANNA)));
    assertEquals(
        Decision.refused(new Refusal.UnknownClerk(new ClerkId("nobody"))),
        enter(of(TAX, ONE, new ClerkId("nobody"))));
    assertTrue(day.hall.amendments().lateVisits().isEmpty());
  }

  private static HandServed of(ServiceId service, WindowId window, ClerkId clerk) {
    return new HandServed(
        service, window, clerk, Optional.empty(), NINE, NINE, Outcome.OTHER, "", "no power");
  }

  @Test
  void whoeverCameAfterTheyWereCalledIsRefused() {
    HandServed served =
        new HandServed(
            TAX, ONE, ANNA, Optional.of(NINE.plusSeconds(1)), NINE, NINE, Outcome.OTHER, "", "x");

    assertEquals(
        Decision.refused(
            new Refusal.TimesOutOfOrder("calledAt", NINE, "cameAt", NINE.plusSeconds(1))),
        enter(served));
  }

  @Test
  void theSameVisitIsNotEnteredTwice() {
    enter(at(NINE));

    assertEquals(
        Decision.refused(new Refusal.EnteredBefore(TicketNumber.of("BL001"))), enter(at(NINE)));
  }
}
