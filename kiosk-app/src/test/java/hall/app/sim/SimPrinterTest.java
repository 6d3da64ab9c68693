package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import hall.app.sim.PaperElement.Cut;
import hall.app.sim.PaperElement.Feed;
import hall.app.sim.PaperElement.Image;
import hall.app.sim.PaperElement.Line;
import hall.app.sim.PaperElement.Qr;
import hall.app.sim.PaperElement.Run;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SimPrinterTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String ADDRESS = "http://192.168.1.10:8080/t/8f3a?窗=1";

  private final SimPrinter printer = new SimPrinter(576);
  private final hall.app.sim.Feed feed = new hall.app.sim.Feed(printer);

  @Test
  void printsATicketHoweverTheLineCutsIt() {
    var like = new SimPrinter(576);
    new hall.app.sim.Feed(like).say(ticket());

    hall.app.sim.Feed.everyWay(() -> new SimPrinter(576), ticket(), "00", like.shows());
    List<PaperElement> paper = like.papers().getFirst().elements();
    Qr qr = (Qr) paper.get(4);
    assertEquals(
        List.of(
            new Line("centre", List.of(new Run("青云镇便民服务中心", 1, 1, false))),
            new Line("centre", List.of(new Run("A001", 4, 4, true))),
            new Line("left", List.of(new Run("前面 ", 1, 1, false), new Run("3", 2, 2, true))),
            new Line("left", List.of()),
            new Qr("centre", ADDRESS, 6, "M", qr.size(), qr.path()),
            new Feed(3),
            new Cut(false)),
        paper);
  }

  @Test
  void drawsACodeThatAPhoneCanRead() throws Exception {
    feed.say(ticket());

    assertEquals(ADDRESS, readByPhone((Qr) printer.papers().getFirst().elements().get(4)));
  }

  @Test
  void breaksALineThatIsTooLong() {
    feed.say(new byte[] {0x1D, 0x21, 0x11}).say("1234567890123456789012345\n".getBytes(GB18030));

    assertEquals(
        List.of(
            new Line("left", List.of(new Run("123456789012345678901234", 2, 2, false))),
            new Line("left", List.of(new Run("5", 2, 2, false)))),
        printer.shows().hanging());
  }

  @Test
  void doesNotReadChineseUnlessToldTo() {
    feed.say("号\n".getBytes(GB18030));

    assertEquals(
        List.of(new Line("left", List.of(new Run("\uFFFD\uFFFD", 1, 1, false)))),
        printer.shows().hanging());
  }

  @Test
  void answersInRealTimeInEveryCondition() {
    assertEquals("12121212", status());
    assertEquals("1212121E", after("paper-near-end"));
    assertEquals("1A32127E", after("paper-out"));
    assertEquals("1A161212", after("cover-open"));
    assertEquals("1A521A12", after("cutter-jam"));
    assertEquals("1A121212", after("offline"));
    assertEquals("12121212", after("ok"));
  }

  @Test
  void tellsEveryChangeUnaskedOnceToldTo() {
    feed.say("1D61FF");
    assertEquals("10000000", feed.answers());

    feed.condition("paper-near-end");
    assertEquals("10000300", feed.answers());
    feed.condition("paper-out");
    assertEquals("18000F00", feed.answers());
    feed.condition("cover-open");
    assertEquals("38000000", feed.answers());
    feed.condition("ok");
    assertEquals("10000000", feed.answers());

    feed.say("1D6100").condition("offline");
    assertEquals("", feed.answers());
  }

  @Test
  void printsNothingWithoutPaperAndAllOfItAfterwards() {
    feed.condition("paper-out").say(ticket());
    assertEquals("", feed.answers());
    assertEquals(List.of(), printer.papers());
    assertEquals(ticket().length, printer.shows().buffered());

    feed.condition("ok");
    assertEquals("00", feed.answers());
    assertEquals(1, printer.papers().size());
    assertEquals(0, printer.shows().buffered());
  }

  @Test
  void saysWhichJobIsDone() {
    feed.say("1D28480600303041423031");

    assertEquals("37224142303100", feed.answers());
  }

  @Test
  void printsPicturesBothWays() {
    feed.say("1D763000 0200 0300 FF01 8001 FF01");
    feed.say("1D384C 0E000000 30 70 30 01 01 31 0800 0400 AA55AA55").say("1D284C02003032");

    List<PaperElement> paper = printer.shows().hanging();
    Image raster = (Image) paper.getFirst();
    Image graphics = (Image) paper.get(1);
    assertArrayEquals(hall.app.sim.Feed.hex("FF018001FF01"), raster.dots());
    assertArrayEquals(hall.app.sim.Feed.hex("AA55AA55"), graphics.dots());
    assertEquals(
        List.of(16, 3, 8, 4),
        List.of(raster.width(), raster.height(), graphics.width(), graphics.height()));
  }

  @Test
  void keepsTheLastTwentyPapers() {
    for (int i = 0; i < 25; i++) {
      feed.say("1D564200");
    }

    assertEquals(20, printer.papers().size());
    assertEquals(25, printer.papers().getFirst().id());
  }

  @Test
  void staysAliveThroughNoise() {
    var chance = new Random(80);
    for (int round = 0; round < 300; round++) {
      byte[] noise = new byte[chance.nextInt(4000)];
      chance.nextBytes(noise);
      feed.say(noise);
    }
    // Zeros end whatever command the noise began, as a driver does after a broken link.
    feed.say(new byte[1 << 20]);
    for (int i = 0; i < 20 && printer.shows().buffered() > 0; i++) {
      feed.say(new byte[1 << 20]);
    }
    feed.say("1D564200");
    int before = printer.shows().count();
    feed.say(ticket());

    assertEquals(before + 1, printer.shows().count());
    assertEquals(
        new Line("centre", List.of(new Run("A001", 4, 4, true))),
        printer.papers().getFirst().elements().get(1));
  }

  private String after(String condition) {
    feed.condition(condition);
    return status();
  }

  private String status() {
    feed.say("100401").say("100402").say("100403").say("100404");
    return feed.answers();
  }

  /// A ticket as the documents say one is printed.
  private static byte[] ticket() {
    byte[] address = ADDRESS.getBytes(StandardCharsets.UTF_8);
    var job = new ByteArrayOutputStream();
    write(job, "1B40 1C26 1B6101");
    job.writeBytes("青云镇便民服务中心\n".getBytes(GB18030));
    write(job, "1D2133 1B4501");
    job.writeBytes("A001\n".getBytes(GB18030));
    write(job, "1D2100 1B4500 1B6100");
    job.writeBytes("前面 ".getBytes(GB18030));
    write(job, "1D2111 1B4501");
    job.writeBytes("3\n\n".getBytes(GB18030));
    write(job, "1D2100 1B4500 1B6101 1D286B040031413200 1D286B0300314306 1D286B0300314531");
    write(job, "1D286B%02X00315030".formatted(address.length + 3));
    job.writeBytes(address);
    write(job, "1D286B0300315130 1B6403 1D564200 1D7201");
    return job.toByteArray();
  }

  private static void write(ByteArrayOutputStream job, String hex) {
    job.writeBytes(hall.app.sim.Feed.hex(hex));
  }

  /// Draws the path's rectangles as dark dots with a quiet zone and gives them to a reader we did
  /// not write.
  private static String readByPhone(Qr qr) throws Exception {
    int scale = 4;
    int side = (qr.size() + 8) * scale;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, 0xFFFFFF);
    var rectangles = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(qr.path());
    while (rectangles.find()) {
      int x = (Integer.parseInt(rectangles.group(1)) + 4) * scale;
      int y = (Integer.parseInt(rectangles.group(2)) + 4) * scale;
      int wide = Integer.parseInt(rectangles.group(3)) * scale;
      for (int row = y; row < y + scale; row++) {
        Arrays.fill(pixels, row * side + x, row * side + x + wide, 0);
      }
    }
    var picture = new HybridBinarizer(new RGBLuminanceSource(side, side, pixels));
    return new QRCodeReader()
        .decode(new BinaryBitmap(picture), Map.of(DecodeHintType.CHARACTER_SET, "UTF-8"))
        .getText();
  }
}
