package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Emergency numbers, which a kiosk gives out while it cannot reach the hall.
class LeasesTest extends Morning {

  private static final LeaseId ONES = new LeaseId("0000000000000001");
  private static final LeaseId OTHERS = new LeaseId("0000000000000002");
  private static final Series E = new Series("E");

  @Test
  void eachKioskHasABlockOfItsOwnInASeriesOfItsOwn() {
    assertEquals(List.of(new Event.NumbersLeased(ONES, E, 1, 50)), accepted(lease(ONES)));
    assertEquals(List.of(new Event.NumbersLeased(OTHERS, E, 51, 100)), accepted(lease(OTHERS)));
    assertEquals(List.of(), accepted(lease(ONES)));
    assertEquals(Optional.of(new Lease(ONES, E, 1, 50, NINE)), day.hall.lease(ONES));
    assertEquals("A001", take(TAX).number().toString());
  }

  @Test
  void aNumberThatAKioskGaveOutIsTakenOverOnce() {
    accepted(lease(ONES));
    minutes(10);
    take(TAX);
    minutes(10);

    accepted(leased(11, 7, minute(5)));
    assertEquals(List.of(), accepted(leased(11, 7, minute(5))));

    Ticket late = ticket(11);
    assertEquals("E007", late.number().toString());
    assertEquals(minute(5), late.takenAt());
    assertEquals(new Ticket.Paper.None(), late.paper());
    assertEquals(Optional.of(new Leased(ONES, minute(5), day.now)), late.visit().said().leased());
    refused(new Refusal.NumberTaken(late.number()), leased(12, 7, minute(6)));
    refused(new Refusal.TicketIdTaken(id(11)), leased(11, 8, minute(6)));
    refused(new Refusal.NotLeased(ONES, 51), leased(12, 51, minute(6)));
  }

  @Test
  void whoCameFirstIsCalledFirstThoughTheHallHeardOfItLater() {
    accepted(lease(ONES));
    minutes(10);
    take(TAX);
    accepted(leased(11, 1, minute(5)));
    accepted(new Command.SignOn(ONE, ANNA));

    assertEquals(11, serves(ONE));
    assertEquals(1, serves(ONE));
  }

  @Test
  void aKiosksClockBringsNobodyBeforeTheBlockWasGivenNorIntoTheFuture() {
    minutes(5);
    accepted(lease(ONES));
    minutes(5);
    accepted(leased(11, 1, NINE.minus(Duration.ofDays(400))));
    accepted(leased(12, 2, NINE.plus(Duration.ofDays(400))));

    assertEquals(minute(5), ticket(11).takenAt());
    assertEquals(minute(10), ticket(12).takenAt());
  }

  @Test
  void aNumberThatSomebodyHoldsIsTakenOverThoughTheServiceIsFullOrClosed() {
    accepted(lease(ONES));
    for (int taken = 0; taken < 20; taken++) {
      take(PERMIT);
    }
    minutes(12 * 60);
    Command full =
        new Command.TakeLeased(id(91), ONES, 3, PERMIT, Priority.STATUTORY, "en", minute(1));
    accepted(full);

    assertEquals("waiting", state(91));
    assertEquals(LineClass.PRIORITY, ticket(91).standing().of());
  }

  @Test
  void aBlockLapsesWithItsDay() {
    accepted(lease(ONES));
    minutes(24 * 60);

    refused(new Refusal.UnknownLease(ONES), leased(11, 1, minute(5)));
    assertEquals(List.of(new Event.NumbersLeased(OTHERS, E, 1, 50)), accepted(lease(OTHERS)));
  }

  @Test
  void anotherLifeOfTheRecordHasOtherLetters() {
    accepted(new Command.LeaseNumbers(ONES, 1));
    assertEquals(
        List.of(new Event.NumbersLeased(OTHERS, new Series("Z"), 1, 50)),
        accepted(new Command.LeaseNumbers(OTHERS, 2)));
  }

  @Test
  void whoeverWantsAllTheNumbersDoesNotGetThem() {
    for (int block = 0; block < Lease.MOST; block++) {
      accepted(lease(new LeaseId("00000000000000%02d".formatted(block))));
    }
    refused(new Refusal.NoNumbersToLease(Lease.MOST), lease(new LeaseId("ZZZZZZZZZZZZZZZZ")));
  }

  @Test
  void aNumberWhoseAnswerWasLostIsKnownByItsKeyUntilItsPaperIsOut() {
    RequestKey key = new RequestKey("lost", 7);
    day.when(command(TAX, Priority.ORDINARY, Particulars.NONE), key);

    assertEquals(Optional.of(ticket(1)), day.hall.unheld(new RequestKey("lost", 0)));
    accepted(new Command.NotePaper(id(1), ""));
    assertEquals(Optional.empty(), day.hall.unheld(key));
    assertEquals(Optional.empty(), day.hall.unheld(new RequestKey("other", 0)));
  }

  @Test
  void whoIsServedWithoutANumberHasNoPaper() {
    accepted(new Command.SignOn(ONE, ANNA));
    accepted(new Command.ServeWalkIn(ONE, id(5), TAX, "en"));

    assertEquals(new Ticket.Paper.None(), ticket(5).paper());
  }

  private static Command lease(LeaseId id) {
    return new Command.LeaseNumbers(id, 1);
  }

  private static Command leased(int ticket, int count, Instant takenAt) {
    return new Command.TakeLeased(
        id(ticket), ONES, count, TAX, Priority.ORDINARY, "zh-CN", takenAt);
  }

  private static Instant minute(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }
}
