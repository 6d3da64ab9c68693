package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.THREE;
import static hall.queue.Halls.id;
import static hall.queue.Priority.GREEN;
import static hall.queue.Priority.ORDINARY;
import static hall.queue.Priority.STATUTORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Command.Book;
import hall.queue.Command.CheckIn;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.WindowPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a number may be given out, and when an appointment may be kept.
class GatesTest extends Morning {

  private static final String LI = "0123456789abcdefLI";
  private static final AppointmentCode CODE = new AppointmentCode("YY-1001");
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));

  private static Gate gate(int perDay, int perPerson, int perSlot) {
    return new Gate(perDay, perPerson, perSlot, Duration.ofMinutes(30), 0, Closing.OFF);
  }

  @Test
  void whoWaitsForTheServiceAlreadyGetsThePaperAgainAndNoSecondNumber() {
    take(TAX, ORDINARY, by(LI));

    assertEquals(List.of(new Event.ReprintAsked(id(1))), accepted(command(TAX, ORDINARY, by(LI))));
    assertEquals(1, day.hall.tickets().size());
    take(PENSION, ORDINARY, by(LI));
    assertEquals(2, day.hall.tickets().size(), "another service is another number");
  }

  @Test
  void aPersonHasAsManyNumbersADayAsTheGateSays() {
    gate(TAX, gate(0, 1, 0));
    take(TAX, ORDINARY, by(LI));
    accepted(new Command.CancelTicket(id(1)));

    refused(new Refusal.PersonLimitReached(TAX, 1), command(TAX, ORDINARY, by(LI)));
    take(TAX, ORDINARY, Particulars.NONE);
  }

  @Test
  void aSlotGivesOutAsManyNumbersAsTheGateSays() {
    gate(TAX, gate(0, 0, 2));
    take(TAX);
    take(TAX);

    refused(new Refusal.SlotFull(TAX, NINE, 2), command(TAX, ORDINARY, Particulars.NONE));
    minutes(30);
    assertEquals(ORDINARY, take(TAX).priority(), "the next slot has places of its own");
  }

  @Test
  void aPlaceKeptForAnAppointmentIsGivenToNobodyElseUntilItsHolderIsTooLate() {
    gate(TAX, gate(1, 0, 0));
    accepted(new Book(CODE, TAX, TEN, Optional.of(LI)));

    refused(new Refusal.DailyLimitReached(TAX, 1), command(TAX, ORDINARY, Particulars.NONE));
    minutes(76);
    assertEquals("waiting", take(TAX).state());
    refused(new Refusal.DailyLimitReached(TAX, 1), new CheckIn(id(50), CODE, ORDINARY, "zh-CN"));
  }

  @Test
  void aServiceCanBeHadOnlyWhileAWindowThatHandlesItIsStaffed() {
    Calendar afternoon =
        new Calendar(
            Halls.OFFICE_HOURS.zone(),
            LocalTime.of(4, 0),
            Halls.week(new Calendar.Session(14 * 60, 16 * 60)),
            Map.of());
    HallPlan plan = day.hall.plan();
    lay(
        new HallPlan(
            plan.calendar(),
            plan.services(),
            List.of(
                new WindowPlan(ONE, List.of(TAX, PENSION), true),
                new WindowPlan(THREE, List.of(PERMIT), false, Optional.of(afternoon))),
            plan.staff(),
            plan.rules()));

    Instant two = NINE.plus(Duration.ofHours(5));
    refused(
        new Refusal.ServiceClosed(PERMIT, Optional.of(two)),
        command(PERMIT, ORDINARY, Particulars.NONE));
    accepted(new Command.Lend(ONE, List.of(PERMIT), Optional.empty()));
    assertEquals("waiting", take(PERMIT).state(), "window 1 has it on loan");
    accepted(new Command.GiveBack(ONE));
    assertEquals(Optional.of(two), day.hall.plan().nextEdge(NINE.plus(Duration.ofMinutes(270))));
  }

  @Test
  void theGreenChannelIsGrantedAndNotTaken() {
    refused(
        new Refusal.ReasonNeeded(Permission.GRANT_GREEN), command(TAX, GREEN, Particulars.NONE));
  }

  @Test
  void whoWouldNotComeUpBeforeClosingIsToldAndWithStopGetsNoNumber() {
    signOn(ONE, ANNA);
    for (int served = 0; served < 6; served++) {
      take(TAX);
      calls(ONE);
      minutes(20);
      accepted(new Command.End(ONE));
    }
    take(TAX);
    day.now = NINE.plus(Duration.ofHours(7));
    for (int served = 0; served < 5; served++) {
      take(TAX);
      if (day.hall.ticketAt(ONE).isEmpty()) {
        calls(ONE);
      }
      minutes(10);
      accepted(new Command.End(ONE));
    }
    take(TAX);
    take(TAX);

    Instant five = NINE.plus(Duration.ofHours(8));
    var late = new Refusal.WouldBeTooLate(TAX, five, 3);
    gate(TAX, new Gate(0, 0, 0, Duration.ofMinutes(30), 0, Closing.WARN));
    assertEquals(Optional.of(late), day.hall.wouldBeTooLate(TAX, day.now));
    assertEquals(Optional.empty(), day.hall.noNumber(TAX, day.now));
    gate(TAX, new Gate(0, 0, 0, Duration.ofMinutes(30), 0, Closing.STOP));
    assertEquals(Optional.of(late), day.hall.noNumber(TAX, day.now));
    refused(late, command(TAX, ORDINARY, Particulars.NONE));
    gate(TAX, Gate.OPEN);
    assertTrue(day.hall.noNumber(PENSION, day.now).isEmpty());
  }

  @Test
  void whoHasAnAppointmentIsCalledByTheirSlotAndNotBefore() {
    accepted(new Book(CODE, TAX, NINE.plusSeconds(1200), Optional.empty()));
    accepted(new CheckIn(id(50), CODE, ORDINARY, "zh-CN"));
    signOn(ONE, ANNA);
    refused(new Refusal.NobodyWaiting(ONE), new Command.CallNext(ONE));

    minutes(10);
    take(TAX);
    assertEquals(1, calls(ONE), "at 9:10 a number of 9:10 stands before a slot of 9:20");
    accepted(new Command.End(ONE));
    minutes(11);
    take(TAX);
    assertEquals(id(50), day.hall.choose(ONE, day.now).orElseThrow().ticket().id());
  }

  @Test
  void whoIsLateForAnAppointmentStandsWithThoseWithoutOne() {
    accepted(new Book(CODE, TAX, NINE.plusSeconds(600), Optional.empty()));
    minutes(26);
    accepted(new CheckIn(id(50), CODE, STATUTORY, "zh-CN"));

    Ticket late = day.hall.ticket(id(50)).orElseThrow();
    assertEquals(LineClass.PRIORITY, late.standing().of());
    assertEquals(day.now.minus(Duration.ofMinutes(20)), late.rank());
  }

  @Test
  void anAppointmentIsCheckedInOnceAndOnItsDay() {
    accepted(new Book(CODE, TAX, TEN, Optional.empty()));
    accepted(new CheckIn(id(50), CODE, ORDINARY, "zh-CN"));

    refused(
        new Refusal.AppointmentKept(CODE, TicketNumber.of("A001")),
        new CheckIn(id(51), CODE, ORDINARY, "zh-CN"));
    refused(
        new Refusal.AppointmentKept(CODE, TicketNumber.of("A001")),
        new Command.CancelBooking(CODE));
    AppointmentCode other = new AppointmentCode("YY-1002");
    refused(new Refusal.UnknownAppointment(other), new CheckIn(id(51), other, ORDINARY, "zh-CN"));
    Instant tomorrow = TEN.plus(Duration.ofDays(1));
    accepted(new Book(other, TAX, tomorrow, Optional.empty()));
    refused(
        new Refusal.AppointmentOtherDay(other, tomorrow),
        new CheckIn(id(51), other, ORDINARY, "zh-CN"));
  }

  @Test
  void theSameBookingAgainChangesNothingAndAnotherUnderItsCodeIsRefused() {
    accepted(new Book(CODE, TAX, TEN, Optional.empty()));

    assertEquals(List.of(), accepted(new Book(CODE, TAX, TEN, Optional.empty())));
    refused(new Refusal.AppointmentDiffers(CODE), new Book(CODE, PENSION, TEN, Optional.empty()));
    accepted(new Command.CancelBooking(CODE));
    refused(new Refusal.UnknownAppointment(CODE), new Command.CancelBooking(CODE));
  }

  @Test
  void anAppointmentIsForAnOpenMomentToCome() {
    refused(
        new Refusal.SlotNotOpen(TAX, NINE.minusSeconds(1)),
        new Book(CODE, TAX, NINE.minusSeconds(1), Optional.empty()));
    Instant noon = NINE.plus(Duration.ofHours(3));
    refused(new Refusal.SlotNotOpen(TAX, noon), new Book(CODE, TAX, noon, Optional.empty()));
  }

  @Test
  void aFullSlotTakesNoFurtherAppointment() {
    gate(TAX, gate(0, 0, 1));
    accepted(new Book(CODE, TAX, TEN, Optional.empty()));

    refused(
        new Refusal.SlotFull(TAX, TEN, 1),
        new Book(new AppointmentCode("YY-1002"), TAX, TEN.plusSeconds(600), Optional.empty()));
  }

  @Test
  void anAppointmentThatNobodyKeptGoesWithItsDay() {
    accepted(new Book(CODE, TAX, TEN, Optional.empty()));
    AppointmentCode later = new AppointmentCode("YY-1002");
    accepted(new Book(later, TAX, TEN.plus(Duration.ofDays(2)), Optional.empty()));
    day.after(Duration.ofDays(1));
    day.keepTime();

    assertEquals(List.of(later), day.hall.appointments().stream().map(Appointment::code).toList());
  }
}
