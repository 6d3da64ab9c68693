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
import static hall.queue.Priority.ORDINARY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.day.DayFigures;
import hall.queue.Command.CallChosen;
import hall.queue.Command.CallNext;
import hall.queue.Command.End;
import hall.queue.Command.MarkNoShow;
import hall.queue.Command.Park;
import hall.queue.Command.Rate;
import hall.queue.Command.Start;
import hall.queue.Command.Transfer;
import hall.queue.Command.Undo;
import hall.queue.Target.ToClerk;
import hall.queue.Target.ToService;
import hall.queue.Target.ToWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of a number from its call to its end.
class VisitsTest extends Morning {

  @Test
  void aTransferStandsInFrontByArrivalOrAtTheBack() {
    for (Place place : Place.values()) {
      Transferred story = new Transferred();
      story.sendOn(place);
      assertEquals(
          switch (place) {
            case FRONT -> List.of(3, 1, 4);
            case BY_ARRIVAL -> List.of(1, 3, 4);
            case BACK -> List.of(1, 4, 3);
          },
          story.waiting(PERMIT));
      assertEquals(2, story.ticket(3).visit().leg());
    }
  }

  private static final class Transferred extends Morning {
    void sendOn(Place place) {
      take(PERMIT);
      take(TAX);
      take(TAX);
      take(PERMIT);
      signOn(ONE, ANNA);
      serves(ONE);
      calls(ONE);
      var to = new ToService(PERMIT);
      accepted(new Transfer(ONE, to, Optional.of(place), false));
    }
  }

  @Test
  void aTicketSentToAWindowOrAClerkIsCalledThereFirst() {
    take(TAX);
    take(TAX);
    take(TAX);
    signOn(ONE, ANNA);
    signOn(TWO, BO);
    calls(ONE);
    refused(
        new Refusal.UnknownClerk(new ClerkId("9999")),
        new Transfer(ONE, new ToClerk(new ClerkId("9999")), Optional.empty(), false));
    accepted(new Transfer(ONE, new ToWindow(TWO), Optional.of(Place.BACK), false));
    assertEquals(2, calls(ONE), "kept for window 2");
    assertEquals(1, calls(TWO), "the pin goes before the line");
    accepted(new Transfer(TWO, new ToClerk(CHEN), Optional.empty(), false));
    signOn(THREE, CHEN);
    assertEquals(1, calls(THREE), "wherever Chen sits");
  }

  @Test
  void aPinLapsesAndThenAnyoneMayCall() {
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new Transfer(ONE, new ToWindow(TWO), Optional.empty(), false));
    refused(new Refusal.NobodyWaiting(ONE), new CallNext(ONE));
    assertEquals(day.now.plus(Duration.ofMinutes(30)), day.hall.nextDeadline());
    minutes(30);

