package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.browser.InBrowser;
import hall.app.browser.Tab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Cards and codes in a living hall: from bytes on a line to the page of the kiosk, and nowhere
/// else.
class ReadersEndToEndTest {

  /// What the simulated card of the elderly citizen says.
  private static final String NUMBER = "11010519491231002X";

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  @TempDir Path folder;
  private Optional<HallProcess> running = Optional.empty();

  @AfterEach
  void stop() throws Exception {
    if (running.isPresent()) {
      running.get().kill();
    }
  }

  @Test
  void aCardComesToItsKioskAndItsNumberNowhere() throws Exception {
    HallProcess hall = demonstration();
    Iterator<String> readings = listen(hall, "/api/v1/kiosks/kiosk-1/readings");
    hall.until(hall.url("/api/v1/devices"), all -> device(all, "ready"));
    press(hall, "reader-1", "senior");

    String card = after(readings, "event: card");
    assertTrue(card.contains("\"masked\":\"**************002X\""), card);
    assertTrue(card.contains("\"age\":\"senior\",\"expired\":false"), card);
    JsonNode last = hall.get(hall.url("/api/v1/kiosks/kiosk-1/card")).get("card");
    assertEquals(32, last.get("person").asText().length());

    press(hall, "reader-1", "damaged");
    assertTrue(after(readings, "event: card-unread").contains("card-damaged"));
    thatNumberIsNowhere(hall);
  }

  @Test
  void aScannedTicketComesToItsKiosk() throws Exception {
    HallProcess hall = demonstration();
    Iterator<String> readings = listen(hall, "/api/v1/kiosks/kiosk-1/readings");
    hall.until(hall.url("/api/v1/devices"), all -> device(all, "ready"));
    String service = hall.get(hall.url("/api/v1/services")).get(0).get("id").asText();
    JsonNode ticket = hall.post("/api/v1/tickets", "{\"service\":\"" + service + "\"}");
    press(hall, "scanner-1", ticket.get("statusUrl").asText());

    String scan = after(readings, "event: scan");
    assertTrue(scan.contains("\"ticket\":\"" + ticket.get("id").asText() + "\""), scan);
  }

  @Test
  void withACardOnTheReaderTheKioskKnowsItsPersonsNumbersAndShowsNoIdNumber() throws Exception {
    HallProcess hall = demonstration();
    hall.until(hall.url("/api/v1/devices"), all -> device(all, "ready"));
    Tab kiosk = kiosk(hall);
    press(hall, "reader-1", "senior");
    kiosk.untilText("Card read: …002X");
    kiosk.untilText("The law puts you first");
    kiosk.touchAt("document.querySelector('.lines .line')");
    kiosk.untilText("For the card …002X");
    kiosk.touchAt("document.querySelector('.foot .main')");
    kiosk.until("document.querySelector('main.ticket')");
    String number = kiosk.text("h1");
    kiosk.touchAt("document.querySelector('.foot .main')");
    kiosk.untilText("What do you need today?");

    // Another card in between: the same one is not read twice within two seconds.
    press(hall, "reader-1", "adult");
    kiosk.until("document.querySelector('.person .n')");
    press(hall, "reader-1", "senior");
    kiosk.untilText("Card read: …002X");
    kiosk.until("document.querySelector('.mine .n')?.innerText === '" + number + "'");
    assertFalse(kiosk.eval("document.documentElement.outerHTML").asText().contains("31002X"));
    kiosk.close();
    thatNumberIsNowhere(hall);
  }

  @Test
  void aTicketHeldBeforeTheKiosksScannerSaysItsPlaceAndComesBackAfterAMissedCall()
      throws Exception {
    HallProcess hall = demonstration();
    hall.until(hall.url("/api/v1/devices"), all -> device(all, "ready"));
    JsonNode ticket = hall.post("/api/v1/tickets", "{\"service\":\"medical-claim\"}");
    Tab kiosk = kiosk(hall);
    press(hall, "scanner-1", ticket.get("statusUrl").asText());
    kiosk.untilText("Nobody is ahead of you.");
    kiosk.touchAt("document.querySelector('.again')");
    kiosk.untilText("Sent to the printer");
    hall.post("/api/v1/windows/1/sign-on", "{\"clerk\":\"" + clerk(hall) + "\"}");
    hall.post("/api/v1/windows/1/next", "{}");
    kiosk.untilText("You are called");
    hall.post("/api/v1/windows/1/no-show", "{}");
    kiosk.untilText("Call missed");
    kiosk.touchAt("document.querySelector('.foot .main')");
    kiosk.untilText("Waiting");

    press(hall, "scanner-1", "NOT-OF-THIS HALL!");
    kiosk.untilText("This is no number of today");
    kiosk.close();
    String state = hall.get(hall.url("/api/v1/tickets/" + ticket.get("id").asText())).toString();
    assertTrue(state.contains("\"state\":\"waiting\""), state);
  }

