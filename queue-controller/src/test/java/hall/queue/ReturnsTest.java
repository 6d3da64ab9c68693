package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.TWO;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.Command.ComeBack;
import hall.queue.Command.Hold;
import hall.queue.Command.MarkNoShow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How somebody comes back into the line: after a no-show, or with the missing papers.
class ReturnsTest extends Morning {

  private void fourWaitAndTheFirstIsCalledInVain() {
    for (int i = 0; i < 4; i++) {
      take(TAX);
    }
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new MarkNoShow(ONE));
  }

  @Test
  void afterAFinalNoShowANewNumberIsNeeded() {
    rule(Ruled.noShow(Return.FINAL, 0, 9, false));
    fourWaitAndTheFirstIsCalledInVain();

    refused(new Refusal.NoWayBack(TicketNumber.of("A001")), new ComeBack(id(1)));
  }

  @Test
  void aNoShowIsPutToTheEndOfTheLine() {
    rule(Ruled.noShow(Return.BACK, 0, 9, false));
    fourWaitAndTheFirstIsCalledInVain();

    assertEquals(List.of(2, 3, 4, 1), waiting(TAX));
  }

  @Test
  void aNoShowIsCalledAgainAfterExactlySoManyCalls() {
    rule(Ruled.noShow(Return.AFTER_CALLS, 2, 9, false));
    fourWaitAndTheFirstIsCalledInVain();

    assertEquals(List.of(2, 3, 1, 4), List.of(serves(ONE), serves(ONE), serves(ONE), serves(ONE)));
  }

  @Test
  void aNoShowWhoSaysTheyAreBackIsCalledAfterSoManyCalls() {
    rule(Ruled.noShow(Return.ON_SCAN, 2, 1, false));
    fourWaitAndTheFirstIsCalledInVain();
    assertEquals(2, serves(ONE));
    accepted(new ComeBack(id(1)));

    assertEquals(List.of(3, 4, 1), List.of(serves(ONE), serves(ONE), serves(ONE)));
  }

  @Test
  void aReturnedNoShowIsCalledSoonerIfNobodyElseIsThere() {
    rule(Ruled.noShow(Return.ON_SCAN, 3, 1, false));
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new MarkNoShow(ONE));
    accepted(new ComeBack(id(1)));

    assertEquals(Why.Kind.NOBODY_ELSE, day.hall.choose(ONE, day.now).orElseThrow().why().kind());
    assertEquals(1, calls(ONE));
  }

  @Test
  void aNoShowComesBackInTimeAndNotTooOften() {
    rule(Ruled.noShow(Return.ON_SCAN, 0, 1, false));
    fourWaitAndTheFirstIsCalledInVain();
    accepted(new ComeBack(id(1)));
    refused(new Refusal.NotPossible(TicketNumber.of("A001"), "waiting"), new ComeBack(id(1)));
    assertEquals(1, calls(ONE));
    accepted(new MarkNoShow(ONE));
    refused(new Refusal.NoWayBack(TicketNumber.of("A001")), new ComeBack(id(1)));

    assertEquals(2, calls(ONE));
    accepted(new MarkNoShow(ONE));
    minutes(61);
    refused(new Refusal.NoWayBack(TicketNumber.of("A002")), new ComeBack(id(2)));
  }

  @Test
  void theClerkMayMarkANoShowFinalWhateverTheRule() {
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    accepted(new MarkNoShow(ONE, true));

    refused(new Refusal.NoWayBack(TicketNumber.of("A001")), new ComeBack(id(1)));
  }

  @Test
  void whoComesBackWithPapersStandsInFrontAtTheSameWindow() {
    take(TAX);
    take(TAX);
    take(TAX);
    signOn(ONE, ANNA);
    signOn(TWO, BO);
    assertEquals(1, calls(ONE));
    accepted(new Hold(ONE, "two photos"));
    assertEquals(1, day.hall.held().size());
    accepted(new ComeBack(id(1)));

    assertEquals(2, calls(TWO), "kept for window 1");
    assertEquals(1, calls(ONE));
  }

  @Test
  void papersCanBeFetchedAsOftenAsTheRuleSays() {
    rule(Ruled.held(new ReturnRule(Return.ON_SCAN, 0, 1, Duration.ofHours(1), false)));
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    refused(new Refusal.TooLong("missing", 200), new Hold(ONE, "x".repeat(201)));
    accepted(new Hold(ONE, "a form"));
    minutes(61);
    refused(new Refusal.NoWayBack(TicketNumber.of("A001")), new ComeBack(id(1)));
    day.after(Duration.ofMinutes(-1));
    accepted(new ComeBack(id(1)));
    calls(ONE);
    refused(new Refusal.NoWayBack(TicketNumber.of("A001")), new Hold(ONE, "another"));
  }
}
