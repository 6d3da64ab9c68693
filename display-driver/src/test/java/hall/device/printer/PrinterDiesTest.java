package hall.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceId;
import hall.device.Rig;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A printer's line dies after any number of bytes of a ticket. Nothing is sent again by itself,
/// the printer is asked how it is before anything else is sent, and a page that is printed then is
/// whole and on its own paper.
class PrinterDiesTest {

  private static final DeviceId PRINTER = new DeviceId("printer-1");
  private static final int EVERY = Integer.MAX_VALUE;
  private static final int QUESTION = 3;

  /// A line to the printer that takes so many bytes of pages and no more.
  private static final class Frayed implements BiConsumer<byte[], Consumer<byte[]>> {
    private final FakePrinter printer = new FakePrinter();
    private boolean counts;
    private int left = EVERY;
    private int passed;
    private byte[] first = {};

    @Override
    public void accept(byte[] bytes, Consumer<byte[]> back) {
      boolean isNothing = Arrays.equals(bytes, new byte[bytes.length]);
      if (first.length == 0 && !isNothing) {
        first = bytes;
      }
      int taken = counts && bytes.length > QUESTION ? Math.min(bytes.length, left) : bytes.length;
      taken = left == 0 ? 0 : taken;
      if (counts && bytes.length > QUESTION) {
        left -= left == EVERY ? 0 : taken;
        passed += taken;
      }
      boolean breaks = left == 0;
      printer.accept(Arrays.copyOf(bytes, taken), breaks ? _ -> {} : back);
    }
  }

  private int length;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void afterAnyNumberOfBytes(boolean isSwitchedOff) {
    assertEquals("printed", trial(EVERY, isSwitchedOff));
    assertTrue(length > 60);
    for (int bytes = 1; bytes <= length; bytes++) {
      assertEquals("unknown", trial(bytes, isSwitchedOff), "after " + bytes);
    }
  }

  /// @return what was said of the first page
  private String trial(int bytes, boolean isSwitchedOff) {
    var line = new Frayed();
    try (Rig rig = new Rig().with("printer-1", "escpos-80-gb18030", "p", 0).peer("p", line)) {
      rig.open().pass(1_000);
      line.counts = true;
      line.left = bytes;
      var result = rig.floor().print(PRINTER, page("A001"));
      rig.pass(200);
      line.counts = false;
      line.left = EVERY;
      if (bytes == EVERY) {
        length = line.passed;
        return said(result);
      }
      breaks(line, rig, isSwitchedOff);

      var again = rig.floor().print(PRINTER, page("A001 补打"));
      rig.pass(4_000);
      assertEquals("printed", said(again), "after " + bytes);
      List<String> papers = line.printer.papers();
      assertEquals(1, papers.stream().filter(whole("A001 补打")::equals).count(), papers.toString());
      assertTrue(papers.stream().filter(whole("A001")::equals).count() <= 1, papers.toString());
      assertEquals(whole("A001 补打"), papers.getLast());
      return said(result);
    }
  }

  private static void breaks(Frayed line, Rig rig, boolean isSwitchedOff) {
    rig.line("p").unplug("hang-up");
    if (isSwitchedOff) {
      line.printer.power(false);
      line.printer.power(true);
    }
    line.first = new byte[0];
    rig.line("p").plug();
    rig.pass(1_000);
    assertEquals("asks", kind(line.first));
    rig.pass(8_000);
    assertEquals("READY", rig.status("printer-1"), () -> "after " + line.passed);
  }

  private static String kind(byte[] bytes) {
    boolean asks = bytes.length == QUESTION && bytes[0] == 0x10 && bytes[1] == 0x04;
    boolean wants = bytes.length == QUESTION && bytes[0] == 0x1D && bytes[1] == 0x61;
    return asks || wants ? "asks" : Arrays.toString(bytes);
  }

  private static String said(CompletableFuture<PrintResult> result) {
    if (!result.isDone()) {
      return "waiting";
    }
    return switch (result.join()) {
      case PrintResult.Printed() -> "printed";
      case PrintResult.Sent() -> "sent";
      case PrintResult.Failed(String code) -> code;
    };
  }

  private static String whole(String number) {
    return "青云镇便民服务中心\n" + number + "\n[QR http://x/t/1]\n";
  }

  private static Page page(String number) {
    return new Page(
        List.of(
            new Page.Text("青云镇便民服务中心", 1, 1, true, Page.Align.CENTRE),
            new Page.Text(number, 4, 4, true, Page.Align.CENTRE),
            new Page.Qr("http://x/t/1", 6),
            new Page.Cut()));
  }
}
