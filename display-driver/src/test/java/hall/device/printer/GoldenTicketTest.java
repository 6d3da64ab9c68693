package hall.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceId;
import hall.device.Rig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole ticket as each of the shipped printers is told it, compared byte by byte with what was
/// looked at once. `-Dtests.jvm=-Dgolden.write=true` writes the bytes anew; read them before
/// committing.
class GoldenTicketTest {

  private static final Path FOLDER = Path.of("src/test/resources/hall/device/printer");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int IMAGE_HEAD = 8;

  @ParameterizedTest
  @ValueSource(strings = {"escpos-80-gb18030", "escpos-58"})
  void aPrinterWithChineseLettersIsToldThese(String profile) throws IOException {
    Path golden = FOLDER.resolve(profile + ".txt");
    String told = listed(printed(profile));
    if (WRITE) {
      Files.writeString(golden, told);
    }

    assertEquals(Files.readString(golden), told);
  }

  /// How letters look is the typeface's matter and differs from machine to machine, so of pictures
  /// only the height counts, and that none is wider than the paper.
  @ParameterizedTest
  @ValueSource(strings = "epson-tm-t88v")
  void anEpsonIsToldPicturesOfTheLinesAndDrawsTheCodeItself(String profile) throws IOException {
    byte[] all = printed(profile);
    var told = new StringBuilder();
    var plain = new ByteArrayOutputStream();
    int high = 0;
    for (int at = 0; at < all.length; at += size(all, at)) {
      boolean picture = all[at] == 0x1D && all[at + 1] == 0x76;
      if (picture) {
        assertTrue((all[at + 4] & 0xFF) <= 512 / 8, "no wider than the paper");
        told.append(listed(plain.toByteArray()));
        plain.reset();
        high += (all[at + 6] & 0xFF) | ((all[at + 7] & 0xFF) << 8);
      } else {
        told.append(high > 0 ? "pictures, " + high + " dots high\n" : "");
        high = 0;
        plain.write(all, at, size(all, at));
      }
    }
    told.append(listed(plain.toByteArray()));
    Path golden = FOLDER.resolve(profile + ".txt");
    if (WRITE) {
      Files.writeString(golden, told);
    }

    assertEquals(Files.readString(golden), told.toString());
  }

  private static String listed(byte[] bytes) {
    var text = new StringBuilder();
    for (int at = 0; at < bytes.length; ) {
      int end = at;
      int step = size(bytes, at);
      while (end < bytes.length && step == 1 && bytes[end] != 0x0A) {
        end++;
        step = end < bytes.length ? size(bytes, end) : 0;
      }
      end = end == at || (end < bytes.length && bytes[end] == 0x0A) ? end + step : end;
      text.append(HEX.formatHex(bytes, at, Math.min(end, bytes.length))).append('\n');
      at = end;
    }
    return text.toString();
  }

  /// How long the command is, by the makers' tables.
  private static int size(byte[] bytes, int at) {
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
    return switch (bytes[at]) {
      case 0x1B -> second == 0x40 ? 2 : 3;
      case 0x1C -> 2;
      case 0x1D ->
          switch (second) {
            case 0x56 -> 4;
            case 0x28 -> 5 + (bytes[at + 3] & 0xFF) + ((bytes[at + 4] & 0xFF) << 8);
            case 0x76 ->
                IMAGE_HEAD
                    + (bytes[at + 4] & 0xFF)
                        * ((bytes[at + 6] & 0xFF) | (bytes[at + 7] & 0xFF) << 8);
            default -> 3;
          };
      default -> 1;
    };
  }

  /// What reaches the printer for a ticket, without the questions how it is.
  private static byte[] printed(String profile) {
    var told = new ByteArrayOutputStream();
    var printer = new FakePrinter();
    BiConsumer<byte[], Consumer<byte[]>> peer =
        (bytes, answer) -> {
          boolean question = bytes[0] == 0x10 || (bytes[0] == 0x1D && bytes[1] == 0x61);
          if (!question) {
            told.writeBytes(bytes);
          }
          printer.accept(bytes, answer);
        };
    try (Rig rig = new Rig().with("p", profile, "p", 0).peer("p", peer).open()) {
      rig.pass(1_000);
      var result = rig.floor().print(new DeviceId("p"), ticket());
      rig.pass(60_000);
      assertEquals(new PrintResult.Printed(), result.join());
    }
    return told.toByteArray();
  }

  private static Page ticket() {
    return new Page(
        List.of(
            new Page.Text("青云镇便民服务中心", 1, 2, true, Page.Align.CENTRE),
            new Page.Text("A012", 4, 4, true, Page.Align.CENTRE),
            new Page.Text("前面还有 3 人", 1, 2, true, Page.Align.CENTRE),
            new Page.Rule(),
            Page.Text.of("· 居民身份证"),
            new Page.Qr("http://10.0.0.2:8080/t/0123456789ABCDEF", 6),
            new Page.Space(2),
            new Page.Cut()));
  }
}
