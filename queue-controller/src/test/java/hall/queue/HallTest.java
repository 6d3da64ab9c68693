package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.TWO;
import static hall.queue.Halls.id;
import static hall.queue.Priority.ORDINARY;
import static hall.queue.Priority.STATUTORY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.queue.Command.CallNext;
import hall.queue.Command.End;
import hall.queue.Command.KeepTime;
import hall.queue.Command.MarkNoShow;
import hall.queue.Command.Rate;
import hall.queue.Command.Recall;
import hall.queue.Command.SignOff;
import hall.queue.Command.SignOn;
import hall.queue.Command.Start;
import hall.queue.Command.TakeTicket;
import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.Decision.Repeated;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.DayOpened;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketRated;
import hall.queue.Event.VisitOwned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HallTest {

  private final Day day = new Day(Halls.plan(Halls.OFFICE_HOURS), NINE);
  private int taken;

  @Test
  void whoComesFirstIsCalledFirst() {
    take(TAX, ORDINARY);
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));

    assertCalls(1);
  }

  @Test
  void aWindowOfSeveralServicesCallsTheLongestWait() {
    take(PENSION, ORDINARY);
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));

    assertCalls(1);
  }

  @Test
  void statutoryPriorityIsCalledAheadOfThoseWhoCameWithinItsCredit() {
    take(TAX, ORDINARY);
    day.after(Duration.ofMinutes(19));
    take(TAX, STATUTORY);
    day.when(new SignOn(ONE, ANNA));

    assertCalls(2);
  }

  @Test
  void nobodyIsPassedByPriorityThatCameLaterThanTheCredit() {
    take(TAX, ORDINARY);
    day.after(Duration.ofMinutes(21));
    take(TAX, STATUTORY);
    day.when(new SignOn(ONE, ANNA));

    assertCalls(1);
  }

  @Test
  void servicesOfOneSeriesShareItsNumbers() {
    take(TAX, ORDINARY);
    take(PENSION, ORDINARY);
    take(PERMIT, ORDINARY);

    assertEquals(
        List.of("A001", "A002", "B001"),
        day.hall.tickets().stream().map(ticket -> ticket.number().toString()).toList());
  }

  @Test
  void theThousandthNumberGrowsADigit() {
    assertEquals("A1000", new TicketNumber(new Series("A"), 1000).toString());
    assertEquals("A007", new TicketNumber(new Series("A"), 7).toString());
    assertEquals(new TicketNumber(new Series("AB"), 12), TicketNumber.of("AB012"));
  }

  @Test
  void peopleOfCompetingServicesAreAheadToo() {
    take(PENSION, ORDINARY);
    take(PENSION, ORDINARY);
    take(TAX, ORDINARY);

    assertEquals(2, day.hall.peopleAhead(day.hall.ticket(id(3)).orElseThrow()));
  }

  @Test
  void nobodyIsAheadWhoCanBeCalledOnlyWhereNoClerkSits() {
    take(TAX, ORDINARY);
    take(PENSION, ORDINARY);
    day.when(new SignOn(new WindowId(3), ANNA));
    take(PERMIT, ORDINARY);

    assertEquals(0, day.hall.peopleAhead(day.hall.ticket(id(3)).orElseThrow()));
    assertEquals(1, day.hall.peopleAheadOfNext(PERMIT));
    assertEquals(3, day.hall.peopleAheadOfNext(TAX), "windows 1 and 2 will have to open");
  }

  @Test
  void anEmptyHallHasNobodyToCall() {
    day.when(new SignOn(ONE, ANNA));

    assertEquals(new Refused(new Refusal.NobodyWaiting(ONE)), day.when(new CallNext(ONE)));
  }

  @Test
  void aWindowWithoutAClerkCallsNobody() {
    take(TAX, ORDINARY);

    assertEquals(new Refused(new Refusal.NoClerk(ONE)), day.when(new CallNext(ONE)));
  }

  @Test
  void aWindowServesOneTicketAtATime() {
    take(TAX, ORDINARY);
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));
    day.when(new CallNext(ONE));

    assertEquals(
        new Refused(new Refusal.WindowBusy(ONE, TicketNumber.of("A001"))),
        day.when(new CallNext(ONE)));
  }

  @Test
  void aStartedServiceCannotBePassedOver() {
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));
    day.when(new CallNext(ONE));
    day.when(new Start(ONE));

    var started = new Refused(new Refusal.AlreadyStarted(ONE, TicketNumber.of("A001")));
    assertEquals(started, day.when(new MarkNoShow(ONE)));
    assertEquals(started, day.when(new Recall(ONE)));
  }

  @Test
  void endingWithoutATicketIsRefused() {
    day.when(new SignOn(ONE, ANNA));

    assertEquals(new Refused(new Refusal.NoTicketAtWindow(ONE)), day.when(new End(ONE)));
  }

  @Test
  void anEndedServiceAsksForARatingOnce() {
    serve();

    assertEquals(
        new Accepted(List.of(new TicketRated(id(1), ONE, new Rating(5)))),
        day.when(new Rate(ONE, new Rating(5))));
    assertEquals(
        new Refused(new Refusal.NotAskedToRate(ONE)), day.when(new Rate(ONE, new Rating(1))));
  }

  @Test
  void silenceIsNotARating() {
    serve();
    day.after(Duration.ofSeconds(30));

    assertEquals(new Accepted(List.of(new RatingLapsed(id(1), ONE))), day.when(new KeepTime()));
    assertEquals(
        new Refused(new Refusal.NotAskedToRate(ONE)), day.when(new Rate(ONE, new Rating(3))));
  }

  @Test
  void endingAsksUntilTheRulesTimeHasPassed() {
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));
    day.when(new CallNext(ONE));

    assertEquals(
        new Accepted(
            List.of(
                new VisitOwned(id(1), ANNA),
                new ServiceEnded(id(1), ONE, Outcome.COMPLETED),
                new RatingAsked(id(1), ONE, day.now.plusSeconds(30)))),
        day.when(new End(ONE)));
    assertEquals(day.now.plusSeconds(30), day.hall.nextDeadline());
  }

  @Test
  void aClosedServiceSaysWhenItOpens() {
    day.after(Duration.ofHours(3));

    assertEquals(
        new Refused(
            new Refusal.ServiceClosed(TAX, Optional.of(Instant.parse("2026-03-02T05:30:00Z")))),
        day.when(new TakeTicket(id(1), TAX, ORDINARY, "zh-CN")));
  }

  @Test
  void anUnknownServiceIsRefused() {
    var nowhere = new ServiceId("fishing");

    assertEquals(
        new Refused(new Refusal.UnknownService(nowhere)),
        day.when(new TakeTicket(id(1), nowhere, ORDINARY, "zh-CN")));
  }

  @Test
  void theDailyLimitIsTheLastNumber() {
    for (int i = 0; i < 20; i++) {
      take(PERMIT, ORDINARY);
    }

    assertEquals(
        new Refused(new Refusal.DailyLimitReached(PERMIT, 20)),
        day.when(new TakeTicket(id(99), PERMIT, ORDINARY, "zh-CN")));
  }

  @Test
  void aRepeatedRequestDoesNothingTwice() {
    var key = new RequestKey("touch-1", 7);
    day.when(new TakeTicket(id(1), TAX, ORDINARY, "zh-CN"), key);
    Entry first = day.record.getLast();

    assertEquals(new Repeated(first), day.when(new TakeTicket(id(2), TAX, ORDINARY, "zh-CN"), key));
    assertEquals(
        new Refused(new Refusal.KeyUsedOtherwise("touch-1")),
        day.when(new TakeTicket(id(3), PENSION, ORDINARY, "zh-CN"), new RequestKey("touch-1", 8)));
    assertEquals(1, day.hall.tickets().size());
  }

  @Test
  void aClerkWorksAtOneWindow() {
    day.when(new SignOn(ONE, ANNA));

    assertEquals(
        new Accepted(List.of(new ClerkSignedOff(ONE, ANNA), new ClerkSignedOn(TWO, ANNA))),
        day.when(new SignOn(TWO, ANNA)));
  }

  @Test
  void nobodyTakesOverAWindowThatServes() {
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));
    day.when(new CallNext(ONE));

    var busy = new Refused(new Refusal.WindowBusy(ONE, TicketNumber.of("A001")));
    assertEquals(busy, day.when(new SignOn(ONE, BO)));
    assertEquals(busy, day.when(new SignOff(ONE)));
    assertEquals(
        new Refused(new Refusal.ClerkBusyElsewhere(ANNA, ONE)), day.when(new SignOn(TWO, ANNA)));
  }

  @Test
  void theBusinessDayTurnsAtItsHourAndNotAtMidnight() {
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));

    assertEquals(List.of(), dueAt("2026-03-02T19:59:59Z"), "03:59:59 in the hall");
    assertEquals(
        List.of(
            new TicketExpired(id(1)),
            new ClerkSignedOff(ONE, ANNA),
            new DayOpened(LocalDate.parse("2026-03-03"))),
        dueAt("2026-03-02T20:00:00Z"));
  }

  @Test
  void theBusinessDayNeverGoesBack() {
    assertEquals(List.of(), dueAt("2026-02-28T01:00:00Z"));
  }

  @Test
  void numbersStartAgainWithTheBusinessDay() {
    take(TAX, ORDINARY);
    day.now = NINE.plus(Duration.ofDays(1));

    take(TAX, ORDINARY);

    assertEquals(
        List.of(TicketNumber.of("A001")), day.hall.tickets().stream().map(Ticket::number).toList());
  }

  @Test
  void aPlanThatDropsAWaitingTicketsServiceIsRefused() {
    take(PERMIT, ORDINARY);
    HallPlan plan = day.hall.plan();
    HallPlan without =
        new HallPlan(
            plan.calendar(),
            plan.services().subList(0, 2),
            plan.windows().subList(0, 1),
            plan.clerks(),
            plan.rules());

    assertEquals(
        new Refused(new Refusal.PlanDropsService(PERMIT, TicketNumber.of("B001"))),
        day.when(new Command.ChangePlan(without)));
  }

  private List<Event> dueAt(String moment) {
    Request request = new Request(new KeepTime(), Actor.CALENDAR, RequestKey.NONE);
    Decision decision = day.hall.decide(request, Instant.parse(moment));
    return decision instanceof Accepted(var events) ? events : List.of();
  }

  private void serve() {
    take(TAX, ORDINARY);
    day.when(new SignOn(ONE, ANNA));
    day.when(new CallNext(ONE));
    day.when(new Start(ONE));
    day.when(new End(ONE));
  }

  private void take(ServiceId service, Priority priority) {
    taken++;
    day.when(new TakeTicket(id(taken), service, priority, "zh-CN"));
    day.after(Duration.ofSeconds(1));
  }

  private void assertCalls(int number) {
    Decision decision = day.when(new CallNext(ONE));
    Event event = decision instanceof Accepted(var events) ? events.getFirst() : null;
    assertEquals(
        Optional.of(id(number)),
        event instanceof TicketCalled call ? Optional.of(call.ticket()) : Optional.empty());
  }
}
