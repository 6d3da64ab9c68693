package hall.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.DeviceId;
import hall.device.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A page is printed when the printer says so, and never twice.
class PrinterDriverTest {

  private static final DeviceId PRINTER = new DeviceId("printer-1");
  private static final Page TICKET = page("A001");

  private final FakePrinter printer = new FakePrinter();
  private final Rig rig =
      new Rig().with("printer-1", "escpos-80-gb18030", "p", 0).peer("p", printer).open();

  @BeforeEach
  void letThePrinterAnswer() {
    rig.pass(1_000);
    assertEquals("READY", rig.status("printer-1"));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aPageIsPrintedWhenThePrinterSaysSo() {
    var result = print(TICKET);
    rig.pass(500);

    assertEquals("printed", said(result));
    assertEquals(List.of("青云镇便民服务中心\nA001\n[QR http://x/t/1]\n"), printer.papers());
  }

  @Test
  void pagesComeOutInTheirOrder() {
    List<CompletableFuture<PrintResult>> results = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      results.add(print(page("A00" + i)));
    }
    rig.pass(2_000);

    assertEquals(5, printer.papers().size());
    assertEquals(true, printer.papers().get(4).contains("A005"));
    assertEquals(
        List.of("printed", "printed", "printed", "printed", "printed"),
        results.stream().map(PrinterDriverTest::said).toList());
  }

  @Test
  void aPrinterThatDoesNotSayItLeavesThePageUnconfirmed() {
    printer.answersMark(false);
    var result = print(TICKET);
    rig.pass(4_000);
    assertEquals("waiting", said(result));

    rig.pass(2_000);
    assertEquals("unconfirmed", said(result));
  }

  @Test
  void aPageLostWithItsLineIsUnknownAndNeverSentAgain() {
    printer.answersMark(false);
    var result = print(TICKET);
    rig.pass(100);
    rig.line("p").unplug("hang-up");
    assertEquals("unknown", said(result));
    assertEquals("ABSENT hang-up", rig.status("printer-1"));

    printer.answersMark(true);
    rig.line("p").plug();
    rig.pass(20_000);
    assertEquals("READY", rig.status("printer-1"));
    assertEquals(1, printer.papers().stream().filter(paper -> paper.contains("A001")).count());
  }

  @Test
  void aLateAnswerForTheOldPageDoesNotCountForTheNext() {
    printer.answersMark(false);
    var old = print(TICKET);
    rig.pass(6_000);
    assertEquals("unconfirmed", said(old));

    // The old page's answer comes at last; the printer stays silent for the next page.
    var next = print(page("A002"));
    rig.line("p").hear(new byte[] {0});
    rig.pass(4_000);
    assertEquals("waiting", said(next));
    rig.pass(20_000);
    assertEquals("unconfirmed", said(next));
  }

  @Test
  void aPageAfterABrokenOneIsWholeAndCutFromItsRest() {
    printer.answersMark(false);
    var broken = print(TICKET);
    rig.pass(10);
    rig.line("p").unplug("hang-up");
    printer.answersMark(true);
    rig.line("p").plug();
    rig.pass(3_000);
    var next = print(page("A002"));
    rig.pass(3_000);

    assertEquals("unknown", said(broken));
    assertEquals("printed", said(next));
    assertEquals("青云镇便民服务中心\nA002\n[QR http://x/t/1]\n", printer.papers().getLast());
  }

  @Test
  void aPageForAPrinterThatIsNotThereFailsAtOnceWithTheReason() {
    rig.line("p").unplug("port-missing");

    assertEquals("port-missing", said(print(TICKET)));
  }

  @Test
  void aPageWaitsALittleForAPrinterThatJustWentAway() {
    rig.line("p").unplug("hang-up");
    var result = print(TICKET);
    assertEquals("waiting", said(result));
    rig.line("p").plug();
    rig.pass(2_000);

    assertEquals("printed", said(result));
  }

  @Test
  void everyTroubleIsSaidAsSoonAsThePrinterTellsIt() {
    List<String> said = new ArrayList<>();
    printer.cover(true);
    said.add(rig.status("printer-1"));
    printer.cover(false);
    said.add(rig.status("printer-1"));
    printer.paper(0x0C);
    said.add(rig.status("printer-1"));
    printer.paper(0x03);
    said.add(rig.status("printer-1"));
    printer.paper(0);
    printer.jam(true);
    said.add(rig.status("printer-1"));
    printer.jam(false);
    said.add(rig.status("printer-1"));

    assertEquals(
        List.of(
            "FAULT cover-open",
            "READY",
            "FAULT paper-out",
            "READY paper-near-end",
            "FAULT cutter-jam",
            "READY"),
        said);
  }

