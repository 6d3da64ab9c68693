package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.TWO;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.queue.Waits.Range;
import hall.queue.Waits.Wait;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How long somebody will wait, told from recent calls. The expected minutes are worked out by hand
/// from the formula in `Pace`.
class RecentCallsTest {

  private final Day day = new Day(Halls.plan(Halls.ALWAYS), NINE);
  private int taken;

  @Test
  void fewerThanFiveCallsTellNothing() {
    day.when(new Command.SignOn(ONE, ANNA));
    serve(4, ONE, Duration.ofMinutes(10));

    assertEquals(new Wait(0, Optional.empty()), next());
  }

  @Test
  void aRangeIsTheMeanTimesThosesAheadSpreadBothWays() {
    day.when(new Command.SignOn(ONE, ANNA));
    serve(5, ONE, Duration.ofMinutes(10));
    Ticket last = wait(3);

    // All five alike, so c² = 0.5 · 10 / 15 = 1/3. With one ahead, two calls of 10 min to come:
    // 20 min · exp(±1.2816 · √(1/3 · (1/2 + 1/5))) = 20 / 1.86 .. 20 · 1.86 = 10.8 .. 37.1.
    call(ONE);
    assertEquals(new Wait(1, Optional.of(new Range(10, 40, 5))), of(last));
    // 30 min · exp(±1.2816 · √(1/3 · (1/3 + 1/5))) = 30 / 1.72 .. 30 · 1.72 = 17.5 .. 51.5.
    assertEquals(new Wait(2, Optional.of(new Range(15, 55, 5))), next());
  }

  @Test
  void whoeverFindsAFreeWindowIsCalledSoon() {
    day.when(new Command.SignOn(ONE, ANNA));
    serve(6, ONE, Duration.ofMinutes(15));

    assertEquals(new Wait(0, Optional.of(new Range(0, 5, 6))), next());
  }

  @Test
  void idlenessIsNotPace() {
    day.when(new Command.SignOn(ONE, ANNA));
    serve(5, ONE, Duration.ofMinutes(10));
    Range busy = range();
    day.after(Duration.ofMinutes(50));

    assertEquals(busy.high(), range().high());
  }

  @Test
  void theMorningIsForgotten() {
    day.when(new Command.SignOn(ONE, ANNA));
    serve(9, ONE, Duration.ofMinutes(10));
    day.after(Duration.ofHours(2));

    assertEquals(Optional.empty(), next().plain());
  }

  @Test
  void aWindowWithoutAClerkIsNotCountedOn() {
    day.when(new Command.SignOn(ONE, ANNA));
    day.when(new Command.SignOn(TWO, BO));
    serve(6, ONE, Duration.ofMinutes(5));
    serve(6, TWO, Duration.ofMinutes(5));
    wait(6);
    call(ONE);
    call(TWO);
    Range two = range();
    day.when(new Command.End(TWO));
    day.when(new Command.SignOff(TWO));
    Range one = range();

    assertEquals(12, two.calls());
    assertEquals(6, one.calls());
    assertEquals(new Range(5, 20, 12), two);
    assertEquals(new Range(15, 40, 6), one);
  }

  @Test
  void thoseWhoMayBeCalledElsewhereCountInPart() {
    day.when(new Command.SignOn(ONE, ANNA));
    day.when(new Command.SignOn(TWO, BO));
    serve(6, TWO, Duration.ofMinutes(10));
    wait(8);
    call(ONE);
    call(TWO);

    // Permits are called at window 2 alone. Window 1 gives a sixth of its time to each of the six
    // who wait for tax, window 2 a seventh, with the permit; so 6 of 13 of them are window 2's,
    // 2.77: 37.7 min · exp(±1.2816 · √(0.3125 · (1/3.77 + 1/6))) = 23.5 .. 60.4.
    Wait permit = RecentCalls.INSTANCE.ofNext(day.hall, PERMIT, day.now);
    assertEquals(6, permit.ahead());
    assertEquals(new Range(20, 65, 6), permit.plain().orElseThrow());
  }

  @Test
  void anAppointmentBeforeItsTimeIsToldNoMinutes() {
    day.when(new Command.SignOn(ONE, ANNA));
    serve(5, ONE, Duration.ofMinutes(10));
    Ticket ticket = wait(1);
    Standing early = ticket.standing().notBefore(Optional.of(day.now.plusSeconds(1)));

    assertEquals(Optional.empty(), of(ticket.queued(TAX, early)).plain());
  }

  @Test
  void aHallMadeFromAMemoryTellsTheSame() {
    day.when(new Command.SignOn(ONE, ANNA));
    serve(7, ONE, Duration.ofMinutes(7));
    Ticket last = wait(4);
    call(ONE);

    Hall again = new Hall(day.hall.memory());
    assertEquals(of(last), RecentCalls.INSTANCE.of(again, last, day.now));
  }

  private void serve(int tickets, WindowId window, Duration each) {
    for (int i = 0; i < tickets; i++) {
      wait(1);
      call(window);
      day.after(each);
      day.when(new Command.End(window));
    }
  }

  /// Puts some in the line for tax, and gives the last of them.
  private Ticket wait(int tickets) {
    for (int i = 0; i < tickets; i++) {
      taken++;
      day.when(new Command.TakeTicket(id(taken), TAX, Priority.ORDINARY, "zh-CN"));
    }
    return day.hall.ticket(id(taken)).orElseThrow();
  }

  private void call(WindowId window) {
    day.when(new Command.CallNext(window));
  }

  private Wait of(Ticket ticket) {
    return RecentCalls.INSTANCE.of(day.hall, ticket, day.now);
  }

  private Wait next() {
    return RecentCalls.INSTANCE.ofNext(day.hall, TAX, day.now);
  }

  private Range range() {
    return next().plain().orElseThrow();
  }
}
