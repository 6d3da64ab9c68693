package hall.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pages as bytes, compared with the makers' command tables.
class EscPosTest {

  private static final EscPos WIDE =
      new EscPos(new EscPos.Paper(48, 576, Charset.forName("GB18030"), false, true, true, 4_096));
  private static final String START = "1B40 1C26 ";

  @Test
  void textHasItsPlaceSizeAndWeight() {
    assertEquals(
        hex(START + "1B6101 1D2133 1B4501 4130303120 C7EB 0A"),
        bytes(WIDE, new Page.Text("A001 请", 4, 4, true, Page.Align.CENTRE)));
  }

  @Test
  void aRuleGoesAcrossThePaper() {
    assertEquals(
        hex(START + "1B6100 1D2100 1B4500" + "2D".repeat(48) + "0A"), bytes(WIDE, new Page.Rule()));
  }

  @Test
  void spaceAndCut() {
    assertEquals(hex(START + "1B6403 1D564200"), bytes(WIDE, new Page.Space(3), new Page.Cut()));
  }

  @Test
  void aQrCodeIsStoredAndThenPrinted() {
    assertEquals(
        hex(
            START
                + "1B6101 1D286B0400 31413200 1D286B0300 314306 1D286B0300 314531"
                + "1D286B0E00 315030 687474703A2F2F782F31 3A 1D286B0300 315130 1B6100"),
        bytes(WIDE, new Page.Qr("http://x/1:", 6)));
  }

  @Test
  void aLongQrCodeHasATwoByteLength() {
    assertTrue(
        bytes(WIDE, new Page.Qr("x".repeat(300), 3))
            .contains("1D286B2F01315030" + "78".repeat(300)));
  }

  @Test
  void longTextIsBrokenBetweenWordsAndBetweenChineseLetters() {
    var small =
        new EscPos(new EscPos.Paper(10, 120, Charset.forName("GBK"), false, true, true, 4_096));

    assertEquals(
        hex(START + "1B6100 1D2100 1B4500") + lines("请带身份证", "原件 and", "copies"),
        bytes(small, Page.Text.of("请带身份证原件 and copies")));
  }

  @Test
  void wideTextHasFewerColumns() {
    var small =
        new EscPos(new EscPos.Paper(10, 120, Charset.forName("GBK"), false, true, true, 4_096));

    assertEquals(
        hex(START + "1B6100 1D2110 1B4500") + lines("请带", "身份", "证"),
        bytes(small, new Page.Text("请带身份证", 2, 1, false, Page.Align.LEFT)));
  }

  @Test
  void aTextCannotCommandThePrinter() {
    assertEquals(
        hex(START + "1B6100 1D2100 1B4500") + lines("ab@cd"),
        bytes(WIDE, Page.Text.of("a\u001b\u001db@\u0010\u0004c\u0085d")));
  }

  @Test
  void aParagraphWithALetterThePrinterHasNotGotIsDrawn() {
    String mixed = bytes(WIDE, Page.Text.of("a𠀀b"), Page.Text.of("c"));

    assertTrue(mixed.startsWith(hex(START + "1D763000")), mixed.substring(0, 40));
    assertTrue(mixed.endsWith(hex("1B6100 1D2100 1B4500 630A")));
  }

  @Test
  void aPrinterWithoutACutterFeedsToItsEdge() {
    var plain =
        new EscPos(new EscPos.Paper(32, 384, Charset.forName("GBK"), false, false, true, 4_096));

    assertEquals(hex(START + "1B6405"), bytes(plain, new Page.Cut()));
  }

  @Test
  void bandsAreWholeCommandsAndNotLong() {
    var page = new Page(java.util.Collections.nCopies(60, Page.Text.of("请携带身份证原件及复印件")));

    for (byte[] band : WIDE.job(page).bands()) {
      assertTrue(band.length <= 256);
      assertTrue(band[0] == 0x1B || band[0] == 0x1D || (band[0] & 0x80) != 0);
    }
  }

  @Test
  void aPrinterWithoutChineseGetsAPictureOfTheText() {
    var raster =
        new EscPos(new EscPos.Paper(42, 512, Charset.forName("GBK"), true, true, false, 4_096));
    String text = bytes(raster, new Page.Text("A001", 4, 4, true, Page.Align.CENTRE));
    String code = bytes(raster, new Page.Qr("http://x/1", 4));

    assertTrue(text.startsWith("1B401D763000"));
    assertTrue(code.startsWith("1B401D763000"));
    // Something black is in the picture, and it is not all black.
    assertTrue(text.contains("FF") && text.contains("00000000"));
    assertTrue(code.contains("FFFF"));
  }

  @Test
  void everyAnswerIsToldFromTheOthersWhereverTheStreamIsCut() {
    byte[] stream =
        HexFormat.of().parseHex("1200" + "18080300" + "16" + "0F" + "10000000" + "11" + "0C");
    String whole = said(stream, stream.length);
    for (int cut = 0; cut < stream.length; cut++) {
      assertEquals(whole, said(stream, cut));
    }
    assertEquals("Answer ReachedMark Unasked Answer ReachedMark Unasked ReachedMark ", whole);
  }

  @Test
  void anyBytesAreReadWithoutHarm() {
    var ear = new PrinterEar();
    var random = new java.util.Random(3);
    var bytes = new byte[64];
    for (int i = 0; i < 10_000; i++) {
      random.nextBytes(bytes);
      assertTrue(ear.read(bytes).size() <= 2 * bytes.length);
    }
  }

  private static String said(byte[] stream, int cut) {
    var ear = new PrinterEar();
    var said = new StringBuilder();
    for (byte[] half :
        List.of(
            java.util.Arrays.copyOf(stream, cut),
            java.util.Arrays.copyOfRange(stream, cut, stream.length))) {
      ear.read(half).forEach(what -> said.append(what.getClass().getSimpleName()).append(' '));
    }
    return said.toString();
  }

  private static String lines(String... lines) {
    var bytes = new ByteArrayOutputStream();
    for (String line : lines) {
      bytes.writeBytes(line.getBytes(Charset.forName("GBK")));
      bytes.write(0x0A);
    }
    return HexFormat.of().withUpperCase().formatHex(bytes.toByteArray());
  }

  private static String hex(String spaced) {
    return spaced.replace(" ", "");
  }

  private static String bytes(EscPos language, Page.Block... blocks) {
    var all = new ByteArrayOutputStream();
    language.job(new Page(List.of(blocks))).bands().forEach(all::writeBytes);
    return HexFormat.of().withUpperCase().formatHex(all.toByteArray());
  }
}
