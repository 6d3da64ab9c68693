package hall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Outcome;
import hall.queue.Particulars;
import hall.queue.Priority;
import hall.queue.RequestKey;
import hall.queue.Restating;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitsTest {

  private static final TicketId TICKET = TicketId.of(new byte[10]);
  private static final WindowId WINDOW = new WindowId(1);
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /// Called and ended by a wrong clock, which is then put right, and the end taken back.
  private static final List<Event> HISTORY =
      List.of(
          new Event.TicketTaken(
              TICKET,
              new TicketNumber(new Series("A"), 1),
              new ServiceId("tax"),
              Priority.ORDINARY,
              "zh-CN",
              Particulars.NONE,
              Standing.UNRECORDED),
          new Event.TicketCalled(TICKET, WINDOW, new ClerkId("0236"), Why.UNRECORDED),
          new Event.ServiceEnded(TICKET, WINDOW, Outcome.COMPLETED),
          new Event.ClockCorrected(
              new Restating(2, 4, NINE.plusSeconds(2), NINE.plusSeconds(1), Duration.ofSeconds(9)),
              DAY),
          new Event.ActionUndone(TICKET, WINDOW, 3));

  /// Found by the proof of the whole hall: where the report of a clock's correction was lost and
  /// composed again, the correction was made twice.
  @Test
  void aStretchToldAgainSaysTheSame() {
    Visits once = new Visits(1);
    fold(once, 1, 5);

    Visits again = new Visits(1);
    fold(again, 1, 3);
    again.acknowledge(4);
    fold(again, 4, 5);
    again.rewind();
    fold(again, 4, 5);

    assertEquals(once.visit(TICKET), again.visit(TICKET));
  }

  private static void fold(Visits visits, int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      Instant at = NINE.plusSeconds(seq);
      Event event = HISTORY.get(seq - 1);
      visits.fold(new Entry(seq, at, Actor.CALENDAR, RequestKey.NONE, List.of(event)));
    }
  }
}
