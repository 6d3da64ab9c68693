package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceEvent;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceSetup;
import hall.device.Sign;
import hall.device.State;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signs and digit displays understand their makers' frames, and nothing else; and a hall's call
/// really comes to each of them over a line.
class SimSignTest {

  private final List<String> answers = new ArrayList<>();

  private SimSign sign(String profile) {
    var place = new SimDevice("led", "led", 5, 1, "sim:led").as(profile, "");
    return (SimSign) SimSign.of(profile, place).orElseThrow();
  }

  private void tell(SimSign sign, String text, long now) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    sign.hear(
        bytes,
        bytes.length,
        now,
        said -> answers.add(new String(said, StandardCharsets.ISO_8859_1)));
  }

  private void tellHex(SimSign sign, String hex, long now) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    sign.hear(bytes, bytes.length, now, said -> answers.add(HexFormat.of().formatHex(said)));
  }

  @Test
  void aMessageSignTakesThePublishedFramesAndRefusesAWrongCheck() {
    SimSign sign = sign("am03127");

    tell(sign, "noise<ID00><L1><PA><FE><MQ><WA><FE>A001 -> 336<E>", 0);
    assertEquals("A001 -> 3", sign.shows().text());
    tell(sign, "<ID05><BA>01<E>", 1_000);
    tell(sign, "<ID06><BA>01<E>", 2_000);
    tell(sign, "<ID05><BA>02<E>", 3_000);
    tell(sign, "<ID05><D*>6C<E>", 3_100);
    assertEquals("A001 -> 3", sign.shows().text());
    tell(sign, "<ID05><D*>6C<E>", 4_000);

    assertEquals(List.of("ACK", "NACK", "ACK"), answers);
    assertEquals("", sign.shows().text());
    assertEquals(1, sign.shows().refused());
  }

  @Test
  void anAlphaSignTakesThePublishedFrameAndNoneWithAWrongSum() {
    SimSign sign = sign("alpha");

    tellHex(sign, "00000000005A", 0);
    tellHex(sign, "0000000000015A30300241411B306241303031033032303604", 0);
    assertEquals("A001", sign.shows().text());
    tellHex(sign, "0000000000015A30300241411B306241303032033032303604", 0);
    tellHex(sign, "0000000000015A30360241411B3062413030330004", 0);
    assertEquals("A001", sign.shows().text());
    assertEquals(1, sign.shows().refused());
    tellHex(sign, "0000000000015A30300241411B30624130303404", 0);
    assertEquals("A004", sign.shows().text());
  }

  @Test
  void aModbusDisplayTakesThePublishedFramesAndRefusesByTheStandard() {
    SimSign rtu = sign("modbus-digits-rtu");
    tellHex(rtu, "0506000003E7C8F4", 0);
    assertEquals("999", rtu.shows().text());
    tellHex(rtu, "05060020", 1_000);
    tellHex(rtu, "03E7C93E", 1_010);
    tellHex(rtu, "0506000003E7C8F5", 2_000);
    tellHex(rtu, "05100000000204413030312778", 3_000);

    SimSign ascii = sign("modbus-digits-ascii");
    tell(ascii, ":05060000000AEB\r\n", 0);
    assertEquals("10", ascii.shows().text());

    SimSign tcp = sign("modbus-digits-tcp");
    tellHex(tcp, "000700000006050600000000", 0);

    assertEquals("0506000003e7c8f4", answers.get(0));
    assertTrue(answers.get(1).startsWith("058602"));
    assertEquals("051000000002404c", answers.get(2));
    assertEquals(":05060000000AEB\r\n", answers.get(3));
    assertEquals("000700000006050600000000", answers.get(4));
    assertEquals(5, answers.size());
  }

  @Test
  void aBoardTakesTheSellersFrameAndTellsFramesApartBySilence() {
    SimSign board = sign("board4");

    tellHex(board, "0503", 0);
    tellHex(board, "0503E7EF", 100);
    assertEquals("999", board.shows().text());
    tellHex(board, "0603E7F0 050007 0D", 200);
    assertEquals("999", board.shows().text());
    assertEquals(1, board.shows().refused());
  }

  private static void noteReady(DeviceEvent event, CountDownLatch ready) {
    if (event instanceof DeviceEvent.StatusChanged(_, var status, _)
        && status.state() == State.READY) {
      ready.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "onbon-bx-k, A012",
    "am03127, A012 to window 3",
    "alpha, A012 to window 3",
    "modbus-digits-rtu, 12",
    "modbus-digits-ascii, 12",
    "modbus-digits-tcp, 12",
    "board4, 12",
    "max7219, A012"
  })
  void aCallComesToEveryKindOfWindowScreen(String id, String shown) throws Exception {
    Profile profile = Profiles.shipped().find(id).orElseThrow();
    var place = new SimDevice("led-1", "led", 5, 3, "sim:led-1").as(id, "");
    var seen = new CountDownLatch(1);
    try (Simulation simulation = Simulation.open(List.of(place))) {
      simulation.onChange(() -> {
        if (simulation.stateJson().contains("\"text\":\"" + shown)) {
          seen.countDown();
        }
      });
      var setup = new DeviceSetup(new DeviceId("led-1"), profile, simulation.path("sim:led-1"), 5);
      var ready = new CountDownLatch(1);
      try (DeviceFloor floor = DeviceFloor.open(List.of(setup), event -> noteReady(event, ready))) {
        Sign call =
            new Sign(
                    List.of(
                        new Sign.Line("A012", Sign.Colour.RED),
                        new Sign.Line("to window 3", Sign.Colour.RED)))
                .about("A012");
        floor.show(new DeviceId("led-1"), call);

        assertTrue(seen.await(10, TimeUnit.SECONDS), () -> simulation.stateJson());
        assertTrue(ready.await(10, TimeUnit.SECONDS), () -> "" + floor.statuses());
      }
    }
  }
}
