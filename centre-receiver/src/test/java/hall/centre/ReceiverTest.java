package hall.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The receiver as a hall and a browser see it.
class ReceiverTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPORTS = "/v1/halls/hall-1/reports";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  @TempDir Path folder;
  private Receiver receiver;

  @BeforeEach
  void open() {
    receiver = Receiver.start(vertx, "127.0.0.1", 0, folder).await();
  }

  @AfterEach
  void close() {
    client.close();
    receiver.close().await();
    vertx.close().await();
  }

  @Test
  void aHallNobodyHeardOfStandsAtTheBeginning() throws Exception {
    assertEquals(
        JSON.readTree("{\"hall\":\"hall-1\",\"epoch\":0,\"next\":1,\"digest\":\"\"}"),
        json(get("/v1/halls/hall-1/position")));
  }

  @Test
  void aBatchIsTakenAndTheVisitIsThere() throws Exception {
    HttpResponse<String> answer = post(Letters.report(1, 1, 9, Letters.done("T1", 8, 4)));

    assertEquals(200, answer.statusCode());
    assertEquals(9, json(answer).path("next").asInt());
    JsonNode visit = json(get("/v1/halls/hall-1/tickets?day=2026-03-02")).path("tickets").path(0);
    assertEquals("A001", visit.path("number").asText());
    assertEquals(600, visit.path("waitSeconds").asInt());
    assertEquals(330, visit.path("serviceSeconds").asInt());
    assertEquals(4, visit.path("rating").asInt());
    assertEquals(3, visit.path("window").asInt());
    JsonNode figures = json(get("/v1/halls")).path(0).path("figures");
    assertEquals(1, figures.path("satisfied").asInt());
    assertEquals(600, figures.path("meanWaitSeconds").asInt());
  }

  /// 一事一评: a visit of four cases is four questions, and no answer is lost behind the newest.
  @Test
  void everyCaseOfAVisitCounts() throws Exception {
    String cases =
        "\"earlier\":[{\"feedback\":\"given\",\"rating\":2,\"source\":\"pad\"},"
            + "{\"feedback\":\"lapsed\"},"
            + "{\"feedback\":\"given\",\"rating\":3,\"source\":\"pad\"}],"
            + "\"state\":\"waiting\",\"feedback\":\"given\",\"rating\":5,\"source\":\"pad\"";
    post(Letters.report(1, 1, 9, Letters.record("T1", 8, cases)));

    JsonNode visit = json(get("/v1/halls/hall-1/tickets?day=2026-03-02")).path("tickets").path(0);
    assertEquals(JSON.readTree("[2,0,3]"), visit.path("earlier"));
    assertEquals(5, visit.path("rating").asInt());
    JsonNode figures = json(get("/v1/halls")).path(0).path("figures");
    assertEquals(3, figures.path("rated").asInt());
    assertEquals(2, figures.path("satisfied").asInt());
  }

  @Test
  void aBatchThatDoesNotFollowIsAnsweredWithThePosition() throws Exception {
    post(Letters.report(1, 1, 3, Letters.waiting("T1", 2)));

    HttpResponse<String> answer = post(Letters.report(1, 7, 9, Letters.waiting("T2", 8)));

    assertEquals(409, answer.statusCode());
    assertEquals(3, json(answer).path("next").asInt());
    assertEquals("sum-3", json(answer).path("digest").asText());
  }

  @Test
  void oneRecordThatCannotBeReadDoesNotHoldUpTheOthers() throws Exception {
    HttpResponse<String> answer =
        post(
            Letters.report(
                1,
                1,
                4,
                Letters.waiting("T1", 1),
                Letters.record("T2", 2, "\"state\":\"flying\""),
                Letters.waiting("T3", 3)));

    assertEquals(200, answer.statusCode());
    JsonNode rejected = json(answer).path("rejected");
    assertEquals(1, rejected.size());
    assertEquals(2, rejected.path(0).path("seq").asInt());
    assertEquals("state", rejected.path(0).path("field").asText());
    assertEquals(2, json(get("/v1/halls/hall-1/tickets")).path("tickets").size());
    assertEquals(1, json(get("/v1/halls")).path(0).path("aside").asInt());
  }

  @Test
  void aKindOfRecordThatIsNotKnownYetIsAcknowledgedAndKept() throws Exception {
    String unknown = Letters.waiting("T1", 1).replace("hall.ticket.v1", "hall.day.v1");

    HttpResponse<String> answer = post(Letters.report(1, 1, 2, unknown));

    assertEquals(0, json(answer).path("rejected").size());
    assertEquals(1, json(get("/v1/halls")).path(0).path("aside").asInt());
  }

  @Test
  void fieldsThatAreNotKnownYetAreKept() throws Exception {
    post(
        Letters.report(
            1, 1, 2, Letters.record("T1", 1, "\"state\":\"waiting\",\"urgency\":{\"level\":2}")));

    JsonNode visit = json(get("/v1/halls/hall-1/tickets")).path("tickets").path(0);
    assertEquals(JSON.readTree("{\"urgency\":{\"level\":2}}"), visit.path("extra"));
  }

  @Test
  void whatIsWrongWithAReportIsSaidWithFieldAndRemedy() throws Exception {
    String wrong = Letters.report(1, 1, 2).replace("\"epoch\":1", "\"epoch\":\"one\"");

    HttpResponse<String> answer = post(wrong);

    assertEquals(400, answer.statusCode());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals("epoch", json(answer).path("field").asText());
    assertEquals("上报里有一项不对", json(answer).path("title").asText());
    assertTrue(json(answer).path("remedy").asText().contains("epoch"));
  }

  @Test
  void problemsAreToldInTheLanguageOfTheAsker() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("/v1/halls/HALL/position"))
            .header("Accept-Language", "en-GB,en;q=0.8")
            .build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertEquals("This is no hall id", json(answer).path("title").asText());
  }

  @Test
  void bodiesThatAreNoReportAreRefusedWithTheReason() throws Exception {
    assertEquals("not-json", code(400, post("[]")));
    assertEquals("not-json", code(400, post("{\"epoch\":")));
    assertEquals("not-gzip", code(400, send("{}".getBytes(StandardCharsets.UTF_8), true)));
    byte[] half = Letters.packed(Letters.report(1, 1, 2));
    assertEquals("not-gzip", code(400, send(java.util.Arrays.copyOf(half, half.length / 2), true)));
  }

  @Test
  void whatIsTooLargeIsRefusedPackedOrUnpacked() throws Exception {
    byte[] bomb = Letters.packed(" ".repeat(20_000_000));
    byte[] noise = new byte[3_000_000];
    new java.util.Random(1).nextBytes(noise);

    assertTrue(bomb.length < 100_000);
    assertEquals("too-large", code(413, send(bomb, true)));
    assertEquals("too-large", code(413, send(noise, false)));
    assertEquals(200, get("/v1/halls/hall-1/position").statusCode());
  }

  @Test
  void whatIsNotThereIsSaidPlainly() throws Exception {
    assertEquals("not-found", code(404, get("/v1/nothing")));
    assertEquals("bad-day", code(400, get("/v1/halls/hall-1/tickets?day=yesterday")));
    assertEquals("wrong-method", code(405, get(REPORTS)));
    assertEquals(404, get("/../centre.html").statusCode());
  }

  @Test
  void thePageIsServedWithAStrictPolicy() throws Exception {
    HttpResponse<String> page = get("/");

    assertEquals(200, page.statusCode());
    assertEquals(
        "default-src 'self'; frame-ancestors 'none'",
        page.headers().firstValue("Content-Security-Policy").orElse(""));
    for (String path : new String[] {"/centre.css", "/centre.js", "/fonts/b612-bold.woff2"}) {
      assertEquals(200, get(path).statusCode(), path);
    }
  }

  @Test
  void thePageHearsWhatArrives() throws Exception {
    HttpRequest listening = HttpRequest.newBuilder(at("/v1/events")).build();
    var stream = client.send(listening, BodyHandlers.ofInputStream()).body();
    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      assertEquals(0, event(events, "snapshot").path("halls").size());

      post(Letters.report(1, 1, 2, Letters.waiting("T1", 1)));

      JsonNode change = event(events, "change");
      assertEquals("hall-1", change.path("hall").path("hall").asText());
      assertEquals("T1", change.path("tickets").path(0).path("ticket").asText());
    }
  }

  private static JsonNode event(BufferedReader events, String name) throws Exception {
    while (!events.readLine().equals("event: " + name)) {}
    return JSON.readTree(events.readLine().substring("data: ".length()));
  }

  private HttpResponse<String> post(String report) throws Exception {
    return send(Letters.packed(report), true);
  }

  private HttpResponse<String> send(byte[] body, boolean packed) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(REPORTS)).POST(BodyPublishers.ofByteArray(body));
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + receiver.port() + path);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }

  private static String code(int status, HttpResponse<String> answer) throws Exception {
    assertEquals(status, answer.statusCode(), answer.body());
    return json(answer).path("code").asText();
  }
}