    assertEquals(1, calls(ONE));
  }

  @Test
  void aTicketSentOutComesBackToMeInFront() {
    take(TAX);
    take(TAX);
    signOn(ONE, ANNA);
    signOn(THREE, CHEN);
    calls(ONE);
    accepted(new Transfer(ONE, new ToService(PERMIT), Optional.empty(), true));
    assertEquals(1, serves(THREE));

    assertEquals("waiting", state(1));
    assertEquals(1, calls(ONE), "before number 2");
    accepted(new End(ONE));
    assertEquals("done", state(1));
  }

  @Test
  void aVisitGoesFromStopToStopWithOneNumber() {
    take(TAX, ORDINARY, along(Stop.at(PERMIT), Stop.at(PENSION)));
    signOn(ONE, ANNA);
    signOn(THREE, CHEN);

    assertEquals(1, serves(ONE));
    assertEquals(List.of(1), waiting(PERMIT));
    assertEquals(1, serves(THREE));
    assertEquals(List.of(1), waiting(PENSION));
    assertEquals(1, serves(ONE));
    assertEquals("done", state(1));
    assertEquals(3, ticket(1).visit().leg());
    assertEquals(List.of(Outcome.COMPLETED), ticket(1).visit().outcomes());
  }

  @Test
  void ofParallelLegsTheOneWithTheFewestAheadComesFirst() {
    lay(Ruled.clerk(day.hall.plan(), ANNA, List.of(TAX), false));
    take(PENSION);
    take(TAX, ORDINARY, along(Stop.at(PENSION, PERMIT)));
    take(PENSION);
    signOn(ONE, ANNA);
    signOn(THREE, CHEN);
    assertEquals(2, serves(ONE));

    assertEquals(List.of(2), waiting(PERMIT), "nobody is ahead there, and number 1 for pensions");
    assertEquals(List.of(Stop.at(PENSION)), ticket(2).visit().route());
    assertEquals(2, serves(THREE));
    assertEquals(List.of(1, 2, 3), waiting(PENSION), "where the first arrival puts it");
  }

  @Test
  void aTieOfParallelLegsIsSettledByThePlansOrder() {
    take(TAX, ORDINARY, along(Stop.at(PERMIT, PENSION)));
    signOn(ONE, ANNA);
    signOn(THREE, CHEN);
    serves(ONE);

    assertEquals(List.of(1), waiting(PENSION), "pension stands before permits in the plan");
  }

  @Test
  void aClerkSetsTheRouteOfTheVisit() {
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    var fishing = new ServiceId("fishing");
    refused(
        new Refusal.UnknownService(fishing), new Command.SetRoute(ONE, List.of(Stop.at(fishing))));
    accepted(new Command.SetRoute(ONE, List.of(Stop.at(PERMIT))));
    accepted(new End(ONE));

    assertEquals(List.of(1), waiting(PERMIT));
  }

  @Test
  void aParkedTicketIsTakenBackUpByItsClerkOrReturnsByItself() {
    take(TAX);
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new Start(ONE));
    accepted(new Park(ONE, Optional.of(Duration.ofMinutes(5))));
    assertEquals(2, calls(ONE));
    accepted(new End(ONE));
    assertEquals(1, day.hall.parkedBy(ANNA).size());
    var events = accepted(new CallChosen(ONE, id(1), ""));
    assertEquals(Why.Kind.PARKED, ((Event.TicketCalled) events.getFirst()).why().kind());
    accepted(new Park(ONE, Optional.empty()));
    take(TAX);
    assertEquals(List.of(3), waiting(TAX));
    minutes(30);
    day.keepTime();

    assertEquals(List.of(1, 3), waiting(TAX));
    assertEquals(List.of(), day.hall.parkedAt(ONE));
  }

  @Test
  void eachCaseOfAVisitIsEndedAndRated() {
    take(TAX, ORDINARY, cases(2));
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new Command.AddCases(ONE, 1));
    accepted(new Command.EndCase(ONE, Outcome.ACCEPTED));
    accepted(new Rate(ONE, new Rating(5)));
    accepted(new Command.EndCase(ONE, Outcome.COLLECTED));
    refused(
        new Refusal.LastCase(ONE, TicketNumber.of("A001")),
        new Command.EndCase(ONE, Outcome.OTHER));
    accepted(new Rate(ONE, new Rating(4)));
    accepted(new End(ONE, Outcome.ADVICE));
    accepted(new Rate(ONE, new Rating(3)));

    assertEquals(
        List.of(Outcome.ACCEPTED, Outcome.COLLECTED, Outcome.ADVICE), ticket(1).visit().outcomes());
    assertEquals(
        3,
        day.record.stream()
            .flatMap(entry -> entry.events().stream())
            .filter(Event.TicketRated.class::isInstance)
            .count());
  }

  @Test
  void endingABatchEndsAllItsCases() {
    take(TAX, ORDINARY, cases(1203));
    signOn(ONE, ANNA);
    calls(ONE);
    refused(new Refusal.TooManyCases(ONE, 2_000), new Command.AddCases(ONE, 798));
    accepted(new End(ONE, Outcome.ACCEPTED));

    assertEquals(0, ticket(1).visit().openCases());
    assertEquals(1203, ticket(1).visit().outcomes().size());
  }

  @Test
  void whoeverAnswersFirstOwnsTheVisitUntilHandedOver() {
    take(TAX);
    signOn(ONE, ANNA);
    signOn(THREE, CHEN);
    calls(ONE);
    assertEquals(Optional.empty(), ticket(1).visit().owner());
    accepted(new Start(ONE));
    accepted(new Transfer(ONE, new ToService(PERMIT), Optional.empty(), false));
    serves(THREE);
    assertEquals(Optional.of(ANNA), ticket(1).visit().owner());
    accepted(new Command.HandOver(id(1), CHEN));

    assertEquals(Optional.of(CHEN), ticket(1).visit().owner());
    refused(new Refusal.UnknownTicket(id(7)), new Command.HandOver(id(7), CHEN));
  }

  @Test
  void theLastKeyIsTakenBackWithinTenSeconds() {
    take(TAX);
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    assertEquals(Optional.of(day.now.plusSeconds(10)), day.hall.undoUntil(ONE, day.now));
    day.after(Duration.ofSeconds(10));
    accepted(new Undo(ONE));
    assertEquals(List.of(1, 2), waiting(TAX));
    assertEquals(List.of(), day.hall.calls(), "the boards forget it too");

    calls(ONE);
    day.after(Duration.ofSeconds(11));
    refused(new Refusal.NothingToUndo(ONE), new Undo(ONE));
  }

  @Test
  void anEndIsTakenBackAndThePadStopsAsking() {
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new Start(ONE));
    Ticket before = ticket(1);
    accepted(new End(ONE));
    accepted(new Undo(ONE));

    assertEquals(before, ticket(1));
    refused(new Refusal.NotAskedToRate(ONE), new Rate(ONE, new Rating(5)));
    accepted(new End(ONE));
    accepted(new Rate(ONE, new Rating(5)));
    refused(new Refusal.NothingToUndo(ONE), new Undo(ONE));
  }

  @Test
  void aKeyCannotBeTakenBackOnceItsTicketIsCalledElsewhere() {
    take(TAX);
    signOn(ONE, ANNA);
    signOn(TWO, BO);
    calls(ONE);
    accepted(new Transfer(ONE, new ToWindow(TWO), Optional.empty(), false));
    calls(TWO);

    refused(new Refusal.NothingToUndo(ONE), new Undo(ONE));
    assertEquals(Optional.of(id(1)), day.hall.ticketAt(TWO).map(Ticket::id));
  }

  @Test
  void aKeyCannotBeTakenBackOnceTheWindowHasAnother() {
    take(TAX);
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new MarkNoShow(ONE));
    calls(ONE);
    accepted(new Undo(ONE));

    assertEquals("no-show", state(1));
    refused(new Refusal.NothingToUndo(ONE), new Undo(ONE));
  }

  @Test
  void aCitizenGivesTheNumberBack() {
    take(TAX);
    take(TAX);
    accepted(new Command.CancelTicket(id(1)));
    assertEquals(List.of(2), waiting(TAX));
    assertEquals(List.of(), accepted(new Command.CancelTicket(id(1))));
    refused(
        new Refusal.NotPossible(TicketNumber.of("A001"), "cancelled"), new Command.Reprint(id(1)));
    signOn(ONE, ANNA);
    calls(ONE);

    refused(
        new Refusal.NotPossible(TicketNumber.of("A002"), "called"),
        new Command.CancelTicket(id(2)));
    accepted(new Command.NotePaper(id(2), ""));
    accepted(new Command.Reprint(id(2)));
    assertEquals(new Ticket.Paper.Pending(), ticket(2).paper());
    assertEquals(1, ticket(2).visit().reprints());
    accepted(new Command.NoteSent(id(2)));
    assertEquals(new Ticket.Paper.Sent(), ticket(2).paper());
    assertEquals(List.of(), accepted(new Command.NoteSent(id(2))));
  }

  @Test
  void everyReprintCountsInTheDaysFigures() {
    HallMemory start = day.hall.memory();
    int from = day.record.size();
    take(TAX);
    take(TAX);
    accepted(new Command.Reprint(id(2)));
    accepted(new Command.NotePaper(id(2), ""));
    accepted(new Command.Reprint(id(2)));

    DayFigures figures = DayFigures.of(start, day.record.subList(from, day.record.size()));
    assertEquals(2, figures.all().reprints());
    assertEquals(List.of(0, 2), figures.visits().stream().map(DayFigures.Visit::reprints).toList());
  }

  @Test
  void aTicketIsNeverCalledBeforeAClockThatWasPutBack() {
    take(TAX);
    Instant first = ticket(1).rank();
    minutes(-30);
    take(TAX);

    assertEquals(List.of(1, 2), waiting(TAX));
    assertEquals(false, ticket(2).rank().isBefore(first));
  }
}
