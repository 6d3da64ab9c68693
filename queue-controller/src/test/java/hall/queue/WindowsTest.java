package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.CHEN;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.THREE;
import static hall.queue.Halls.TWO;
import static hall.queue.Halls.id;
import static hall.queue.Priority.GREEN;
import static hall.queue.Priority.ORDINARY;
import static hall.queue.Priority.STATUTORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Actor.Role;
import hall.queue.Command.CallChosen;
import hall.queue.Command.CallNext;
import hall.queue.Command.GrantPriority;
import hall.queue.Command.Lend;
import hall.queue.Command.PauseWindow;
import hall.queue.Command.ServeWalkIn;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who works where, on what, and whom they may call beside the rule.
class WindowsTest extends Morning {

  WindowsTest() {
    super(Ruled.clerk(Halls.plan(Halls.OFFICE_HOURS), ANNA, List.of(), true));
  }

  @Test
  void aPausedWindowCallsNobodyAndSaysWhy() {
    take(TAX);
    signOn(ONE, BO);
    accepted(new PauseWindow(ONE, PauseReason.MEAL));

    var paused = new Refusal.WindowPaused(ONE, PauseReason.MEAL);
    refused(paused, new CallNext(ONE));
    refused(paused, new ServeWalkIn(ONE, id(9), TAX, "en"));
    refused(paused, new CallChosen(ONE, id(1), "a reason"));
    assertEquals(Optional.of(new Pause(PauseReason.MEAL, day.now)), day.hall.pause(ONE));
    accepted(new Command.ResumeWindow(ONE));
    refused(new Refusal.NotPaused(ONE), new Command.ResumeWindow(ONE));
    assertEquals(1, calls(ONE));
  }

  @Test
  void aWindowWithATicketCannotPause() {
    take(TAX);
    refused(new Refusal.NoClerk(ONE), new PauseWindow(ONE, PauseReason.BREAK));
    signOn(ONE, BO);
    calls(ONE);

    refused(
        new Refusal.WindowBusy(ONE, TicketNumber.of("A001")),
        new PauseWindow(ONE, PauseReason.BREAK));
  }

  @Test
  void theBHolderTakesOverThePostAndThePauseOfTheOtherEnds() {
    signOn(ONE, ANNA);
    accepted(new PauseWindow(ONE, PauseReason.HANDOVER));

    assertEquals(
        List.of(new Event.ClerkSignedOff(ONE, ANNA), new Event.ClerkSignedOn(ONE, BO)),
        accepted(new Command.SignOn(ONE, BO)));
    assertEquals(Optional.empty(), day.hall.pause(ONE));
  }

  @Test
  void skillsFollowThePerson() {
    lay(Ruled.clerk(day.hall.plan(), BO, List.of(PENSION), false));
    take(TAX);
    take(PENSION);
    signOn(ONE, BO);

    assertEquals(List.of(PENSION), day.hall.handledAt(ONE));
    assertEquals(2, calls(ONE), "tax is not Bo's");
    accepted(new Command.End(ONE));
    signOn(TWO, BO);
    refused(new Refusal.NobodyWaiting(TWO), new CallNext(TWO));
    signOn(ONE, CHEN);
    assertEquals(1, calls(ONE));
  }

  @Test
  void aLentWindowCallsTheOtherServiceUntilItsTimeIsOver() {
    signOn(THREE, BO);
    take(TAX);
    refused(new Refusal.NobodyWaiting(THREE), new CallNext(THREE));
    Instant until = day.now.plus(Duration.ofMinutes(30));
    accepted(new Lend(THREE, List.of(TAX, PENSION), Optional.of(until)));

    assertEquals(List.of(PERMIT, TAX, PENSION), day.hall.handledAt(THREE));
    assertEquals(1, serves(THREE));
    assertEquals(until, day.hall.nextDeadline());
    day.now = until;
    assertEquals(List.of(new Event.WindowGivenBack(THREE)), accepted(new Command.KeepTime()));
    assertEquals(List.of(PERMIT), day.hall.handledAt(THREE));
    refused(new Refusal.NothingLent(THREE), new Command.GiveBack(THREE));
    refused(
        new Refusal.TimeIsPast("until", until), new Lend(THREE, List.of(TAX), Optional.of(until)));
  }

