package hall.device.led;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceId;
import hall.device.Rig;
import hall.device.Sign;
import hall.profile.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signs and digit displays are told a call each in its own way, by one driver.
class SignProfilesTest {

  private static final DeviceId LED = new DeviceId("led-1");
  private static final Sign CALL =
      new Sign(
              List.of(
                  new Sign.Line("A012", Sign.Colour.RED),
                  new Sign.Line("to window 3", Sign.Colour.RED)))
          .about("A012");

  private final List<byte[]> told = new ArrayList<>();
  private Rig rig = new Rig();

  /// A device that answers each thing it is told by the function; with no bytes, not at all.
  private void plug(String profile, UnaryOperator<byte[]> answers) {
    BiConsumer<byte[], Consumer<byte[]>> peer =
        (bytes, line) -> {
          told.add(bytes);
          byte[] answer = answers.apply(bytes);
          if (answer.length > 0) {
            line.accept(answer);
          }
        };
    rig = new Rig().with("led-1", profile, "a", 5).peer("a", peer).open();
    rig.pass(600);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static byte[] nothing(byte[] bytes) {
    return new byte[0];
  }

  private static byte[] hex(String digits) {
    return Bytes.hex(digits).toArray();
  }

  private void call() {
    rig.floor().show(LED, CALL);
    rig.pass(3_000);
  }

  private List<String> texts() {
    return told.stream().map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).toList();
  }

  private List<String> hexes() {
    return told.stream().map(bytes -> Bytes.of(bytes).toHex()).toList();
  }

