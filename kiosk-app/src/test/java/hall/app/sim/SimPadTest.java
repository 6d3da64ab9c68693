package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimPadTest {

  private final SimPad pad = new SimPad(5, Map.of(1, 1, 2, 2, 3, 0, 4, 3, 5, 4));
  private final Feed feed = new Feed(pad);

  @Test
  void lightsUpWhenAskedHoweverTheLineCutsIt() {
    Feed.everyWay(
        () -> new SimPad(5, Map.of(1, 1)),
        Feed.hex("FF680303680501 0B1116"),
        "",
        new SimPad.Face(true, 1, 0, 0, List.of(1), false, 0));
  }

  @Test
  void showsTheStarsOfTheClerk() {
    feed.say("FF680303680502050C16");

    assertEquals(5, pad.shows().stars());
  }

  @Test
  void sendsTheValueUnderTheKeyUntilItIsAnswered() {
    feed.say("FF6803036805010B1116").press("4").pass(700);
    assertEquals("FF680303680511031916".repeat(2), feed.answers());
    assertFalse(pad.shows().asking());

    feed.say("FF680303680501030916").pass(5000);
    assertEquals("", feed.answers());
    assertEquals(new SimPad.Face(false, 1, 0, 4, List.of(1, 2, 3, 4, 5), false, 0), pad.shows());
  }

  @Test
  void growsDarkAfterHalfAMinute() {
    feed.say("FF6803036805010B1116").pass(29_999);
    assertTrue(pad.shows().asking());

    feed.pass(1);
    assertFalse(pad.shows().asking());
    assertEquals("", feed.answers());
  }

  @Test
  void sendsAKeyPressedInTheDarkToo() {
    feed.press("1");

    assertEquals("FF680303680511011716", feed.answers());
  }

  @Test
  void hasNoSixthKey() {
    assertThrows(SimProblem.class, () -> feed.press("6"));
  }
}
