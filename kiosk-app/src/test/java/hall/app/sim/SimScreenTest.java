package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hall.app.sim.ScreenText.Run;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The frames are those printed in the maker's manual, or made with its rules by another program.
class SimScreenTest {

  private static final String WELCOME =
      "A5A5A5A5A5A5A5A5FEFF0080000000000000FE022C00A306010000000123000000800000808020000000000A"
          + "0000000002010100020A08000000BBB6D3ADB9E2C1D93C495A";
  private static final String CALL =
      "A5A5A5A5A5A5A5A501000080000000000000FE023E00A306010000000135000000800000808020000000000000"
          + "00000002010100020A1A0000005C464F3030305C4331C7EB41303031BAC5B5BD33BAC5B4B0BFDA914A5A";
  private static final String PING = "A5A5A5A5A5A5A5A501000080000000000000FE020500A20001000068F85A";
  private static final String ACK_ANYONE =
      "A5A5A5A5A5A5A5A5A50080FEFF000000000000FE020500A00000000014AC5A";
  private static final String NACK_CRC_ANYONE =
      "A5A5A5A5A5A5A5A5A50080FEFF000000000000FE020500A00105000005515A";

  private final SimScreen screen = new SimScreen(1, 128, 32);
  private final Feed feed = new Feed(screen);

  @Test
  void showsTheMakersExampleHoweverTheLineCutsIt() {
    var like = new SimScreen(1, 128, 32);
    new Feed(like).say(WELCOME);

    Feed.everyWay(() -> new SimScreen(1, 128, 32), Feed.hex(WELCOME), ACK_ANYONE, like.shows());
    assertEquals("欢迎光临", like.shows().text());
    assertEquals(
        List.of(List.of(new Run("欢迎光临", "red", 16))), like.shows().areas().getFirst().rows());
  }

  @Test
  void breaksARowWhereTheScreenEnds() {
    feed.say(CALL);

    assertEquals("请A001号到3号窗\n口".replace("\n", ""), screen.shows().text());
    assertEquals(
        List.of(List.of(new Run("请A001号到3号窗", "red", 16)), List.of(new Run("口", "red", 16))),
        screen.shows().areas().getFirst().rows());
  }

  @Test
  void answersAPing() {
    feed.say(PING);

    assertEquals(
        HexFormat.of().parseHex(ACK_ANYONE).length, HexFormat.of().parseHex(feed.answers()).length);
  }

  @Test
  void leavesWhatIsMeantForAnotherScreen() {
    new Feed(screen).say(PING.replace("A501000080", "A502000080"));

    assertEquals("", feed.answers());
    assertEquals(0, screen.shows().refused());
  }

  @Test
  void refusesAFrameWhoseSumIsWrong() {
    feed.say(WELCOME.replace("3C495A", "3C4A5A"));

    assertEquals(NACK_CRC_ANYONE, feed.answers());
    assertEquals("", screen.shows().text());
  }

  @Test
  void obeysTheClock() {
    feed.say("A5A5A5A5A5A5A5A501000080000000000000FE020D00A2030108001320012511172605B03F5A");

    assertEquals("2013-01-25 11:17:26", screen.shows().clock());
  }

  @Test
  void goesDarkIsDimmedAndIsCleared() {
    String to = "A5A5A5A5A5A5A5A501000080000000000000";
    feed.say(CALL).say(to + "FE020600A3000100000239EB5A");
    assertFalse(screen.shows().on());
    assertEquals("", screen.shows().text());

    feed.say(to + "FE020600A3000100000179EA5A").say(to + "FE020700A302010000010826565A");
    assertEquals("请A001号到3号窗口", screen.shows().text());
    assertEquals(8, screen.shows().brightness());

    feed.say(to + "FE020500A31001000051F85A");
    assertEquals(List.of(), screen.shows().areas());
  }

  @Test
  void readsColoursFontsAndRowsInsideDoubleBytes() {
    // The second byte of 榎 is a backslash in GBK: it must not be taken for a code.
    byte[] text = "\\FO001\\C2榎\\C3请\\nA\\b[n1]2".getBytes(Charset.forName("GBK"));

    assertEquals(
        List.of(
            List.of(new Run("榎", "green", 24), new Run("请", "yellow", 24)),
            List.of(new Run("A\\b2", "yellow", 24))),
        ScreenText.rows(text, 128));
  }

  @Test
  void isNotLedAstrayByNoise() {
    var chance = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] noise = new byte[chance.nextInt(200)];
      chance.nextBytes(noise);
      feed.say(noise);
      feed.answers();
      feed.say(WELCOME);
      assertEquals(ACK_ANYONE, feed.answers());
    }
  }
}