  @Test
  void aClerkTakesOnOtherServicesOnlyIfTheyMayLend() {
    signOn(ONE, BO);
    day.as(new Actor(Role.CLERK, "window-1"));

    refused(
        new Refusal.NotPermitted(BO, Permission.LEND),
        new Lend(ONE, List.of(PERMIT), Optional.empty()));
    signOn(ONE, ANNA);
    accepted(new Lend(ONE, List.of(PERMIT), Optional.empty()));
    assertEquals(Optional.of(new Loan(List.of(PERMIT), Instant.MAX)), day.hall.loan(ONE));
  }

  @Test
  void aTicketIsCalledOutOfItsOrderByWhoMayAndWithAReason() {
    take(TAX);
    take(TAX);
    signOn(ONE, ANNA);
    signOn(TWO, BO);

    refused(
        new Refusal.NotPermitted(BO, Permission.CALL_CHOSEN), new CallChosen(TWO, id(2), "lost"));
    refused(new Refusal.ReasonNeeded(Permission.CALL_CHOSEN), new CallChosen(ONE, id(2), " "));
    refused(new Refusal.TooLong("reason", 80), new CallChosen(ONE, id(2), "x".repeat(81)));
    var events = accepted(new CallChosen(ONE, id(2), "an appointment at court"));
    Why why = ((Event.TicketCalled) events.getFirst()).why();
    assertEquals(Why.Kind.CHOSEN, why.kind());
    assertEquals("an appointment at court", why.reason());
    accepted(new Command.End(ONE));
    refused(
        new Refusal.NotPossible(TicketNumber.of("A002"), "done"),
        new CallChosen(ONE, id(2), "again"));
    take(PERMIT);
    refused(new Refusal.NotHandledHere(ONE, PERMIT), new CallChosen(ONE, id(3), "quick"));
  }

  @Test
  void somebodyWithoutANumberIsServedAtOnce() {
    signOn(ONE, BO);
    take(TAX);

    refused(new Refusal.NotHandledHere(ONE, PERMIT), new ServeWalkIn(ONE, id(9), PERMIT, "en"));
    refused(new Refusal.TicketIdTaken(id(1)), new ServeWalkIn(ONE, id(1), TAX, "en"));
    accepted(new ServeWalkIn(ONE, id(9), TAX, "en"));
    Ticket here = day.hall.ticketAt(ONE).orElseThrow();
    assertEquals("A002 serving", here.number() + " " + here.state());
    assertEquals(Optional.of(BO), here.visit().owner());
    refused(new Refusal.NothingToUndo(ONE), new Command.Undo(ONE));
  }

  @Test
  void aCallIsRepeatedNoSoonerThanTheGap() {
    rule(Ruled.recallGap(Duration.ofSeconds(20)));
    take(TAX);
    signOn(ONE, BO);
    calls(ONE);

    refused(
        new Refusal.RecallTooSoon(ONE, TicketNumber.of("A001"), day.now.plusSeconds(20)),
        new Command.Recall(ONE));
    day.after(Duration.ofSeconds(20));
    accepted(new Command.Recall(ONE));
    assertEquals(2, day.hall.calls().getFirst().times());
    assertEquals(1, day.hall.calls().size());
  }

  @Test
  void theGreenChannelNeedsWhoMayAndAReasonAndHasAQuota() {
    gate(TAX, new Gate(0, 0, 0, Duration.ofMinutes(30), 1, Closing.OFF));
    take(TAX);
    take(TAX);
    take(TAX);

    refused(
        new Refusal.NotPermitted(BO, Permission.GRANT_GREEN),
        new GrantPriority(id(3), GREEN, BO, "a rescue worker"));
    refused(
        new Refusal.ReasonNeeded(Permission.GRANT_GREEN),
        new GrantPriority(id(3), GREEN, ANNA, ""));
    accepted(new GrantPriority(id(3), GREEN, ANNA, "a rescue worker"));
    assertEquals(List.of(3, 1, 2), waiting(TAX));
    refused(
        new Refusal.GreenLimitReached(TAX, 1), new GrantPriority(id(2), GREEN, ANNA, "another"));
    accepted(new GrantPriority(id(2), STATUTORY, BO, "70 years old"));
    assertEquals(List.of(3, 2, 1), waiting(TAX));
    accepted(new GrantPriority(id(3), ORDINARY, ANNA, "granted by mistake"));
    assertEquals(List.of(2, 1, 3), waiting(TAX));
    signOn(ONE, BO);
    calls(ONE);
    refused(
        new Refusal.NotPossible(TicketNumber.of("A002"), "called"),
        new GrantPriority(id(2), GREEN, ANNA, "too late"));
  }

