package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.sim.SimVoice.Speech;
import hall.app.sim.SimVoice.Spoken;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimVoiceTest {

  private static final String SAY_MAKER = "FD000B0100D3EED2F4CCECCFC2C1";
  private static final String SAY_CALL = "FD00140101C7EB41303031BAC5B5BD33BAC5B4B0BFDAEF";
  private static final String NOON = "2023-11-14T22:13:20Z";

  private final SimVoice voice = new SimVoice();
  private final Feed feed = new Feed(voice);

  @Test
  void saysWhatItIsToldHoweverTheLineCutsIt() {
    Feed.everyWay(
        SimVoice::new,
        Feed.hex(SAY_CALL),
        "41",
        new Speech(true, List.of(new Spoken(1, "请A001号到3号窗口", NOON, "speaking"))));
  }

  @Test
  void reportsUnaskedWhenItHasSaidAll() {
    feed.say(SAY_MAKER).say("FD000221DE");
    assertEquals("414E", feed.answers());

    feed.pass(4 * 230);
    assertEquals("4F", feed.answers());
    assertEquals(new Speech(false, List.of(new Spoken(1, "宇音天下", NOON, "heard"))), voice.shows());

    feed.say("FD000221DE");
    assertEquals("4F", feed.answers());
  }

  @Test
  void aNewTextCutsTheOldOneOff() {
    feed.say(SAY_MAKER).say(SAY_CALL);

    assertEquals("4141", feed.answers());
    assertEquals("cut-off", voice.shows().spoken().get(1).how());
  }

  @Test
  void refusesAFrameWhoseSumIsWrong() {
    feed.say(SAY_MAKER.replace("C2C1", "C2C0"));

    assertEquals("45", feed.answers());
    assertEquals(new Speech(false, List.of()), voice.shows());
  }

  @Test
  void stopsWhenToldTo() {
    feed.say(SAY_MAKER).say("FD000202FD");

    assertEquals("41414F", feed.answers());
    assertEquals("cut-off", voice.shows().spoken().getFirst().how());
  }

  @Test
  void understandsTheNextFrameAfterNoiseAndASilence() {
    var chance = new Random(62);
    for (int round = 1; round <= 500; round++) {
      byte[] noise = new byte[chance.nextInt(40)];
      chance.nextBytes(noise);
      feed.say(noise).pass(10_000).say(SAY_CALL);
      assertEquals(true, voice.shows().speaking());
      feed.pass(10_000);
    }
  }

  @Test
  void keepsTheLastTwenty() {
    for (int i = 0; i < 25; i++) {
      feed.say(SAY_MAKER).pass(5000);
    }

    assertEquals(20, voice.shows().spoken().size());
    assertEquals(25, voice.shows().spoken().getFirst().id());
  }
}
