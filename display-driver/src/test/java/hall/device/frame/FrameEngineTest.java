package hall.device.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.profile.Bytes;
import hall.profile.Checksum;
import hall.profile.Profile;
import hall.profile.Profiles;
import hall.profile.Width;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said comes out again, whatever it is made of; what cannot be said is refused by name.
class FrameEngineTest {

  private static final Charset GBK = Charset.forName("GBK");

  /// The number of the part that holds what is said to an Onbon screen.
  private static final int CONTENT = 10;

  @TempDir Path folder;

  @Test
  void whatIsSentIsReadAgainWithEveryChecksumAndWidth() throws IOException {
    for (Checksum sum : Checksum.values()) {
      for (Width width : Width.values()) {
        FrameEngine engine = FrameEngine.of(everything(sum, width));
        FrameReader reader = engine.reader();
        var random = new Random(sum.word().hashCode() * 31L + width.word().hashCode());
        for (int round = 0; round < 200; round++) {
          byte[] data = new byte[random.nextInt(200)];
          random.nextBytes(data);
          int number = random.nextInt((int) Math.min(width.max(), Integer.MAX_VALUE));
          byte[] six = new byte[6];
          random.nextBytes(six);

          byte[] frame =
              engine.encode("raw", Map.of("number", number, "fixed", Bytes.of(six), "data", data));
          List<Inbound> found = reader.read(frame, 0, frame.length);

          assertEquals(
              List.of(
                  new Inbound(
                      "said",
                      Map.of(),
                      Bytes.of(frame),
                      Map.of(
                          "number", number,
                          "fixed", Bytes.of(six).toHex(),
                          "data", Bytes.of(data).toHex()))),
              found);
        }
        assertEquals(0, reader.resyncs());
      }
    }
  }

  /// A profile with every kind of part, two copies of the length, and escapes.
  private Profile everything(Checksum sum, Width width) throws IOException {
    String check = "hex" + 2 * sum.bytes();
    Files.writeString(
        folder.resolve("all.json"),
        """
        {"id": "all", "kinds": ["gpio"], "link": {"bus": "rs485"},
         "frame": [{"lit": "'<'", "repeat": 3, "min": 1}, {"esc": "begin"},
          {"var": "number", "as": "%s"}, {"len": "u16be", "of": "fixed..data", "add": 1},
          {"len": "hex4", "of": "fixed..data", "add": 1}, {"var": "fixed", "as": "bytes:6"},
          {"var": "data", "as": "bytes"}, {"sum": "%s", "as": "%s", "of": "number..data"},
          {"esc": "end"}, {"lit": "'>'"}],
         "escape": {"3C": "3D01", "3D": "3D02", "3E": "3D03"},
         "send": {"raw": {}},
         "on": [{"when": {}, "emit": "said", "reply": "echo"}],
         "vectors": [{"source": "itself", "read": "00", "means": []}]}
        """
            .formatted(width.word(), sum.word(), check));
    Profiles profiles = Profiles.with(folder);
    assertEquals(List.of(), profiles.problems());
    return profiles.find("all").orElseThrow();
  }

  @Test
  void aVectorThatDoesNotComeOutRefusesTheProfile() throws IOException {
    String good =
        Files.readString(
            Path.of("../hardware-profiles/src/main/resources/hall/profile/syn6288.json"));
    Files.writeString(
        folder.resolve("a.json"),
        good.replace("\"id\": \"syn6288\"", "\"id\": \"syn-a\"")
            .replace("FD0002 21 DE", "FD0002 21 DF"));
    Files.writeString(
        folder.resolve("b.json"),
        good.replace("\"id\": \"syn6288\"", "\"id\": \"syn-b\"")
            .replace("\"read\": \"45\"", "\"read\": \"41\""));
    Files.writeString(
        folder.resolve("c.json"), good.replace("\"id\": \"syn6288\"", "\"id\": \"syn-c\""));

    Profiles profiles = Profiles.with(folder);

    assertEquals(
        List.of("a.json vector-sends /vectors/5", "b.json vector-reads /vectors/10"),
        profiles.problems().stream()
            .map(problem ->
                "%s %s %s"
                    .formatted(
                        Path.of(problem.file()).getFileName(), problem.code(), problem.place()))
            .toList());
    assertEquals("FD000221DE", profiles.problems().getFirst().params().get("found"));
    assertTrue(profiles.find("syn-c").isPresent());
  }

  @Test
  void aRandomChangeOfAProfileIsTakenOrRefusedButNeverThrown() throws IOException {
    var random = new Random(288);
    for (String file :
        List.of("onbon-bx-k.json", "ff68-21key.json", "syn6288.json", "gpio-panel.json")) {
      String good =
          Files.readString(Path.of("../hardware-profiles/src/main/resources/hall/profile", file));
      for (int i = 0; i < 300; i++) {
        Files.writeString(folder.resolve("%s-%03d.json".formatted(file, i)), changed(good, random));
      }
    }

    Profiles profiles = Profiles.with(folder);

    assertTrue(profiles.ids().containsAll(Profiles.shipped().ids()));
    assertTrue(profiles.problems().size() >= 1000);
  }

