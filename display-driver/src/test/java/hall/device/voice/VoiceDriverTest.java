package hall.device.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Announcement;
import hall.device.DeviceId;
import hall.device.Rig;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each sentence is heard, to its end.
class VoiceDriverTest {

  private static final DeviceId VOICE = new DeviceId("voice-1");
  private static final byte ACCEPTED = 0x41;
  private static final byte REFUSED = 0x45;
  private static final byte IDLE = 0x4F;

  private final List<String> said = new ArrayList<>();
  private final List<String> marks = new ArrayList<>();
  private byte verdict = ACCEPTED;
  private boolean silent;
  private final Rig rig =
      new Rig().with("voice-1", "syn6288", "v", 0).peer("v", this::module).open();

  @BeforeEach
  void letTheFirstQuestionPass() {
    rig.pass(100);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theNextSentenceWaitsForTheEndOfTheOneBefore() {
    rig.floor().say(VOICE, Announcement.of("请A001号到3号窗口"));
    rig.floor().say(VOICE, Announcement.of("请A002号到1号窗口"));
    rig.pass(1_000);
    assertEquals(List.of("请A001号到3号窗口"), said);

    idle();
    assertEquals(List.of("请A001号到3号窗口", "请A002号到1号窗口"), said);
    idle();
    rig.pass(20_000);
    assertEquals(2, said.size());
    assertEquals("READY", rig.status("voice-1"));
  }

  @Test
  void aModuleThatForgetsToSayThatItIsDoneDoesNotStopTheQueue() {
    rig.floor().say(VOICE, Announcement.of("请A001号到3号窗口"));
    rig.floor().say(VOICE, Announcement.of("请A002号到1号窗口"));
    rig.pass(20_000);

    assertEquals(2, said.size());
  }

  @Test
  void aSentenceThatBrokeOffIsSaidAgain() {
    rig.floor().say(VOICE, Announcement.of("请A001号到3号窗口"));
    rig.pass(500);
    rig.line("v").unplug("hang-up");
    rig.line("v").plug();
    rig.pass(500);

    assertEquals(List.of("请A001号到3号窗口", "请A001号到3号窗口"), said);
  }

  @Test
  void aRefusedSentenceIsTriedThriceAndThenLeftOut() {
    verdict = REFUSED;
    rig.floor().say(VOICE, Announcement.of("请A001号到3号窗口"));
    rig.floor().say(VOICE, Announcement.of("请A002号到1号窗口"));
    rig.pass(700);
    verdict = ACCEPTED;
    rig.pass(500);

    assertEquals(List.of("请A001号到3号窗口", "请A001号到3号窗口", "请A001号到3号窗口", "请A002号到1号窗口"), said);
  }

  @Test
  void aSilentModuleIsAbsentAndSpeaksWhenItIsBack() {
    silent = true;
    rig.floor().say(VOICE, Announcement.of("请A001号到3号窗口"));
    rig.pass(8_000);
    assertEquals("ABSENT no-answer", rig.status("voice-1"));

    silent = false;
    said.clear();
    rig.pass(6_000);
    assertEquals(List.of("请A001号到3号窗口"), said);
    assertEquals("READY", rig.status("voice-1"));
  }

  @Test
  void aCallOfTwoMinutesAgoIsNotSaidAnyMore() {
    rig.line("v").unplug("port-missing");
    rig.floor().say(VOICE, Announcement.of("请A001号到3号窗口"));
    rig.pass(121_000);
    rig.line("v").plug();
    rig.pass(5_000);

    assertEquals(List.of(), said);
  }

  @Test
  void aLongTextIsSaidPieceByPiece() {
    String notice = "请大家有序排队，保管好随身物品。".repeat(20);
    rig.floor().say(VOICE, Announcement.of(notice));
    for (int i = 0; i < 10; i++) {
      rig.pass(1_000);
      idle();
    }

    assertEquals(notice, String.join("", said));
    assertTrue(said.stream().allMatch(piece -> piece.length() <= 90));
  }

  @Test
  void tooManySentencesLoseTheOldestAndNotTheNewest() {
    rig.line("v").unplug("port-missing");
    for (int i = 0; i < 70; i++) {
      rig.floor().say(VOICE, Announcement.of("第" + i + "号"));
    }
    rig.line("v").plug();
    for (int i = 0; i < 80; i++) {
      rig.pass(50);
      idle();
    }

    assertEquals(64, said.size());
    assertEquals("第69号", said.getLast());
  }

  @Test
  void aBellGoesBeforeTheWordsAndTheVolumeWithThem() {
    rig.floor()
        .say(
            VOICE,
            new Announcement(
                List.of(
                    new Announcement.Phrase("zh-CN", "请A001号到3号窗口"),
                    new Announcement.Phrase("en", "Number A001, window 3, please")),
                true,
                2,
                50,
                Optional.empty()));
    rig.pass(100);
    assertEquals(List.of("sounda"), said);
    assertEquals(1, speech().waiting());
    idle();
    assertEquals("请A001号到3号窗口", speech().caption());
    idle();
    idle();
    idle();

    // The module has no English; the call is said twice, each time after the bell.
    assertEquals(List.of("sounda", "请A001号到3号窗口", "sounda", "请A001号到3号窗口"), said);
    assertEquals(List.of("", "[v8]", "", "[v8]"), marks);
    assertEquals("", speech().caption());
  }

  @Test
  void aScreenWithAVoiceSpeaksToo() {
    var screens = new ArrayList<String>();
    var screen =
        new Rig()
            .with("led-1", "onbon-bx-k", "a", 1)
            .peer("a", (bytes, _) -> screens.add(java.util.HexFormat.of().formatHex(bytes)))
            .open();
    screen.pass(10);
    screen.floor().say(new DeviceId("led-1"), Announcement.of("请A001号到3号窗口"));
    screen.pass(2_100);

    assertTrue(screens.stream().anyMatch(frame -> frame.contains("a20e01")));
    screen.close();
  }

  private void idle() {
    rig.line("v").hear(new byte[] {IDLE});
    rig.pass(50);
  }

  /// A module as its maker describes it: takes a sentence, says so, and is silent until the test
  /// says that it is idle.
  private void module(byte[] bytes, Consumer<byte[]> answer) {
    int xor = 0;
    for (int i = 0; i < bytes.length - 1; i++) {
      xor ^= bytes[i];
    }
    boolean good = (xor & 0xFF) == (bytes[bytes.length - 1] & 0xFF) && bytes[0] == (byte) 0xFD;
    if (bytes[3] == 0x21) {
      answer(answer, IDLE);
    } else if (good && bytes[3] == 1) {
      String text = new String(bytes, 5, bytes.length - 6, Charset.forName("GBK"));
      marks.add(text.replaceFirst("(\\[v[0-9]+])?.*", "$1"));
      said.add(text.replaceFirst("^\\[v[0-9]+]", ""));
      answer(answer, verdict);
    }
  }

  private void answer(Consumer<byte[]> answer, byte with) {
    if (!silent) {
      answer.accept(new byte[] {with});
    }
  }

  private Announcement.Speech speech() {
    return Optional.ofNullable(rig.floor().speeches().get(VOICE)).orElseThrow();
  }
}