  @Test
  void anIdleWindowCallsByItselfOneAtATime() {
    rule(Ruled.window(ONE, Duration.ofSeconds(30), Step.earliest()));
    signOn(ONE, ANNA);
    minutes(1);
    take(TAX);
    assertTrue(!day.hall.nextDeadline().isAfter(day.now), "it has rested long enough");
    take(TAX);

    assertEquals(Optional.of(id(1)), day.hall.ticketAt(ONE).map(Ticket::id));
    accepted(new Command.End(ONE));
    assertEquals(day.now.plusSeconds(30), day.hall.nextDeadline());
    day.after(Duration.ofSeconds(30));
    day.keepTime();
    assertEquals(Optional.of(id(2)), day.hall.ticketAt(ONE).map(Ticket::id));
  }

  @Test
  void ofSeveralIdleWindowsTheOneThatHasRestedLongestCalls() {
    WindowRule both =
        new WindowRule(
            "both",
            List.of(ONE, TWO),
            List.of(Step.earliest()),
            Optional.of(Duration.ofSeconds(30)));
    rule(Ruled.windows(both));
    signOn(TWO, BO);
    minutes(1);
    signOn(ONE, ANNA);
    minutes(1);
    take(TAX);
    take(TAX);
    day.keepTime();

    assertEquals(Optional.of(id(1)), day.hall.ticketAt(TWO).map(Ticket::id));
    assertEquals(Optional.of(id(2)), day.hall.ticketAt(ONE).map(Ticket::id));
  }

  @Test
  void anIdleWindowDoesNotCallWhilePaused() {
    rule(Ruled.window(ONE, Duration.ofSeconds(30), Step.earliest()));
    signOn(ONE, ANNA);
    accepted(new PauseWindow(ONE, PauseReason.MEAL));
    take(TAX);
    minutes(10);
    day.keepTime();

    assertEquals(Optional.empty(), day.hall.ticketAt(ONE));
    accepted(new Command.ResumeWindow(ONE));
    day.after(Duration.ofSeconds(30));
    day.keepTime();
    assertEquals(Optional.of(id(1)), day.hall.ticketAt(ONE).map(Ticket::id));
  }

  @Test
  void anIdleWindowWakesWhenItsConditionBeginsToHold() {
    rule(Ruled.window(ONE, Duration.ofSeconds(30), Step.guard(Duration.ofMinutes(15))));
    signOn(ONE, ANNA);
    Instant came = take(TAX).takenAt();

    assertEquals(came.plus(Duration.ofMinutes(15)), day.hall.nextDeadline());
    day.now = day.hall.nextDeadline();
    day.keepTime();
    assertEquals(Optional.of(id(1)), day.hall.ticketAt(ONE).map(Ticket::id));
  }

  @Test
  void pausesAndLoansWithoutAnEndAreOverWithTheDay() {
    signOn(ONE, ANNA);
    accepted(new PauseWindow(ONE, PauseReason.MEETING));
    accepted(new Lend(ONE, List.of(PERMIT), Optional.empty()));
    Instant nextNoon = day.now.plus(Duration.ofHours(27));
    accepted(new Lend(TWO, List.of(PERMIT), Optional.of(nextNoon)));
    day.after(Duration.ofHours(24));
    day.keepTime();

    assertEquals(Optional.empty(), day.hall.pause(ONE));
    assertEquals(Optional.empty(), day.hall.loan(ONE));
    assertEquals(Optional.of(nextNoon), day.hall.loan(TWO).map(Loan::until));
    assertEquals(Optional.empty(), day.hall.clerkAt(ONE));
  }
}