  /// A piece of the text is lost, doubled, or put elsewhere.
  private static String changed(String good, Random random) {
    var text = new StringBuilder(good);
    for (int change = random.nextInt(3); change >= 0; change--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + 1 + random.nextInt(12));
      String piece = text.substring(from, to);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, piece);
        case 2 -> text.insert(random.nextInt(text.length()), piece);
        default -> text.setCharAt(from, (char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  @Test
  void aParameterThatIsMissingOrOutOfBoundsIsNamed() {
    FrameEngine engine = Shipped.engine("onbon-bx-k");

    assertEquals("Nothing was said for 'level'.", refusal(engine, "brightness", Map.of("addr", 1)));
    assertEquals(
        "'level' is 0 to 15, not '16'.", refusal(engine, "brightness", Map.of("level", 16)));
    assertEquals(
        "'level' is a number, not 'much'.", refusal(engine, "brightness", Map.of("level", "much")));
    assertEquals(
        "'addr' is 0 to 65535, not '65536'.", refusal(engine, "ping", Map.of("addr", 65536)));
    assertEquals("'' is not a number.", refusal(engine, "ping", Map.of("addr", "")));
    assertTrue(
        refusal(engine, "power", Map.of("state", "maybe"))
            .startsWith("'maybe' is not among powers"));
    assertTrue(refusal(engine, "sing", Map.of()).startsWith("onbon-bx-k has no command 'sing'"));
    assertTrue(
        refusal(
                engine,
                "show",
                Map.of("lines", java.util.Collections.nCopies(8, Map.of("text", "字".repeat(200)))))
            .startsWith("The frame has"));
  }

  private static String refusal(FrameEngine engine, String command, Map<String, Object> params) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> engine.encode(command, params))
            .getMessage());
  }

  @Test
  void aPrinterHasNoFrames() {
    Profile printer = Profiles.shipped().find("escpos-58").orElseThrow();

    assertThrows(IllegalArgumentException.class, () -> FrameEngine.of(printer));
  }

  @Test
  void whatACommandDoesNotAskForIsLeftAside() {
    FrameEngine engine = Shipped.engine("syn6288");

    assertArrayEquals(
        engine.encode("stop", Map.of()), engine.encode("stop", Map.of("addr", 7, "colour", "red")));
  }

  @Test
  void citizensCannotSendTheScreenItsOwnCodes() {
    assertEquals("＼C2 ［n1］", shown("\\C2 [n1]"));
  }

  @Test
  void aLetterTheScreenHasNotGotBecomesTheNearest() {
    assertEquals("caféé", shown("cafe\u0301é"));
    assertEquals("Francois", shown("François"));
    assertEquals("〓野家", shown("𠮷野家"));
    assertEquals("Naz〓m", shown("Nazım"));
    assertEquals("〓5", shown("😀5\u200B\uFE0F"));
    assertEquals("1〓4", shown("1\u0E014"));
    assertEquals("", shown("\u0007\u001B"));
  }

  /// The text that the screen is given for one line, behind the 36 bytes that say how.
  private static String shown(String text) {
    FrameEngine engine = Shipped.engine("onbon-bx-k");
    byte[] frame =
        engine.encode(
            "show", Map.of("lines", List.of(Map.of("text", text, "colour", "plain")), "dots", 1));
    var parse = new FrameParse(engine.sendLayout(), frame.length);
    assertEquals(FrameParse.WHOLE, parse.parse(frame, 0, frame.length, false, true));
    byte[] data = parse.found().content(CONTENT).toArray();
    return new String(data, 36, data.length - 36, GBK);
  }

  @Test
  void aSignThatDoesNotFitIsShownInSmallerLetters() {
    assertTrue(sign("A001").contains("\\FO002"));
    assertTrue(sign("请A001到3号").contains("\\FO001") || sign("请A001到3号").contains("\\FO000"));
    assertTrue(sign("A001", "请到3号窗口").contains("\\FO000"));
    assertTrue(sign("一二三四五六七八九十").contains("\\FO000"));
    assertTrue(sign("A001", "3号").contains("\\C1A001\\n\\FO000\\C13号"));
  }

  private static String sign(String... lines) {
    byte[] frame =
        Shipped.engine("onbon-bx-k")
            .encode(
                "show",
                Map.of(
                    "lines",
                    java.util.Arrays.stream(lines).map(line -> Map.of("text", line)).toList()));
    return new String(frame, GBK);
  }

  @Test
  void aSignThatSpeaksCarriesItsWordsApart() {
    byte[] frame =
        Shipped.engine("onbon-bx-k")
            .encode(
                "show",
                Map.of("lines", List.of(Map.of("text", "A001")), "say", "请A001号", "volume", 7));

    String hex = Bytes.of(frame).toHex();
    String voice =
        "02 00 07 05 08000000".replace(" ", "") + Bytes.of("请A001号".getBytes(GBK)).toHex();
    assertTrue(hex.contains(voice), hex);
  }

  @Test
  void bytesThatMayNotAppearAreEscaped() {
    // 5A; A5 A2; A6 A1.
    byte[] frame =
        Shipped.engine("onbon-bx-k")
            .encode("show", Map.of("lines", List.of(Map.of("text", "ZアΑ"))));

    for (int i = 8; i < frame.length - 1; i++) {
      assertTrue(frame[i] != (byte) 0xA5 && frame[i] != 0x5A, Bytes.of(frame).toHex());
    }
  }
}
