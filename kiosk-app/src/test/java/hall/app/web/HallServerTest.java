package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.web.OpenHall.Answer;
import hall.queue.Event;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HallServerTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NINE);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void servicesTellTheirNamesAndWhetherTheyAreOpen() throws Exception {
    JsonNode services = hall.get("/api/v1/services").body();

    assertEquals(6, services.size());
    assertEquals("medical-enrolment", services.get(0).get("id").asText());
    assertTrue(services.get(0).get("open").asBoolean());
    assertFalse(services.get(0).at("/name/en").asText().isEmpty());
  }

  @Test
  void aTakenNumberIsKeptBeforeItIsTold() throws Exception {
    Answer answer = take("medical-claim");

    assertEquals(201, answer.status());
    assertEquals("A001", answer.body().get("number").asText());
    assertEquals(0, answer.body().get("ahead").asInt());
    assertTrue(
        hall.kept.getFirst().events().getFirst() instanceof Event.TicketTaken taken
            && taken.number().toString().equals("A001"));
  }

  @Test
  void aTicketIsFoundByItsId() throws Exception {
    take("medical-claim");
    String id = take("medical-claim").body().get("id").asText();

    JsonNode ticket = hall.get("/api/v1/tickets/" + id).body();

    assertEquals("A002", ticket.get("number").asText());
    assertEquals(1, ticket.get("ahead").asInt());
    assertTrue(ticket.get("statusUrl").asText().endsWith("/t/" + id));
  }

  @Test
  void theSameKeyTakesOneNumber() throws Exception {
    String body = "{\"service\":\"medical-claim\"}";
    Answer first = hall.post("/api/v1/tickets", body, "Idempotency-Key", "touch-1");
    Answer again = hall.post("/api/v1/tickets", body, "Idempotency-Key", "touch-1");
    Answer other =
        hall.post(
            "/api/v1/tickets", "{\"service\":\"medical-enrolment\"}", "Idempotency-Key", "touch-1");

    assertEquals(first.body().get("id"), again.body().get("id"));
    assertEquals(201, again.status());
    assertEquals(422, other.status());
    assertEquals("key-used-otherwise", other.body().get("code").asText());
  }

  @Test
  void aClerkCallsStartsAndEnds() throws Exception {
    take("medical-claim");
    String window = windowFor("medical-claim");
    assertEquals("no-clerk", code(hall.post(window + "/next", "")));

    assertEquals(200, hall.post(window + "/sign-on", clerk()).status());
    Answer called = hall.post(window + "/next", "{}");
    assertEquals("called", called.body().get("state").asText());
    assertEquals("A001", called.body().at("/ticket/number").asText());
    assertEquals("window-busy", code(hall.post(window + "/next", "")));
    assertEquals("called", hall.post(window + "/recall", "").body().get("state").asText());
    assertEquals("serving", hall.post(window + "/start", "").body().get("state").asText());
    assertEquals("already-started", code(hall.post(window + "/no-show", "")));
    Answer ended = hall.post(window + "/end", "");
    assertEquals("idle", ended.body().get("state").asText());
    assertTrue(ended.body().get("asking").asBoolean(), "the pad asks");
    assertEquals("no-ticket-at-window", code(hall.post(window + "/end", "")));
    assertEquals("nobody-waiting", code(hall.post(window + "/next", "")));
  }

  @Test
  void twoTerminalsThatPressAtOnceCallOneTicket() throws Exception {
    take("medical-claim");
    take("medical-claim");
    String window = windowFor("medical-claim");
    hall.post(window + "/sign-on", clerk());

    Answer first = hall.post(window + "/next", "", "Idempotency-Key", "terminal-a");
    Answer second = hall.post(window + "/next", "", "Idempotency-Key", "terminal-b");

    assertEquals(List.of(200, 409), List.of(first.status(), second.status()));
    assertTrue(second.body().get("detail").asText().contains("A001"));
  }

  @Test
  void problemsSpeakTheAskersLanguageAndNameTheField() throws Exception {
    Answer english =
        hall.post(
            "/api/v1/tickets", "{\"service\":\"fishing\"}", "Accept-Language", "en-GB,en;q=0.9");
    Answer chinese = hall.post("/api/v1/tickets", "{\"service\":\"fishing\"}");

    assertEquals(404, english.status());
    assertEquals("There is no such service", english.body().get("title").asText());
    assertEquals("service", english.body().get("field").asText());
    assertEquals("fishing", english.body().get("value").asText());
    assertEquals("没有这项业务", chinese.body().get("title").asText());
    assertEquals(
        "application/problem+json; charset=utf-8",
        english.raw().headers().firstValue("Content-Type").orElse(""));
    assertEquals(0, hall.kept.size());
  }

  @Test
  void badInputIsRefusedWithItsFieldAndRemedy() throws Exception {
    assertEquals("field-missing", code(hall.post("/api/v1/tickets", "{}")));
    assertEquals("field-wrong", code(hall.post("/api/v1/tickets", "{\"service\":7}")));
    assertEquals("body-not-json", code(hall.post("/api/v1/tickets", "{\"service\":")));
    assertEquals("body-not-json", code(hall.post("/api/v1/tickets", "[1]")));
    assertEquals(
        "unknown-service", code(hall.post("/api/v1/tickets", "{\"service\":\"NO SUCH\"}")));
    assertEquals(
        "field-wrong",
        code(
            hall.post(
                "/api/v1/tickets", "{\"service\":\"medical-claim\",\"priority\":\"first\"}")));
    assertEquals(
        "key-malformed",
        code(
            hall.post(
                "/api/v1/tickets",
                "{\"service\":\"medical-claim\"}",
                "Idempotency-Key",
                "x".repeat(65))));
    assertEquals(
        "body-not-declared",
        code(hall.post("/api/v1/tickets", "{}", "Content-Type", "text/plain")));
    assertEquals("unknown-window", code(hall.post("/api/v1/windows/77/next", "")));
    assertEquals("unknown-window", code(hall.post("/api/v1/windows/x/next", "")));
    assertEquals(
        "unknown-clerk", code(hall.post("/api/v1/windows/1/sign-on", "{\"clerk\":\"?\"}")));
    assertEquals("unknown-ticket", code(hall.get("/api/v1/tickets/nothing")));
    assertEquals("not-found", code(hall.get("/api/v2/anything")));
    assertEquals("method-not-allowed", code(hall.get("/api/v1/windows/1/next")));
    assertEquals(0, hall.kept.size());
  }

  @Test
  void aClosedServiceSaysWhenItOpens() throws Exception {
    hall.close();
    hall = new OpenHall(OpenHall.shipped("county"), Instant.parse("2026-03-01T13:00:00Z"));
    String service = hall.get("/api/v1/services").body().at("/0/id").asText();
    Answer refused = take(service);

    assertEquals(409, refused.status());
    assertEquals("service-closed", code(refused));
    assertTrue(
        refused.body().get("detail").asText().contains("2026-03-02 09:00"),
        refused.body().toString());
  }

  @Test
  void anotherSitesPageMayNotPress() throws Exception {
    Answer answer =
        hall.post(
            "/api/v1/tickets", "{\"service\":\"medical-claim\"}", "Origin", "http://evil.example");

    assertEquals(403, answer.status());
    assertEquals(0, hall.kept.size());
  }

  @Test
  void aBodyOfTenMegabytesIsRefusedAndTheHallGoesOn() throws Exception {
    Answer declared = hall.post("/api/v1/tickets", "x".repeat(10 << 20));

    assertEquals(413, declared.status());
    assertEquals("body-too-large", code(declared));
    assertEquals(413, chunkedStatus());
    assertEquals(201, take("medical-claim").status());
  }

  /// A sender that does not say how much comes.
  private int chunkedStatus() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hall.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /api/v1/tickets HTTP/1.1\r
          Host: hall\r
          Content-Type: application/json\r
          Transfer-Encoding: chunked\r
          \r
          """
              .getBytes(StandardCharsets.US_ASCII));
      byte[] part =
          ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      out.write(part);
      out.write(part);
      out.flush();
      byte[] answer = socket.getInputStream().readNBytes(12);
      return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aHallThatCannotBeKeptSaysSoAndGivesNoNumber() throws Exception {
    var before = hall.listen("/api/v1/events");
    before.next();
    hall.diskFull = true;
    Answer refused = take("medical-claim");

    assertEquals(503, refused.status());
    assertEquals("not-issuing", code(refused));
    assertTrue(refused.body().get("detail").asText().contains("No space left"));
    var told = before.next("change").data();
    assertFalse(told.get("issuing").asBoolean(), "every face is told");
    assertFalse(told.has("tickets"), "and is shown nothing that was not kept");
    var whole = hall.listen("/api/v1/events").next().data();
    assertFalse(whole.get("issuing").asBoolean());
    assertEquals(0, whole.get("tickets").size());
    hall.diskFull = false;
    assertEquals("A001", take("medical-claim").body().get("number").asText());
    assertTrue(before.next("change").data().get("issuing").asBoolean(), "it goes on by itself");
  }

  @Test
  void newsBeginsWithTheWholeAndGoesOnWithChanges() throws Exception {
    var stream = hall.listen("/api/v1/events");
    var whole = stream.next();
    String id = take("medical-claim").body().get("id").asText();
    var change = stream.next();

    assertEquals("snapshot", whole.event());
    assertEquals(6, whole.data().get("services").size());
    assertEquals("change", change.event());
    assertEquals(id, change.data().at("/tickets/0/id").asText());
    for (JsonNode service : change.data().get("services")) {
      boolean taken = service.get("id").asText().equals("medical-claim");
      assertEquals(taken ? 1 : 0, service.get("waiting").asInt());
      assertEquals(1, service.get("ahead").asInt(), "also of who waits for the same windows");
    }
  }

  @Test
  void whoComesBackGetsWhatWasMissed() throws Exception {
    var stream = hall.listen("/api/v1/events");
    stream.next();
    take("medical-claim");
    var first = stream.next();
    take("medical-claim");
    stream.next();

    var back = hall.listen("/api/v1/events", "Last-Event-ID", first.id());
    assertEquals("A002", back.next().data().at("/tickets/0/number").asText());
    var stranger = hall.listen("/api/v1/events", "Last-Event-ID", "other-1");
    assertEquals("snapshot", stranger.next().event());
  }

  @Test
  void aTicketsPageHearsOnlyOfItsTicket() throws Exception {
    take("medical-claim");
    String id = take("medical-claim").body().get("id").asText();
    var stream = hall.listen("/api/v1/events?ticket=" + id);
    assertEquals(1, stream.next().data().at("/ticket/ahead").asInt());

    String window = windowFor("medical-claim");
    hall.post(window + "/sign-on", clerk());
    hall.post(window + "/next", "");

    assertEquals(0, stream.next().data().at("/ticket/ahead").asInt());
  }

  @Test
  void aNewBusinessDayIsToldWhole() throws Exception {
    take("medical-claim");
    var stream = hall.listen("/api/v1/events");
    stream.next();
    hall.now = NINE.plus(Duration.ofDays(1));
    take("medical-claim");
    var anew = stream.next();

    assertEquals("snapshot", anew.event());
    assertEquals("2026-03-03", anew.data().get("day").asText());
    // The day may have opened by itself a moment before the number was taken.
    JsonNode told = anew.data().path("tickets").isEmpty() ? stream.next().data() : anew.data();
    assertEquals("A001", told.at("/tickets/0/number").asText());
  }

  @Test
  void noRatingIsTold() throws Exception {
    var stream = hall.listen("/api/v1/events");
    stream.next();
    take("medical-claim");

    assertFalse(stream.next().data().toString().contains("rating"));
  }

  @Test
  void thePagesRunNothingFromOutside() throws Exception {
    Answer page = hall.send(hall.request("/words/en.json?files=errors").GET());

    assertEquals(
        "There is no such ticket", page.body().get("errors.unknown-ticket.title").asText());
    assertTrue(
        page.raw()
            .headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .startsWith("default-src 'self'"));
    assertEquals(404, hall.send(hall.request("/../words/files.txt").GET()).status());
  }

  @Test
  void theHeadOfEveryAnswerThatEndsCanBeAskedForAlone() throws Exception {
    for (String path : List.of("/", "/css/tokens.css", "/api/v1/services")) {
      var head = hall.send(hall.request(path).HEAD()).raw();

      assertEquals(200, head.statusCode(), path);
      assertEquals("", head.body(), path);
    }
    assertEquals(405, hall.send(hall.request("/api/v1/events").HEAD()).status());
    assertEquals(405, hall.send(hall.request("/api/v1/tickets").HEAD()).status());
  }

  @Test
  void theDescriptionListsEveryDoorAndNoOther() throws Exception {
    HttpRequest.Builder request = hall.request("/api/v1/openapi.yaml").GET();
    String yaml = hall.send(request).raw().body();
    JsonNode paths =
        new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readTree(yaml).get("paths");
    var described = new java.util.TreeSet<String>();
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    described.add(
                        method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    var doors =
        new java.util.TreeSet<>(
            hall.server.paths().stream().filter(path -> path.contains("/api/v1/")).toList());

    assertEquals(doors, described);
  }

  private Answer take(String service) throws Exception {
    return hall.post("/api/v1/tickets", "{\"service\":\"" + service + "\"}");
  }

  private String windowFor(String service) throws Exception {
    for (JsonNode each : hall.get("/api/v1/services").body()) {
      if (each.get("id").asText().equals(service)) {
        return "/api/v1/windows/" + each.at("/windows/0").asInt();
      }
    }
    throw new AssertionError("no window for " + service);
  }

  private String clerk() throws Exception {
    return "{\"clerk\":\"" + hall.get("/api/v1/hall").body().at("/staff/0/id").asText() + "\"}";
  }

  private static String code(Answer answer) {
    return code(answer.body());
  }

  private static String code(JsonNode body) {
    return body.path("code").asText();
  }
}