  @Test
  void aPrinterWithoutAutomaticStatusIsAskedOftenEnough() {
    var small = new FakePrinter();
    var rig58 = new Rig().with("small", "escpos-58", "q", 0).peer("q", small).open();
    rig58.pass(3_000);
    assertEquals("READY", rig58.status("small"));

    small.paper(0x0C);
    rig58.pass(2_000);
    assertEquals("FAULT paper-out", rig58.status("small"));
    small.paper(0);
    small.cover(true);
    rig58.pass(2_000);
    assertEquals("FAULT cover-open", rig58.status("small"));
    small.cover(false);
    rig58.pass(2_000);
    assertEquals("READY", rig58.status("small"));
    rig58.close();
  }

  @Test
  void paperThatEndsInTheMiddleOfATicketIsSaidAndTheTicketIsNotPrinted() {
    printer.endsAfter(1);
    var result = print(TICKET);
    rig.pass(500);
    assertEquals("FAULT paper-out", rig.status("printer-1"));
    rig.pass(4_000);

    assertEquals("paper-out", said(result));
    assertEquals("paper-out", said(print(page("A002"))));
  }

  @Test
  void afterNewPaperTheNextTicketIsWhole() {
    printer.endsAfter(1);
    var broken = print(TICKET);
    rig.pass(5_000);
    assertEquals("paper-out", said(broken));
    printer.paper(0);
    rig.pass(5_000);
    var next = print(page("A002"));
    rig.pass(5_000);

    assertEquals("printed", said(next));
    assertEquals("青云镇便民服务中心\nA002\n[QR http://x/t/1]\n", printer.papers().getLast());
  }

  @Test
  void paperThatEndsInALongPictureOnASlowLineIsKnownWithinTwoSeconds() {
    var small = new FakePrinter();
    var slow = new Rig().with("s", "escpos-58", "s", 0).peer("s", small).open();
    slow.pass(1_000);
    // Half a minute of dots at 9600 baud.
    var result = slow.floor().print(new DeviceId("s"), pictures());
    slow.pass(5_000);
    assertEquals("waiting", said(result));
    small.paper(0x0C);
    slow.pass(2_000);

    assertEquals("FAULT paper-out", slow.status("s"));
    slow.pass(3_000);
    assertEquals("paper-out", said(result));
    slow.close();
  }

  private static Page pictures() {
    return new Page(
        java.util.Collections.nCopies(
            12, new Page.Text("\uD842\uDFB7 ئۇيغۇرچە ".repeat(3), 1, 1, true, Page.Align.LEFT)));
  }

  @Test
  void aPrinterSwitchedOffIsAbsentWithinThreeSecondsAndBackWithinThree() {
    printer.power(false);
    rig.pass(3_500);
    assertEquals("ABSENT no-answer", rig.status("printer-1"));
    assertEquals("no-answer", said(print(TICKET)));

    printer.power(true);
    rig.pass(3_000);
    assertEquals("READY", rig.status("printer-1"));
    printer.paper(0x0C);
    assertEquals("FAULT paper-out", rig.status("printer-1"));
  }

  @Test
  void noiseIsNoAnswer() {
    var noisy =
        new Rig()
            .with("n", "escpos-58", "n", 0)
            .peer("n", (_, answer) -> answer.accept(new byte[] {(byte) 0xF0, (byte) 0x85}))
            .open();
    noisy.pass(6_000);

    assertEquals("FAULT garbled", noisy.status("n"));
    noisy.close();
  }

  @Test
  void moreThanThePrinterCanEverPrintIsRefused() {
    rig.line("p").takes(false);
    List<CompletableFuture<PrintResult>> results = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      results.add(print(TICKET));
    }

    assertEquals("queue-full", said(results.getLast()));
    assertEquals(33, results.stream().filter(result -> !result.isDone()).count());
  }

  @Test
  void nobodyWaitsForEverWhenTheHouseCloses() {
    rig.line("p").takes(false);
    var first = print(TICKET);
    var second = print(TICKET);
    rig.floor().close();

    assertEquals("unknown", said(first));
    assertEquals("closed", said(second));
    assertEquals("closed", said(print(TICKET)));
  }

  @Test
  void thereIsNoSuchPrinter() {
    assertEquals("no-printer", said(rig.floor().print(new DeviceId("printer-9"), TICKET)));
  }

  private CompletableFuture<PrintResult> print(Page page) {
    return rig.floor().print(PRINTER, page);
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

  private static Page page(String number) {
    return new Page(
        List.of(
            new Page.Text("青云镇便民服务中心", 1, 1, true, Page.Align.CENTRE),
            new Page.Text(number, 4, 4, true, Page.Align.CENTRE),
            new Page.Qr("http://x/t/1", 6),
            new Page.Cut()));
  }
}
