package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.browser.InBrowser;
import hall.app.browser.Tab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a printer is known within two seconds, at the manager's page and at the
/// kiosk; and no number goes without its paper for good.
class PrinterHonestyTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final Duration WITHIN = Duration.ofSeconds(2);
  private static final String DEVICES = "/api/v1/devices";

  @TempDir Path folder;
  private HallProcess hall;
  private Tab kiosk;

  @BeforeEach
  void open() throws Exception {
    hall =
        HallProcess.start(folder, "run", "--port", "0", "--lang", "en", "--data", folder + "/data");
    printerIs("ready", "");
    kiosk = BROWSER.tab(1080, 1920);
    kiosk.open(hall.url("/kiosk?lang=en"));
    kiosk.untilText("What do you need today?");
  }

  @AfterEach
  void close() throws Exception {
    kiosk.close();
    hall.kill();
  }

  @Test
  void everyTroubleReachesManagerAndKioskWithinTwoSeconds() {
    Tab manager = BROWSER.tab(1024, 768);
    manager.open(hall.url("/devices?lang=en"));
    manager.untilText("Ticket printer");
    Map<String, String> troubles =
        Map.of(
            "paper-out", "out of paper",
            "cover-open", "cover open",
            "cutter-jam", "cutter jammed",
            "offline", "printer offline",
            "unplugged", "port not found");
    troubles.forEach((condition, words) -> {
      long since = System.nanoTime();
      condition(condition);
      manager.until("document.querySelector('.devices').innerText.includes('" + words + "')");
      kiosk.until("document.querySelector('.papers').innerText.includes('" + words + "')");
      Duration took = Duration.ofNanos(System.nanoTime() - since);

      assertTrue(took.compareTo(WITHIN) <= 0, condition + " took " + took);
      condition("ok");
      printerIs("ready", "");
      kiosk.until("!document.querySelector('.papers p')");
    });
    nearEnd(manager);
    manager.close();
  }

  private void nearEnd(Tab manager) {
    long since = System.nanoTime();
    condition("paper-near-end");
    manager.untilText("paper nearly out");
    Duration took = Duration.ofNanos(System.nanoTime() - since);

    assertTrue(took.compareTo(WITHIN) <= 0, "near end took " + took);
    assertEquals("ready", printer().get("state").asText());
  }

  @Test
  void aNumberTakenWithoutPaperIsPrintedOnceThereIsPaper() {
    condition("paper-out");
    printerIs("fault", "paper-out");
    String id = hall.post("/api/v1/tickets", "{\"service\":\"medical-claim\"}").get("id").asText();
    paperOf(id, "failed");
    assertEquals("paper-not-now", again(id).get("code").asText());

    condition("ok");
    kiosk.until("document.querySelector('.papers button')?.innerText === 'A001'");
    kiosk.touchAt("document.querySelector('.papers button')");
    paperOf(id, "printed");
    kiosk.until("!document.querySelector('.papers p')");
    assertEquals("paper-there", again(id).get("code").asText());
    JsonNode sim = hall.get(hall.url("/sim/state"));
    JsonNode papers = HallProcess.device(sim, "printer-1").get("papers");
    assertEquals(1, papers.size());
    assertTrue(papers.get(0).toString().contains("补打"), papers.toString());
    assertEquals(1, hall.get(hall.url("/api/v1/tickets/" + id)).get("reprints").asInt());
  }

  private void paperOf(String ticket, String paper) {
    hall.until(
        hall.url("/api/v1/tickets/" + ticket), view -> view.get("paper").asText().equals(paper));
  }

  private JsonNode again(String ticket) {
    return hall.post("/api/v1/tickets/" + ticket + "/print", "{\"kiosk\":\"kiosk-1\"}");
  }

  private void condition(String condition) {
    hall.post("/sim/devices/printer-1/condition", "{\"condition\":\"" + condition + "\"}");
  }

  private void printerIs(String state, String cause) {
    hall.until(
        hall.url(DEVICES),
        list -> {
          JsonNode printer = printer(list);
          return printer.get("state").asText().equals(state)
              && printer.get("cause").asText().equals(cause);
        });
  }

  private JsonNode printer() {
    return printer(hall.get(hall.url(DEVICES)));
  }

  private static JsonNode printer(JsonNode list) {
    for (JsonNode device : list) {
      if (device.get("id").asText().equals("printer-1")) {
        return device;
      }
    }
    throw new AssertionError("no printer");
  }
}
