package hall.device.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.DeviceId;
import hall.device.Rig;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys come up and are answered; numbers and questions go down.
class PadDriverTest {

  private static final DeviceId CALLER = new DeviceId("caller-1");
  private static final DeviceId OTHER = new DeviceId("caller-2");
  private static final DeviceId PAD = new DeviceId("pad-1");

  private final FakePads pads = new FakePads();
  private final Rig rig =
      new Rig()
          .with("caller-1", "ff68-21key", "bus", 1)
          .with("caller-2", "ff68-21key", "bus", 2)
          .with("pad-1", "ff68-21key", "bus", 101)
          .peer("bus", pads)
          .open();

  @BeforeEach
  void letTheLineSettle() {
    rig.pass(100);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aKeyIsAnsweredByItsOwnFrameAndTold() {
    press(1, "01 0C");

    assertEquals(List.of("01 01 0C"), pads.told());
    assertEquals(List.of("caller-1 NEXT"), rig.happened());
  }

  @Test
  void everyKeyHasItsMeaning() {
    for (String key :
        List.of("0C", "0D", "0B", "060F", "000F", "030F", "11", "12", "13", "0E", "0F", "07")) {
      press(2, "01" + key);
      rig.pass(6_000);
    }

    assertEquals(
        List.of(
            "caller-2 NEXT",
            "caller-2 RECALL",
            "caller-2 END",
            "caller-2 NO_SHOW",
            "caller-2 HOLD",
            "caller-2 RECALL_HELD",
            "caller-2 LINE",
            "caller-2 PAUSE",
            "caller-2 TRANSFER",
            "caller-2 CANCEL",
            "caller-2 CONFIRM"),
        rig.happened());
  }

  @Test
  void aDigitAndThenConfirmIsOneKeyToo() {
    press(1, "01 06");
    rig.pass(1_500);
    press(1, "01 0F");

    assertEquals(List.of("caller-1 NO_SHOW"), rig.happened());
  }

  @Test
  void aPadThatHeardNoAnswerIsAnsweredAgainButActedOnOnce() {
    press(1, "01 0C");
    rig.pass(500);
    press(1, "01 0C");
    rig.pass(700);
    press(1, "01 0C");

    assertEquals(List.of("01 01 0C", "01 01 0C", "01 01 0C"), pads.told());
    assertEquals(List.of("caller-1 NEXT"), rig.happened());
  }

  @Test
  void theSameKeyALittleLaterIsAnotherPress() {
    press(1, "01 0D");
    rig.pass(900);
    press(1, "01 0D");

    assertEquals(List.of("caller-1 RECALL", "caller-1 RECALL"), rig.happened());
  }

  @Test
  void twoKeysInQuickSuccessionAreTwoKeys() {
    press(1, "01 0B");
    press(1, "01 0C");

    assertEquals(List.of("caller-1 END", "caller-1 NEXT"), rig.happened());
  }

  @Test
  void aRatingIsAnsweredByItsOwnCommandAndHasTheLevelOfTheProfile() {
    press(101, "11 03");
    rig.pass(1_000);
    press(101, "11 00");
    rig.pass(1_000);
    press(101, "11 01");

    assertEquals(List.of("65 01 03", "65 01 00", "65 01 01"), pads.told());
    assertEquals(List.of("pad-1 rated 5", "pad-1 rated 2", "pad-1 declined"), rig.happened());
  }

  @Test
  void whatAnUnknownPadSaysIsNotAnswered() {
    press(77, "01 0C");

    assertEquals(List.of(), pads.told());
    assertEquals(List.of(), rig.happened());
  }

  @Test
  void theDisplayShowsHowManyWaitAndTheNumber() {
    rig.floor().showCaller(CALLER, 7, "A012");
    rig.floor().showCaller(OTHER, 1_234, "");
    rig.pass(100);

    assertEquals(List.of("01 02 000007000102", "02 02 0909090A0A0A"), pads.told());
  }

  @Test
  void theDisplayIsToldAgainSoonAndThenNowAndThen() {
    rig.floor().showCaller(CALLER, 7, "A012");
    rig.pass(1_100);
    assertEquals(2, pads.told().size());

    rig.pass(30_000);
    assertEquals(4, pads.told().size());
  }

  @Test
  void aPadThatWasAwayIsToldItsDisplay() {
    rig.line("bus").unplug("port-missing");
    rig.floor().showCaller(CALLER, 3, "B007");
    assertEquals("ABSENT port-missing", rig.status("caller-1"));
    assertEquals(List.of(), pads.told());

    rig.line("bus").plug();
    rig.pass(50);
    assertEquals(List.of("01 02 000003000007"), pads.told());
    assertEquals("READY", rig.status("caller-1"));
  }

  @Test
  void thePadAsksAndBeepsWhenTold() {
    rig.floor().askRating(PAD);
    rig.floor().beep(CALLER);
    rig.pass(50);

    assertEquals(List.of("65 01 0B", "01 03"), pads.told());
  }

  @Test
  void aQuestionThatCouldNotBeAskedInTimeIsNotAskedLater() {
    rig.line("bus").unplug("hang-up");
    rig.floor().askRating(PAD);
    rig.pass(11_000);
    rig.line("bus").plug();
    rig.pass(1_000);

    assertEquals(List.of(), pads.told());
  }

  @Test
  void everyPadHasItsTurnHoweverMuchTheFirstIsTold() {
    for (int i = 0; i < 8; i++) {
      rig.floor().beep(CALLER);
    }
    rig.floor().beep(OTHER);
    rig.pass(1_000);

    assertEquals(List.of("01 03", "02 03", "01 03"), pads.told().subList(0, 3));
    assertEquals(9, pads.told().size());
  }

  @Test
  void keysAreUnderstoodWhereverTheyAreCutAndWhateverNoiseIsBetween() {
    byte[] key = FakePads.says(1, "01 0C");
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var stream = new ByteArrayOutputStream();
      var noise = new byte[random.nextInt(12)];
      random.nextBytes(noise);
      stream.writeBytes(noise);
      // Noise that happens to begin a frame is given up at the latest by the second key.
      stream.writeBytes(key);
      stream.writeBytes(key);
      int cut = random.nextInt(stream.size());
      rig.line("bus").hear(Arrays.copyOf(stream.toByteArray(), cut));
      rig.line("bus").hear(Arrays.copyOfRange(stream.toByteArray(), cut, stream.size()));
      rig.pass(1_000);
    }

    assertEquals(200, rig.happened().size(), 2);
  }

  @Test
  void aLineThatMakesNoSenseIsSaidAndForgottenWithTheNextKey() {
    var noise = new byte[400];
    new Random(1).nextBytes(noise);
    rig.line("bus").hear(noise);
    assertEquals("FAULT garbled", rig.status("caller-1"));

    press(1, "01 0C");
    press(1, "01 0C");
    assertEquals("READY", rig.status("caller-1"));
    rig.pass(10_000);
    assertEquals("READY", rig.status("pad-1"));
  }

  @Test
  void twoPadsWithOneAddressAreToldApartByTheirStatus() {
    var twins =
        new Rig()
            .with("first", "ff68-21key", "bus", 5)
            .with("second", "ff68-21key", "bus", 5)
            .peer("bus", pads)
            .open();

    assertEquals("READY", twins.status("first"));
    assertEquals("FAULT address-taken", twins.status("second"));
    twins.close();
  }

  private void press(int address, String rest) {
    rig.line("bus").hear(FakePads.says(address, rest));
  }
}