  @Test
  void aMessageSignIsMadeReadyAndThenToldTheCall() {
    plug("am03127", _ -> "ACK".getBytes(StandardCharsets.US_ASCII));
    call();

    assertEquals(
        List.of("<ID05><RPA>41<E>", "<ID05><L1><PA><FA><MQ><WA><FA><CB>A012 to window 313<E>"),
        texts());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aCallThatAMessageSignHeardWrongIsToldAgain() {
    List<String> answers = new ArrayList<>(List.of("ACK", "NACK", "ACK"));
    plug("am03127", _ -> answers.removeFirst().getBytes(StandardCharsets.US_ASCII));
    call();

    assertEquals(3, told.size());
    assertEquals(texts().get(1), texts().get(2));
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aMessageSignThatDoesNotKnowTheFirstOrderIsToldTheCallAllTheSame() {
    List<String> answers = new ArrayList<>(List.of("NACK", "ACK"));
    plug("am03127", _ -> answers.removeFirst().getBytes(StandardCharsets.US_ASCII));
    call();

    assertTrue(texts().getLast().contains("A012"));
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aSignThatNeverAnswersIsToldTwice() {
    plug("alpha", SignProfilesTest::nothing);
    call();

    assertEquals(2, told.size());
    assertEquals(hexes().get(0), hexes().get(1));
    assertTrue(texts().getFirst().contains("AA\u001B0b\u001C1A012 to window 3\u0003"));
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aDigitDisplayIsToldTheNumberTwice() {
    plug("board4", SignProfilesTest::nothing);
    call();

    assertEquals(List.of("05000C11", "05000C11"), hexes());
  }

  @Test
  void aDigitDisplayWithoutATicketIsBlank() {
    plug("board4", SignProfilesTest::nothing);
    rig.floor().show(LED, Sign.of("closed"));
    rig.pass(500);

    assertEquals(List.of("05000005", "05000005"), hexes());
  }

  @Test
  void aModbusDisplayEchoesTheNumber() {
    plug("modbus-digits-rtu", bytes -> bytes[1] == 3 ? hex("0503020000 4984") : bytes);
    call();

    assertTrue(hexes().contains("05060000000C884B"), hexes().toString());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aModbusDisplayThatIsBusyIsAskedAgainALittleLater() {
    List<byte[]> answers = new ArrayList<>(List.of(hex("058606 83A3"), hex("058606 83A3")));
    plug(
        "modbus-digits-rtu",
        bytes ->
            bytes[1] == 3
                ? hex("0503020000 4984")
                : answers.isEmpty() ? bytes : answers.removeFirst());
    call();

    assertEquals(3, hexes().stream().filter(hex -> hex.startsWith("0506")).count());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aModbusDisplayThatRefusesTheRegisterIsAtFault() {
    plug("modbus-digits-rtu", bytes -> bytes[1] == 3 ? hex("0503020000 4984") : hex("058602 8260"));
    call();

    assertEquals("FAULT refused", rig.status("led-1"));
  }

  @Test
  void eachQuestionOverTcpHasItsNumberAndALateAnswerCountsForNothing() {
    plug(
        "modbus-digits-tcp",
        bytes -> {
          byte[] late = bytes.clone();
          late[1]--;
          return bytes[7] == 6 ? late : nothing(bytes);
        });
    call();

    assertEquals("ABSENT no-answer", rig.status("led-1"));
    assertTrue(hexes().get(0).startsWith("00010000"));
    assertTrue(hexes().get(1).startsWith("00020000"));
  }

  @Test
  void aChipIsToldRegisterByRegisterEachInAWriteOfItsOwn() {
    plug("max7219", SignProfilesTest::nothing);
    call();

    assertEquals(
        List.of(
            "0F00", "0B07", "0900", "0A08", "0C01", "0800", "0700", "0600", "0500", "0477", "037E",
            "0230", "016D"),
        hexes());
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aLetterThatTheScreenHasNotGotIsShownOtherwiseAndToldOfUntilTheTextIsChanged() {
    var screen = new FakeScreen(5);
    rig = new Rig().with("led-1", "onbon-bx-k", "a", 5).peer("a", screen).open();
    rig.pass(600);

    rig.floor().show(LED, Sign.of("𠮷野家 A1"));
    rig.pass(2_000);
    assertEquals("READY text-unfit", rig.status("led-1"));
    assertTrue(screen.told().getLast().contains("〓野家 A1"), screen.told().toString());

    rig.floor().show(LED, Sign.of("A1"));
    rig.pass(2_000);
    assertEquals("READY", rig.status("led-1"));
  }

  @Test
  void aTextLongerThanTheScreenIsToldOf() {
    var screen = new FakeScreen(5);
    rig = new Rig().with("led-1", "onbon-bx-k", "a", 5).peer("a", screen).open();
    rig.pass(600);

    rig.floor().show(LED, Sign.of("请到综合服务大厅三号窗口办理"));
    rig.pass(2_000);

    assertEquals("READY text-unfit", rig.status("led-1"));
  }

  @Test
  void whatIsWrongWithATextIsSaidInSentences() {
    var talk = talk("onbon-bx-k");

    assertEquals(
        List.of("GBK has no letter '𠮷' (U+20BB7): it shows '〓' in '𠮷A1'. Write it otherwise."),
        SignWords.doubts(Sign.of("𠮷A1"), talk, "show"));
    assertEquals(
        List.of(
            "The text '请到综合服务大厅三号窗口' is longer than the screen: it needs 192 dots in the"
                + " smallest letters, and there are 128. Shorten it."),
        SignWords.doubts(Sign.of("请到综合服务大厅三号窗口"), talk, "show"));
    assertEquals(
        List.of(
            "The text '%s' is longer than the screen takes: 'xx' is left out. Shorten it."
                .formatted("x".repeat(222))),
        SignWords.doubts(Sign.of("x".repeat(222)), talk("am03127"), "show"));
    assertEquals(
        List.of("A display of 4 digits shows the end of the number 'A1234' only."),
        SignWords.doubts(Sign.of("A1234").about("A1234"), talk("board4"), "show"));
    assertEquals(List.of(), SignWords.doubts(CALL, talk("am03127"), "show"));
  }

  private static hall.device.Talk talk(String profile) {
    return new hall.device.Talk(
        hall.profile.Profiles.shipped().find(profile).orElseThrow(),
        1,
        new hall.device.line.HandPace());
  }
}
