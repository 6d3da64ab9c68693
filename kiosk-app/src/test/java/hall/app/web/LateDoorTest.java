package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Visits served by hand, entered at the door afterwards.
class LateDoorTest {

  /// Noon in the hall.
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NOON);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  private static ObjectNode visit() {
    return Json.object()
        .put("service", "medical-claim")
        .put("window", "3")
        .put("clerk", "0238")
        .put("calledAt", "2026-03-02T09:10")
        .put("endedAt", "2026-03-02T09:25")
        .put("slip", "7")
        .put("reason", "停电");
  }

  private OpenHall.Answer enter(ObjectNode visit) throws Exception {
    return hall.post("/api/v1/late-entries", visit.toString());
  }

  @Test
  void itIsKeptWithBothTimesAndMarkedEverywhere() throws Exception {
    OpenHall.Answer entered = enter(visit());

    assertEquals(201, entered.status(), entered.raw().body());
    JsonNode view = entered.body();
    assertEquals("BL001", view.path("number").asText());
    assertTrue(view.path("late").asBoolean());
    assertEquals("2026-03-02T01:10:00Z", view.path("calledAt").asText());
    assertEquals("2026-03-02T01:25:00Z", view.path("endedAt").asText());
    assertEquals("2026-03-02T04:00:00Z", view.path("recordedAt").asText());
    assertEquals("2026-03-02", view.path("day").asText());
    assertEquals("manager", view.path("role").asText());
    assertFalse(view.has("rating"));
    assertEquals("BL001", hall.get("/api/v1/late-entries").body().at("/0/number").asText());

    JsonNode call = hall.get("/api/v1/calls").body().get(0);
    assertEquals("late", call.path("kind").asText());
    assertEquals("2026-03-02T01:10:00Z", call.path("at").asText());
    JsonNode why = hall.get("/api/v1/calls/" + call.path("id").asText() + "/why").body();
    assertTrue(why.at("/sentences/zh-CN").asText().contains("补录"));
    assertTrue(why.at("/sentences/en").asText().contains("2026-03-02 12:00"));
  }

  @Test
  void aClerkMayEnterItToo() throws Exception {
    JsonNode view = enter(visit().put("by", "0238").put("cameAt", "2026-03-02T09:00")).body();

    assertEquals("clerk", view.path("role").asText());
    assertEquals("0238", view.path("by").asText());
    assertEquals("2026-03-02T01:00:00Z", view.path("cameAt").asText());
  }

  @Test
  void theSameRequestEntersItOnce() throws Exception {
    String body = visit().toString();
    JsonNode first = hall.post("/api/v1/late-entries", body, "Idempotency-Key", "once").body();
    JsonNode again = hall.post("/api/v1/late-entries", body, "Idempotency-Key", "once").body();

    assertEquals(first.path("ticket"), again.path("ticket"));
    assertEquals(1, hall.get("/api/v1/late-entries").body().size());
  }

  @Test
  void otherVisitsOfTheWindowInThatTimeAreTold() throws Exception {
    hall.post("/api/v1/windows/3/sign-on", "{\"clerk\":\"0238\"}");
    hall.post(
        "/api/v1/windows/3/walk-in", "{\"service\":\"medical-claim\",\"language\":\"zh-CN\"}");
    String number = hall.get("/api/v1/windows/3").body().at("/ticket/number").asText();
    hall.now = NOON.plus(Duration.ofMinutes(30));

    JsonNode view =
        enter(visit().put("calledAt", "2026-03-02T12:10").put("endedAt", "2026-03-02T12:20"))
            .body();

    assertEquals(1, view.path("overlaps").size(), view.toString());
    assertEquals(number, view.at("/overlaps/0").asText());
    assertEquals(0, enter(visit()).body().path("overlaps").size());
  }

  @Test
  void whatCannotBeIsRefusedWithFieldValueAndRemedy() throws Exception {
    refused(visit().put("calledAt", "soon"), 400, "calledAt", "soon");
    refused(visit().put("reason", " "), 400, "reason", "");
    refused(visit().put("service", "dogs"), 404, "service", "dogs");
    refused(visit().put("window", "77"), 404, "window", "77");
    refused(visit().put("window", "first"), 400, "window", "first");
    refused(visit().put("clerk", "9999"), 404, "clerk", "9999");
    refused(visit().put("outcome", "lost"), 400, "outcome", "lost");
    refused(visit().put("endedAt", "2026-03-02T12:01"), 409, "endedAt", "2026-03-02 12:01");
    refused(visit().put("endedAt", "2026-03-02T09:09"), 409, "endedAt", "2026-03-02 09:09");
    refused(visit().put("calledAt", "2026-01-02T09:09"), 409, "calledAt", "2026-01-02 09:09");
    refused(visit().put("slip", "0123456789abc"), 400, "slip", "0123456789abc");
  }

  private void refused(ObjectNode visit, int status, String field, String value) throws Exception {
    OpenHall.Answer answer = enter(visit);

    assertEquals(status, answer.status(), answer.raw().body());
    assertEquals(field, answer.body().path("field").asText());
    if (!value.isEmpty()) {
      assertEquals(value, answer.body().path("value").asText());
    }
    assertFalse(answer.body().path("remedy").asText().isBlank());
  }
}
