package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.browser.InBrowser;
import hall.app.browser.Tab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The house as its users meet it: the real process, a real browser, devices at the ends of real
/// lines, and the receiver at the centre.
class HallEndToEndTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  @TempDir Path folder;
  private final List<HallProcess> halls = new ArrayList<>();

  @AfterEach
  void stopAll() throws Exception {
    for (HallProcess hall : halls) {
      hall.kill();
    }
  }

  @Test
  void oneVisitFromTheTouchToTheCentre() throws Exception {
    HallProcess hall = demonstration();
    Tab kiosk = BROWSER.tab(1080, 1920);
    kiosk.open(hall.url("/kiosk"));
    kiosk.touch("医疗费用报销");
    kiosk.touch("取 A 号");
    kiosk.until("document.querySelector('main.ticket')");
    assertEquals("A001", kiosk.text("main.ticket h1"));
    thePaperComesOut(hall);

    Tab board = BROWSER.tab(1920, 1080);
    board.open(hall.url("/board"));
    Tab clerk = BROWSER.tab(1024, 768);
    clerk.open(hall.url("/clerk/1"));
    signOn(hall, 1);
    press(hall, "caller-1", "next");
    itIsCalledEverywhere(hall);
    board.untilText("A001");
    // What is said stands on the board, word for word, while it is said.
    board.until("document.querySelector('.spoken')?.innerText === '请A001号到1号窗口'");
    clerk.untilText("A001");

    press(hall, "caller-1", "end");
    shows(hall, "pad-1", pad -> pad.get("asking").asBoolean());
    press(hall, "pad-1", "4");
    theVisitArrives(hall);
    assertEquals(List.of(), kiosk.wrong());
    kiosk.close();
    board.close();
    clerk.close();
  }

  private static void thePaperComesOut(HallProcess hall) {
    String paper =
        shows(hall, "printer-1", printer -> printer.get("papers").size() == 1).toString();

    assertTrue(paper.contains("\"A001\"") && paper.contains("/t/"), paper);
  }

  private static void itIsCalledEverywhere(HallProcess hall) {
    shows(hall, "led-1", led -> led.get("text").asText().equals("A001\n请到1号窗口"));
    shows(hall, "caller-1", caller -> caller.get("number").asText().equals("001"));
    shows(hall, "voice-1", voice -> voice.toString().contains("请A001号到1号窗口"));
  }

  private static void theVisitArrives(HallProcess hall) {
    JsonNode visit =
        hall.until(
                hall.centre() + "/v1/halls/demonstration/tickets",
                tickets -> tickets.at("/tickets/0/feedback").asText().equals("given"))
            .at("/tickets/0");

    assertEquals("A001", visit.get("number").asText());
    assertEquals("done", visit.get("state").asText());
    assertEquals(4, visit.get("rating").asInt());
    assertEquals(1, visit.get("window").asInt());
  }

  /// Waits until a simulated device shows it.
  private static JsonNode shows(HallProcess hall, String device, Predicate<JsonNode> condition) {
    JsonNode state =
        hall.until(hall.url("/sim/state"), all -> condition.test(HallProcess.device(all, device)));
    return HallProcess.device(state, device);
  }

  @Test
  void noNumberIsForgottenOrGivenTwiceWhenThePowerFails() throws Exception {
    HallProcess first = demonstration();
    String id = take(first).get("id").asText();
    first.kill();
    HallProcess second = demonstration();

    assertEquals("A001", second.get(second.url("/api/v1/tickets/" + id)).get("number").asText());
    assertEquals("A002", take(second).get("number").asText());
  }

  @Test
  void itStopsCleanlyWhenAsked() throws Exception {
    HallProcess hall = demonstration();
    take(hall);

    assertEquals(143, hall.stop());
    assertTrue(hall.said().contains("The hall has stopped; the record is whole."), hall.said());
    try (var snapshots = Files.list(folder.resolve("data").resolve("snapshots"))) {
      assertEquals(1, snapshots.count());
    }
  }

  @Test
  void aSecondHallOnTheSameDataIsRefused() throws Exception {
    HallProcess first = demonstration();
    HallProcess second = demonstration();

    assertEquals(1, second.ended());
    assertTrue(
        second.said().contains("is in use by another hall (process " + first.process.pid()),
        second.said());
    assertEquals("A001", take(first).get("number").asText());
  }

  @Test
  void aPortInUseIsRefused() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      HallProcess hall = start("--port", Integer.toString(taken.getLocalPort()));

      assertEquals(1, hall.ended());
      assertTrue(
          hall.said().contains("127.0.0.1:" + taken.getLocalPort() + " is in use."), hall.said());
    }
  }

  @Test
  void aWrongHallFileIsRefusedWithEveryProblem() throws Exception {
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "hall: { id: X Y }\nwindows: [ { id: 0, colour: red } ]\n");
    HallProcess hall = start("--port", "0", "--hall", wrong.toString());

    assertEquals(1, hall.ended());
    assertTrue(hall.said().contains("wrong.yaml:1") && hall.said().contains("wrong.yaml:2"));
    assertTrue(Files.notExists(folder.resolve("data")), "nothing was touched");
  }

  @Test
  void theHallRunsWithADeviceMissing() throws Exception {
    Path file = folder.resolve("missing.yaml");
    String demonstration = Files.readString(Path.of("../halls/demonstration.yaml"));
    Files.writeString(file, demonstration.replaceFirst("sim:printer-1", folder + "/no-such-port"));
    HallProcess hall = start("--port", "0", "--hall", file.toString());

    JsonNode devices =
        hall.until(
            hall.url("/api/v1/devices"),
            list -> device(list, "printer-1").get("state").asText().equals("absent"));
    assertEquals("port-missing", device(devices, "printer-1").get("cause").asText());
    String id = take(hall).get("id").asText();
    JsonNode ticket =
        hall.until(
            hall.url("/api/v1/tickets/" + id), view -> view.get("paper").asText().equals("failed"));
    assertEquals("A001", ticket.get("number").asText());
    assertEquals("port-missing", ticket.get("paperProblem").asText());
  }

  @Test
  void aCountyHallRunsOnSimulatedDevices() throws Exception {
    HallProcess hall =
        start("--port", "0", "--hall", Path.of("../halls/county.yaml").toString(), "--simulate");

    assertEquals(30, hall.get(hall.url("/api/v1/services")).size());
    assertEquals(16, hall.get(hall.url("/api/v1/windows")).size());
  }

  private static JsonNode device(JsonNode list, String id) {
    for (JsonNode device : list) {
      if (device.get("id").asText().equals(id)) {
        return device;
      }
    }
    throw new AssertionError("no device " + id);
  }

  private HallProcess demonstration() throws IOException {
    return start("--port", "0");
  }

  private HallProcess start(String... arguments) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of("run", "--lang", "en", "--data", folder.resolve("data").toString()));
    all.addAll(List.of(arguments));
    HallProcess hall = HallProcess.start(folder, all.toArray(String[]::new));
    halls.add(hall);
    return hall;
  }

  private static JsonNode take(HallProcess hall) {
    return hall.post("/api/v1/tickets", "{\"service\":\"medical-claim\"}");
  }

  private static void signOn(HallProcess hall, int window) {
    String clerk = hall.get(hall.url("/api/v1/hall")).at("/staff/0/id").asText();
    hall.post("/api/v1/windows/" + window + "/sign-on", "{\"clerk\":\"" + clerk + "\"}");
  }

  private static void press(HallProcess hall, String device, String key) {
    hall.post("/sim/devices/" + device + "/press", "{\"key\":\"" + key + "\"}");
  }
}
