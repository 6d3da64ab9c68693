package hall.device.led;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.Announcement;
import hall.device.DeviceId;
import hall.device.Rig;
import hall.device.Sign;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A screen is told until it has what it should show.
class LedDriverTest {

  private static final DeviceId LED = new DeviceId("led-1");

  private final FakeScreen screen = new FakeScreen(1);
  private final Rig rig = new Rig().with("led-1", "onbon-bx-k", "a", 1).peer("a", screen).open();

  @BeforeEach
  void letTheFirstQuestionPass() {
    rig.pass(100);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aCallIsToldAtOnceAndTheScreenIsReady() {
    show("A001 → 3");

    assertEquals(List.of("A001 → 3"), texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void ofManyCallsTheNewestIsShownAsSoonAsTheScreenCanBearIt() {
    for (int i = 1; i <= 9; i++) {
      show("A00" + i);
    }
    rig.pass(999);
    assertEquals(List.of("A001"), texts());

    rig.pass(2);
    assertEquals(List.of("A001", "A009"), texts());
  }

  @Test
  void theSameSignIsNotToldTwice() {
    show("A001");
    rig.pass(2_000);
    show("A001");
    rig.pass(2_000);

    assertEquals(List.of("A001"), texts());
  }

  @Test
  void aScreenThatWasSwitchedOffUnnoticedShowsItsSignAgainWithinHalfAMinute() {
    show("A001");
    rig.pass(31_000);

    assertEquals(List.of("A001", "A001"), texts());
  }

  @Test
  void aSilentScreenIsAbsentAndIsToldWhenItIsBack() {
    screen.silent(true);
    show("A001");
    rig.pass(7_000);
    assertEquals("ABSENT no-answer", rig.status("led-1"));

    show("A002");
    screen.silent(false);
    rig.pass(3_500);
    assertEquals(List.of("A002"), texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aScreenThatFellSilentLaterIsToldAgainWhatItHad() {
    show("A001");
    screen.silent(true);
    rig.pass(30_000);
    assertEquals("ABSENT no-answer", rig.status("led-1"));

    screen.silent(false);
    rig.pass(5_000);
    assertEquals(List.of("A001", "A001"), texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aScreenThatLeftOneQuestionUnansweredIsToldAgainWhatItHad() {
    show("A001");
    rig.pass(14_000);
    screen.silent(true);
    rig.pass(3_500);
    screen.silent(false);
    rig.pass(3_000);

    assertEquals(List.of("A001", "A001"), texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aPluggedInScreenIsToldAgain() {
    show("A001");
    rig.line("a").unplug("hang-up");
    assertEquals("ABSENT hang-up", rig.status("led-1"));

    rig.line("a").plug();
    rig.pass(1_000);
    assertEquals(List.of("A001", "A001"), texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aRefusalIsTriedAgain() {
    screen.refuses(1);
    show("A001");
    rig.pass(2_000);

    assertEquals(List.of("A001"), texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aScreenThatRefusesAlwaysIsAtFaultUntilItTakesASign() {
    screen.refuses(8);
    show("A001");
    rig.pass(4_000);
    assertEquals("FAULT refused", rig.status("led-1"));

    rig.pass(60_000);
    assertEquals(List.of("A001"), texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void anIdleScreenIsAskedWhetherItIsThere() {
    rig.pass(60_000);

    assertEquals(4, screen.pings(), 1);
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void anEmptySignClearsTheScreen() {
    show("A001");
    rig.pass(2_000);
    rig.floor().show(LED, new Sign(List.of()));

    assertEquals(List.of("A001", ""), texts());
  }

  @Test
  void everyLineHasItsColour() {
    rig.floor()
        .show(
            LED,
            new Sign(
                List.of(
                    new Sign.Line("请A001号", Sign.Colour.RED),
                    new Sign.Line("到3号窗口", Sign.Colour.GREEN))));

    assertEquals(List.of("\\FO000\\C1请A001号\\n\\FO000\\C2到3号窗口"), screen.told());
  }

  @Test
  void anAnswerIsUnderstoodWhereverItIsCutAndWhateverNoiseIsBeforeIt() {
    byte[] ack = screen.answer("A000000000");
    var random = new Random(42);
    for (int cut = 0; cut <= ack.length; cut++) {
      int at = cut;
      var halves =
          new Rig()
              .with("led-1", "onbon-bx-k", "a", 1)
              .peer(
                  "a",
                  (_, answer) -> {
                    var noise = new byte[random.nextInt(40)];
                    IntStream.range(0, noise.length)
                        .forEach(i -> noise[i] = (byte) random.nextInt(0x80));
                    answer.accept(noise);
                    answer.accept(java.util.Arrays.copyOf(ack, at));
                    answer.accept(java.util.Arrays.copyOfRange(ack, at, ack.length));
                  })
              .open();
      halves.pass(100);
      halves.floor().show(LED, Sign.of("A001"));
      assertEquals("READY", halves.status("led-1"));
      halves.close();
    }
  }

  @Test
  void aScreensOwnLoudspeakerIsTheSameDeviceByAnotherName() {
    var twin =
        new Rig()
            .with("led-1", "onbon-bx-k", "a", 1)
            .with("voice-1", "onbon-bx-k", "a", 1)
            .peer("a", screen)
            .open();
    twin.pass(100);
    assertEquals("READY", twin.status("voice-1"));

    screen.silent(true);
    twin.floor().say(new DeviceId("voice-1"), Announcement.of("请A001号到3号窗口"));
    twin.pass(30_000);
    assertEquals("ABSENT no-answer", twin.status("voice-1"));
    assertEquals("ABSENT no-answer", twin.status("led-1"));
    twin.close();
  }

  @Test
  void aLineOfTheWrongSpeedIsGarbled() {
    var noisy =
        new Rig()
            .with("led-1", "onbon-bx-k", "a", 1)
            .peer("a", (_, answer) -> answer.accept(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}))
            .open();
    noisy.pass(10_000);

    assertEquals("FAULT garbled", noisy.status("led-1"));
    noisy.close();
  }

  private void show(String text) {
    rig.floor().show(LED, Sign.of(text));
  }

  private List<String> texts() {
    return screen.told().stream().map(text -> text.replaceFirst("^(\\\\..?[0-9]*)+", "")).toList();
  }
}
