package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The simulated card reader and scanners, by the published bytes.
class SimReadersTest {

  private static final String FIND = "AAAAAA966900032001 22";
  private static final String SELECT = "AAAAAA966900032002 21";
  private static final String READ = "AAAAAA966900033001 32";

  private final SimIdReader reader = new SimIdReader();

  @Test
  void anEmptyReaderFindsNothing() {
    assertEquals("aaaaaa9669000400008084", told(FIND));
    assertEquals("aaaaaa966900040000412d".substring(0, 20), told(READ).substring(0, 20));
  }

  @Test
  void aCardIsFoundSelectedAndReadOnce() {
    reader.press("senior", 0, _ -> {});

    assertEquals("aaaaaa9669000800009f0000000097", told(FIND));
    assertEquals("aaaaaa9669000c00009000000000000000009c", told(SELECT));
    byte[] card = HexFormat.of().parseHex(told(READ));
    assertEquals(1295, card.length);
    assertEquals("000090", HexFormat.of().formatHex(card, 7, 10));
    String text = new String(card, 14, 256, StandardCharsets.UTF_16LE);
    assertEquals("11010519491231002X", text.substring(61, 79));
    assertEquals("aaaaaa9669000400008084", told(FIND));
  }

  @Test
  void aCardIsLiftedByItself() {
    reader.press("adult", 1_000, _ -> {});
    assertEquals("adult", reader.shows().card());
    reader.turn(reader.due(), _ -> {});

    assertEquals("", reader.shows().card());
    assertEquals(Long.MAX_VALUE, reader.due());
  }

  @Test
  void aWrongXorIsSaidAndNoiseIsPassedOver() {
    assertEquals("aaaaaa9669000400001014", told("AAAAAA966900032001 23"));
    assertEquals("aaaaaa9669000400008084", told("00AAAA55" + FIND));
  }

  @Test
  void theModulesNumberIsTold() {
    assertEquals("000090", told("AAAAAA9669000312FFEE").substring(14, 20));
    assertThrows(SimProblem.class, () -> reader.press("dog", 0, _ -> {}));
  }

  @Test
  void aSerialScannerEndsACodeWithAReturn() {
    assertEquals("41303031 0d".replace(" ", ""), scanned(SimScanner.Way.SERIAL, "A001"));
  }

  @Test
  void aKeyboardScannerTypes() {
    String events = scanned(SimScanner.Way.INPUT_EVENTS, "A1");
    assertEquals(2 * 24 * 8, events.length() / 2);
    // Shift down, a down, a up, shift up, 1 down, 1 up, Enter down, Enter up.
    assertEquals("01002a0001000000", events.substring(32, 48));
    assertEquals("01001e0001000000", events.substring(32 + 96, 48 + 96));
    assertEquals("0100020001000000", events.substring(32 + 4 * 96, 48 + 4 * 96));
    assertEquals("01001c0001000000", events.substring(32 + 6 * 96, 48 + 6 * 96));
  }

  @Test
  void aRawKeyboardReports() {
    assertArrayEquals(
        HexFormat.of()
            .parseHex(
                "0200040000000000"
                    + "0000000000000000"
                    + "00001e0000000000"
                    + "0000000000000000"
                    + "0000280000000000"
                    + "0000000000000000"),
        HexFormat.of().parseHex(scanned(SimScanner.Way.RAW_REPORTS, "A1")));
  }

  private static String scanned(SimScanner.Way way, String code) {
    var said = new ByteArrayOutputStream();
    new SimScanner(way).press(code, 0, said::writeBytes);
    return HexFormat.of().formatHex(said.toByteArray());
  }

  private String told(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    var said = new ByteArrayOutputStream();
    reader.hear(bytes, bytes.length, 0, said::writeBytes);
    return HexFormat.of().formatHex(said.toByteArray());
  }
}
