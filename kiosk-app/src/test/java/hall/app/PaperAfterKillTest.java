package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.sim.NetworkPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hall is killed while its printer is in the middle of a paper, behind its last byte, and
/// after its answer. Whoever waits has one paper in the end, or one and one that is marked.
class PaperAfterKillTest {

  private static final String AGAIN = "Reprint";
  private static final String TAKE = "{\"service\":\"desk\",\"language\":\"en\"}";

  private static String hall(String printer) {
    return """
    hall: { id: paper, name: { zh-CN: 厅, en: Hall } }
    network: { listen: 127.0.0.1, port: 8080 }
    calendar: { week: { mon-sun: ["00:00-24:00"] } }
    groups:
      - { id: all, letter: A, name: { zh-CN: 全部, en: All } }
    services:
      - { id: desk, group: all, series: A, name: { zh-CN: 咨询, en: Advice } }
    staff:
      - { id: 0236, name: 林晓云 }
    windows:
      - { id: 1, services: all }
    kiosks:
      - { id: kiosk-1, printer: printer-1 }
    devices:
      printer-1: { profile: escpos-80-gb18030, port: "%s" }
    """
        .formatted(printer);
  }

  private static final int WHOLE = Integer.MAX_VALUE;

  @TempDir Path folder;

  @Test
  void aPaperThatWasCutOffIsPrintedOnceMoreAndMarked() throws Exception {
    try (NetworkPrinter printer = new NetworkPrinter()) {
      Path file = folder.resolve("hall.yaml");
      Files.writeString(file, hall(printer.port()));
      HallProcess hall = start(file);
      try {
        hall = killedAfter(40, "A001", hall, file, printer);
        hall = killedAfter(WHOLE, "A002", hall, file, printer);
        ready(hall);
        JsonNode third = hall.post("/api/v1/tickets", TAKE);
        printed(hall, "/api/v1/tickets/" + third.get("id").asText());

        assertEquals("A003", third.get("number").asText());
        assertEquals(List.of(0L, 1L), counts(printer, "A001"), "it broke off after 40 bytes");
        assertEquals(List.of(1L, 0L), counts(printer, "A002"), "the printer had said so");
        assertEquals(List.of(1L, 0L), counts(printer, "A003"));
      } finally {
        hall.kill();
      }
    }
  }

  /// @param bytes more than a page has: killed once the paper is known to be out
  private HallProcess killedAfter(
      int bytes, String number, HallProcess hall, Path file, NetworkPrinter printer)
      throws Exception {
    ready(hall);
    boolean isWhole = bytes == WHOLE;
    if (!isWhole) {
      printer.standStillAfter(bytes);
    }
    JsonNode ticket = hall.post("/api/v1/tickets", TAKE);
    assertEquals(number, ticket.get("number").asText());
    String address = "/api/v1/tickets/" + ticket.get("id").asText();
    if (isWhole) {
      printed(hall, address);
    } else {
      printer.awaitStandstill();
    }
    hall.kill();
    printer.goOn();
    HallProcess next = start(file);
    JsonNode now = printed(next, address);
    assertEquals(number, now.get("number").asText());
    assertEquals(isWhole ? 0 : 1, now.path("reprints").asInt());
    return next;
  }

  private HallProcess start(Path file) throws IOException {
    Path data = folder.resolve("data");
    return HallProcess.start(
        folder, "run", "--hall", file.toString(), "--port", "0", "--data", data.toString());
  }

  private static void ready(HallProcess hall) {
    hall.until(
        hall.url("/api/v1/devices"), all -> all.path(0).path("state").asText().equals("ready"));
  }

  private static JsonNode printed(HallProcess hall, String address) {
    return hall.until(hall.url(address), view -> view.get("paper").asText().equals("printed"));
  }

  private static List<Long> counts(NetworkPrinter printer, String number) {
    return List.of(count(printer, number, false), count(printer, number, true));
  }

  private static long count(NetworkPrinter printer, String number, boolean isMarked) {
    return printer.papers().stream()
        .filter(paper -> paper.contains(number) && paper.contains("Hall"))
        .filter(paper -> paper.contains(AGAIN) == isMarked)
        .count();
  }
}
