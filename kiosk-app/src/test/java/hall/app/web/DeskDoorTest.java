package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.web.OpenHall.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a clerk may do beyond calling one after the other. Window 3 handles everything, and its
/// clerk may do everything; the clerk of window 1 may do nothing out of the ordinary.
class DeskDoorTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final String HEAD = "/api/v1/windows/3";
  private static final String CLERK = "/api/v1/windows/1";
  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NINE);
    hall.post(HEAD + "/sign-on", "{\"clerk\":\"0238\"}");
    hall.post(CLERK + "/sign-on", "{\"clerk\":\"0236\"}");
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void whatAnActNeedsIsAskedForByName() throws Exception {
    Map<String, List<String>> wrong =
        Map.ofEntries(
            Map.entry("pause", List.of("{\"reason\":\"lunch\"}", "field-wrong", "reason")),
            Map.entry("call", List.of("{}", "field-missing", "ticket")),
            Map.entry("walk-in", List.of("{\"service\":\"NO\"}", "field-wrong", "service")),
            Map.entry("no-show", List.of("{\"final\":\"yes\"}", "field-wrong", "final")),
            Map.entry("transfer", List.of("{}", "field-wrong", "service")),
            Map.entry("park", List.of("{\"minutes\":481}", "field-wrong", "minutes")),
            Map.entry(
                "hold",
                List.of("{\"missing\":\"" + "x".repeat(201) + "\"}", "field-wrong", "missing")),
            Map.entry("route", List.of("{\"stops\":[[]]}", "field-wrong", "stops")),
            Map.entry("add-cases", List.of("{}", "field-missing", "cases")),
            Map.entry("end-case", List.of("{}", "field-missing", "outcome")),
            Map.entry("end", List.of("{\"outcome\":\"fine\"}", "field-wrong", "outcome")),
            Map.entry("lend", List.of("{}", "field-missing", "services")));
    for (var each : wrong.entrySet()) {
      Answer answer = hall.post(HEAD + "/" + each.getKey(), each.getValue().getFirst());

      assertEquals(400, answer.status(), each.getKey());
      assertEquals(each.getValue().get(1), code(answer), each.getKey());
      assertEquals(each.getValue().get(2), answer.body().path("field").asText(), each.getKey());
      assertFalse(answer.body().path("remedy").asText().isEmpty(), each.getKey());
    }
  }

  @Test
  void numbersAndTextsOfAnotherKindAreRefused() throws Exception {
    for (String body :
        List.of(
            "{\"cases\":0}",
            "{\"cases\":2001}",
            "{\"cases\":1.5}",
            "{\"cases\":\"2\"}",
            "{\"cases\":99999999999}")) {
      assertEquals("field-wrong", code(hall.post(HEAD + "/add-cases", body)), body);
    }
    for (String body :
        List.of("{\"stops\":7}", "{\"stops\":[\"pension\"]}", "{\"stops\":[[\"NO SUCH\"]]}")) {
      assertEquals("field-wrong", code(hall.post(HEAD + "/route", body)), body);
    }
    for (String body :
        List.of(
            "{\"services\":\"pension\"}",
            "{\"services\":[\"NO SUCH\"]}",
            "{\"services\":[\"pension\"],\"until\":\"noon\"}")) {
      assertEquals("field-wrong", code(hall.post(HEAD + "/lend", body)), body);
    }
    assertEquals(
        "field-wrong",
        code(hall.post(HEAD + "/transfer", "{\"service\":\"pension\",\"window\":2}")),
        "one target, not two");
  }

  @Test
  void anActAtAWindowWithoutAClerkIsRefused() throws Exception {
    Map<String, String> acts =
        Map.ofEntries(
            Map.entry("pause", "{}"),
            Map.entry("resume", "{}"),
            Map.entry("call", "{\"ticket\":\"0000000000000000\"}"),
            Map.entry("walk-in", "{\"service\":\"pension\"}"),
            Map.entry("no-show", "{}"),
            Map.entry("transfer", "{\"service\":\"pension\"}"),
            Map.entry("park", "{}"),
            Map.entry("hold", "{}"),
            Map.entry("route", "{\"stops\":[[\"pension\"]]}"),
            Map.entry("add-cases", "{\"cases\":1}"),
            Map.entry("end-case", "{\"outcome\":\"advice\"}"),
            Map.entry("end", "{}"),
            Map.entry("undo", "{}"),
            Map.entry("lend", "{\"services\":[\"pension\"]}"));
    for (var act : acts.entrySet()) {
      String path = "/api/v1/windows/2/" + act.getKey();
      assertEquals("no-clerk", code(hall.post(path, act.getValue())), path);
      path = "/api/v1/windows/77/" + act.getKey();
      assertEquals("unknown-window", code(hall.post(path, act.getValue())), path);
    }
    assertEquals("unknown-window", code(hall.post("/api/v1/windows/77/give-back", "{}")));
    assertEquals("nothing-lent", code(hall.post("/api/v1/windows/2/give-back", "{}")));
  }

  @Test
  void aTicketsActsNeedATicketAtTheWindow() throws Exception {
    Map<String, String> acts =
        Map.of(
            "no-show", "{}",
            "transfer", "{\"service\":\"pension\"}",
            "park", "{}",
            "hold", "{}",
            "route", "{\"stops\":[[\"pension\"]]}",
            "add-cases", "{\"cases\":1}",
            "end-case", "{\"outcome\":\"advice\"}",
            "end", "{}");
    for (var act : acts.entrySet()) {
      assertEquals(
          "no-ticket-at-window", code(hall.post(HEAD + "/" + act.getKey(), act.getValue())));
    }
    assertEquals("nothing-to-undo", code(hall.post(HEAD + "/undo", "")));
  }

  @Test
  void aWindowPausesWithAReasonAndGoesOn() throws Exception {
    take("medical-claim");
    assertEquals("not-paused", code(hall.post(HEAD + "/resume", "")));
    JsonNode paused = hall.post(HEAD + "/pause", "{\"reason\":\"back-office\"}").body();
    assertEquals("paused", paused.path("state").asText());
    assertEquals("back-office", paused.at("/paused/reason").asText());
    assertEquals(NINE.toString(), paused.at("/paused/since").asText());
    assertEquals("window-paused", code(hall.post(HEAD + "/next", "")));
    assertEquals("window-paused", code(hall.post(HEAD + "/walk-in", "{\"service\":\"pension\"}")));

    JsonNode resumed = hall.post(HEAD + "/resume", "").body();
    assertEquals("idle", resumed.path("state").asText());
    assertTrue(resumed.path("paused").isNull());
    hall.post(HEAD + "/next", "");
    assertEquals("window-busy", code(hall.post(HEAD + "/pause", "{}")));
  }

  @Test
  void aTicketIsChosenByWhoMayAndWithAReason() throws Exception {
    take("medical-claim");
    String chosen = take("medical-claim").body().path("id").asText();
    String bare = "{\"ticket\":\"" + chosen + "\"}";
    String body = "{\"ticket\":\"" + chosen + "\",\"reason\":\"人不舒服\"}";

    assertEquals("not-permitted", code(hall.post(CLERK + "/call", body)));
    assertEquals("reason-needed", code(hall.post(HEAD + "/call", bare)));
    assertEquals(
        "field-wrong",
        code(
            hall.post(
                HEAD + "/call",
                "{\"ticket\":\"" + chosen + "\",\"reason\":\"" + "x".repeat(81) + "\"}")));
    assertEquals(
        "unknown-ticket",
        code(hall.post(HEAD + "/call", "{\"ticket\":\"0000000000000000\",\"reason\":\"x\"}")));
    Answer called = hall.post(HEAD + "/call", body);
    assertEquals("A002", called.body().at("/ticket/number").asText());
    assertEquals("window-busy", code(hall.post(HEAD + "/call", body)));
    hall.post(HEAD + "/end", "");
    assertEquals("not-possible", code(hall.post(HEAD + "/call", body)));
  }

  @Test
  void whoStandsAtTheWindowIsServedAtOnce() throws Exception {
    assertEquals(
        "not-handled-here", code(hall.post(CLERK + "/walk-in", "{\"service\":\"homestead\"}")));
    assertEquals(
        "unknown-service", code(hall.post(CLERK + "/walk-in", "{\"service\":\"fishing\"}")));
    JsonNode served = hall.post(HEAD + "/walk-in", "{\"service\":\"homestead\"}").body();

    assertEquals("serving", served.path("state").asText());
    assertEquals("C001", served.at("/ticket/number").asText());
  }

  @Test
  void whoIsNotThereComesBackOrNot() throws Exception {
    take("medical-claim");
    String lost = take("medical-claim").body().path("id").asText();
    hall.post(HEAD + "/next", "");
    assertEquals("idle", hall.post(HEAD + "/no-show", "{}").body().path("state").asText());
    hall.post(HEAD + "/next", "");
    hall.post(HEAD + "/no-show", "{\"final\":true}");

    JsonNode ticket = hall.get("/api/v1/tickets/" + lost).body();
    assertEquals("no-show", ticket.path("state").asText());
    assertTrue(ticket.path("returnUntil").isNull());
    assertEquals("no-way-back", code(hall.post("/api/v1/tickets/" + lost + "/come-back", "{}")));
  }

  @Test
  void aTicketIsSentOnToAServiceAWindowOrAClerk() throws Exception {
    String id = take("medical-claim").body().path("id").asText();
    hall.post(CLERK + "/next", "");
    assertEquals(
        "unknown-service", code(hall.post(CLERK + "/transfer", "{\"service\":\"fishing\"}")));
    assertEquals("unknown-window", code(hall.post(CLERK + "/transfer", "{\"window\":77}")));
    assertEquals("unknown-clerk", code(hall.post(CLERK + "/transfer", "{\"clerk\":\"9999\"}")));
    assertEquals(
        "field-wrong", code(hall.post(CLERK + "/transfer", "{\"window\":3,\"place\":\"first\"}")));
    hall.post(CLERK + "/transfer", "{\"window\":3,\"place\":\"front\",\"backToMe\":true}");
    JsonNode sent = hall.get("/api/v1/tickets/" + id).body();
    assertEquals("waiting", sent.path("state").asText());
    assertEquals(3, sent.path("forWindow").asInt());
    assertEquals("nobody-waiting", code(hall.post(CLERK + "/next", "")));

    hall.post(HEAD + "/next", "");
    hall.post(HEAD + "/end", "{\"outcome\":\"accepted\"}");
    assertEquals(1, hall.get("/api/v1/tickets/" + id).body().path("forWindow").asInt());
    hall.post(CLERK + "/next", "");
    hall.post(CLERK + "/transfer", "{\"clerk\":\"0238\"}");
    assertEquals("0238", hall.get("/api/v1/tickets/" + id).body().path("forClerk").asText());
    hall.post(HEAD + "/next", "");
    hall.post(HEAD + "/transfer", "{\"service\":\"homestead\"}");
    assertEquals("homestead", hall.get("/api/v1/tickets/" + id).body().path("service").asText());
  }

  @Test
  void aParkedTicketIsCalledByItsOwnClerkWithoutAReason() throws Exception {
    String id = take("medical-claim").body().path("id").asText();
    hall.post(CLERK + "/next", "");
    JsonNode idle = hall.post(CLERK + "/park", "{\"minutes\":20}").body();
    assertEquals("A001", idle.at("/parked/0/number").asText());
    assertEquals(
        NINE.plus(Duration.ofMinutes(20)).toString(), idle.at("/parked/0/returnUntil").asText());
    assertEquals("reason-needed", code(hall.post(HEAD + "/call", "{\"ticket\":\"" + id + "\"}")));

    JsonNode back = hall.post(CLERK + "/call", "{\"ticket\":\"" + id + "\"}").body();
    assertEquals("A001", back.at("/ticket/number").asText());
    assertEquals(0, back.path("parked").size());
  }

  @Test
  void whoFetchesPapersComesBackToTheSameWindow() throws Exception {
    String id = take("medical-claim").body().path("id").asText();
    hall.post(CLERK + "/next", "");
    hall.post(CLERK + "/hold", "{\"missing\":\"户口簿\"}");
    assertEquals("held", hall.get("/api/v1/tickets/" + id).body().path("state").asText());
    Answer back = hall.post("/api/v1/tickets/" + id + "/come-back", "{}");

    assertEquals("waiting", back.body().path("state").asText());
    assertEquals("nobody-waiting", code(hall.post(HEAD + "/next", "")));
    assertEquals("A001", hall.post(CLERK + "/next", "").body().at("/ticket/number").asText());
  }

  @Test
  void casesAreAddedAndEndedOneByOne() throws Exception {
    take("medical-claim");
    hall.post(HEAD + "/next", "");
    assertEquals("last-case", code(hall.post(HEAD + "/end-case", "{\"outcome\":\"advice\"}")));
    JsonNode two = hall.post(HEAD + "/add-cases", "{\"cases\":1}").body();
    assertEquals(2, two.at("/ticket/openCases").asInt());
    assertEquals("too-many-cases", code(hall.post(HEAD + "/add-cases", "{\"cases\":2000}")));
    JsonNode one = hall.post(HEAD + "/end-case", "{\"outcome\":\"papers-missing\"}").body();
    assertEquals(1, one.at("/ticket/openCases").asInt());
    assertEquals(
        "idle",
        hall.post(HEAD + "/end", "{\"outcome\":\"collected\"}").body().path("state").asText());
  }

  @Test
  void aVisitGoesByItsStopsWithOneNumber() throws Exception {
    String id = take("medical-claim").body().path("id").asText();
    hall.post(HEAD + "/next", "");
    assertEquals(
        "unknown-service", code(hall.post(HEAD + "/route", "{\"stops\":[[\"fishing\"]]}")));
    hall.post(HEAD + "/route", "{\"stops\":[[\"homestead\"]]}");
    hall.post(HEAD + "/end", "");
    JsonNode ticket = hall.get("/api/v1/tickets/" + id).body();

    assertEquals("waiting", ticket.path("state").asText());
    assertEquals("homestead", ticket.path("service").asText());
    assertEquals("A001", ticket.path("number").asText());
    assertEquals(2, ticket.path("leg").asInt());
  }

  @Test
  void theLastKeyCanBeTakenBackForTenSeconds() throws Exception {
    take("medical-claim");
    JsonNode called = hall.post(HEAD + "/next", "").body();
    assertEquals(NINE.plusSeconds(10).toString(), called.path("undoUntil").asText());
    hall.now = NINE.plusSeconds(10);
    JsonNode undone = hall.post(HEAD + "/undo", "").body();
    assertEquals("idle", undone.path("state").asText());
    assertEquals("A001", undone.path("next").asText(), "the ticket waits where it did");

    hall.post(HEAD + "/next", "");
    hall.now = NINE.plusSeconds(21);
    assertEquals("nothing-to-undo", code(hall.post(HEAD + "/undo", "")));
  }

  @Test
  void servicesAreLentForAWhile() throws Exception {
    String until = NINE.plus(Duration.ofHours(1)).toString();
    String body = "{\"services\":[\"pension\"],\"windows\":[2],\"until\":\"" + until + "\"}";
    assertEquals("not-permitted", code(hall.post(CLERK + "/lend", body)));
    assertEquals(
        "time-is-past",
        code(hall.post(HEAD + "/lend", "{\"services\":[\"pension\"],\"until\":\"" + NINE + "\"}")));
    assertEquals(
        "unknown-service", code(hall.post(HEAD + "/lend", "{\"services\":[\"fishing\"]}")));
    assertEquals("unknown-window", code(hall.post(HEAD + "/lend", "{\"windows\":[77]}")));
    JsonNode lent = hall.post(HEAD + "/lend", body).body();
    assertEquals(4, lent.at("/loan/services").size());
    assertEquals(until, lent.at("/loan/until").asText());
    assertTrue(hall.post(HEAD + "/give-back", "").body().path("loan").isNull());
    assertEquals("nothing-lent", code(hall.post(HEAD + "/give-back", "")));
  }

  @Test
  void anActSentTwiceUnderOneKeyIsDoneOnce() throws Exception {
    take("medical-claim");
    take("medical-claim");
    String body = "{\"service\":\"pension\"}";
    Answer first = hall.post(HEAD + "/walk-in", body, "Idempotency-Key", "touch");
    Answer again = hall.post(HEAD + "/walk-in", body, "Idempotency-Key", "touch");

    assertEquals(200, again.status());
    assertEquals(first.body().at("/ticket/id"), again.body().at("/ticket/id"));
    hall.post(HEAD + "/end", "");
    assertNotEquals(0, hall.get(HEAD).body().path("waiting").asInt());
  }

  private Answer take(String service) throws Exception {
    return hall.post("/api/v1/tickets", "{\"service\":\"" + service + "\"}");
  }

  private static String code(Answer answer) {
    return answer.body().path("code").asText();
  }
}
