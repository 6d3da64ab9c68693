package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.app.sim.SimCaller.Display;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimCallerTest {

  private final SimCaller caller = new SimCaller(5);
  private final Feed feed = new Feed(caller);

  @Test
  void beepsWhenToldHoweverTheLineCutsIt() {
    Feed.everyWay(
        () -> new SimCaller(5),
        Feed.hex("FF6802026805030816"),
        "",
        new Display("   ", "   ", "", 1, false, 0));
  }

  @Test
  void showsTheTicketAtItsWindow() {
    Feed.everyWay(
        () -> new SimCaller(5),
        Feed.hex("FF680808680502 0A0A0A010203 2B16"),
        "",
        new Display("   ", "123", "", 0, false, 0));
  }

  @Test
  void leavesWhatIsMeantForOthers() {
    feed.say("FF6802026806030916");

    assertEquals(new Display("   ", "   ", "", 0, false, 0), caller.shows());
  }

  @Test
  void sendsNextUntilItIsAnswered() {
    feed.press("next").pass(600);
    assertEquals("FF6803036805010C1216".repeat(2), feed.answers());

    feed.say("FF6803036805010C1216").pass(5000);
    assertEquals("", feed.answers());
    assertEquals(new Display("   ", "   ", "", 0, false, 0), caller.shows());
  }

  @Test
  void givesUpAfterThreeRepeats() {
    feed.press("recall").pass(10_000);

    assertEquals("FF6803036805010D1316".repeat(4), feed.answers());
    assertEquals(new Display("   ", "   ", "", 0, false, 1), caller.shows());
  }

  @Test
  void sendsTheSecondKeyOnlyAfterTheFirstIsAnswered() {
    feed.press("next").press("end");
    assertEquals("FF6803036805010C1216", feed.answers());

    feed.say("FF6803036805010C1216");
    assertEquals("FF6803036805010B1116", feed.answers());
  }

  @Test
  void sendsNoShowAsSixAndConfirm() {
    feed.press("6").press("confirm");
    assertEquals("FF680404680501060F1B16", feed.answers());

    feed.say("FF680404680501060F1B16").press("no-show");
    assertEquals("FF680404680501060F1B16", feed.answers());
  }

  @Test
  void forgetsTypedDigitsWhenAnotherKeyIsPressed() {
    feed.press("6").press("next");

    assertEquals("FF6803036805010C1216", feed.answers());
    assertEquals("", caller.shows().typed());
  }

  @Test
  void hasNoKeyForWhatIsNotPrintedOnIt() {
    SimProblem problem = assertThrows(SimProblem.class, () -> feed.press("lunch"));

    assertEquals("unknown-key lunch", problem.code() + " " + problem.value());
  }

  @Test
  void findsTheFrameAfterAnyNoise() {
    var chance = new Random(68);
    byte[] beep = Feed.hex("FF6802026805030816");
    for (int round = 1; round <= 2000; round++) {
      byte[] noise = new byte[chance.nextInt(12)];
      chance.nextBytes(noise);
      feed.say(noise).say(new byte[80]).say(beep);
      assertEquals(round, caller.shows().beeps());
    }
  }

  @Test
  void findsTheFrameInsideOneThatWasBrokenOff() {
    feed.say("FF68080868 05 FF6802026805030816").say(new byte[8]);

    assertEquals(1, caller.shows().beeps());
  }
}