  @Test
  void aPageOfAnotherSiteHearsNothingOfReaders() throws Exception {
    HallProcess hall = demonstration();
    for (String door : List.of("readings", "card")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(hall.url("/api/v1/kiosks/kiosk-1/" + door)))
              .header("Origin", "http://elsewhere.example")
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

      assertEquals(403, answer.statusCode());
      assertTrue(answer.body().contains("foreign-page"), answer.body());
    }
  }

  private static String clerk(HallProcess hall) {
    return hall.get(hall.url("/api/v1/hall")).get("staff").get(0).get("id").asText();
  }

  private static Tab kiosk(HallProcess hall) {
    Tab kiosk = BROWSER.tab(1080, 1920);
    kiosk.open(hall.url("/kiosk?lang=en"));
    kiosk.untilText("What do you need today?");
    return kiosk;
  }

  @Test
  void aReaderWhosePlugIsDrawnIsSaidAndIsBackSoonAfter() throws Exception {
    HallProcess hall = demonstration();
    hall.until(hall.url("/api/v1/devices"), all -> device(all, "ready"));
    hall.post("/sim/devices/reader-1/condition", "{\"condition\":\"unplugged\"}");
    hall.until(hall.url("/api/v1/devices"), all -> device(all, "absent"));
    hall.post("/sim/devices/reader-1/condition", "{\"condition\":\"ok\"}");
    long begun = System.nanoTime();
    JsonNode all = hall.until(hall.url("/api/v1/devices"), here -> device(here, "ready"));

    assertTrue(System.nanoTime() - begun < 5_000_000_000L);
    JsonNode link = reader(all).get("link");
    assertEquals("sim:reader-1", link.get("port").asText());
    assertEquals(2, link.get("openings").asInt());
    assertTrue(link.get("at").asText().startsWith("/dev/pts/"), link.toString());
    assertEquals(0, link.get("noise").asInt());
  }

  private void thatNumberIsNowhere(HallProcess hall) throws IOException {
    assertFalse(hall.said().contains(NUMBER), "in what the hall says");
    for (String door : List.of("/api/v1/devices", "/api/v1/hall", "/sim/state")) {
      assertFalse(hall.get(hall.url(door)).toString().contains(NUMBER), door);
    }
    byte[] plain = NUMBER.getBytes(StandardCharsets.US_ASCII);
    byte[] wide = NUMBER.getBytes(StandardCharsets.UTF_16LE);
    Path key = folder.resolve("data/person.key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    String secret = Files.readString(key);
    assertFalse(hall.said().contains(secret));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        assertFalse(contains(bytes, plain) || contains(bytes, wide), file.toString());
      }
    }
  }

  private static boolean contains(byte[] all, byte[] what) {
    return new String(all, StandardCharsets.ISO_8859_1)
        .contains(new String(what, StandardCharsets.ISO_8859_1));
  }

  private static boolean device(JsonNode all, String state) {
    return reader(all).get("state").asText().equals(state);
  }

  private static JsonNode reader(JsonNode all) {
    for (JsonNode device : all) {
      if (device.get("id").asText().equals("reader-1")) {
        return device;
      }
    }
    throw new AssertionError("no reader among " + all);
  }

  private static String after(Iterator<String> lines, String event) {
    while (lines.hasNext()) {
      if (lines.next().equals(event)) {
        return lines.next();
      }
    }
    throw new AssertionError("The stream ended before " + event);
  }

  private static Iterator<String> listen(HallProcess hall, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(hall.url(path))).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body().iterator();
  }

  private static void press(HallProcess hall, String device, String key) {
    hall.post("/sim/devices/" + device + "/press", "{\"key\":\"" + key + "\"}");
  }

  private HallProcess demonstration() throws IOException {
    HallProcess hall =
        HallProcess.start(
            folder, "run", "--data", folder.resolve("data").toString(), "--port", "0");
    running = Optional.of(hall);
    return hall;
  }
}
