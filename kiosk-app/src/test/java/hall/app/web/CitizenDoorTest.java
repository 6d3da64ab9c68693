package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.web.OpenHall.Answer;
import hall.queue.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a number after it was taken, and of appointments.
class CitizenDoorTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final String WINDOW = "/api/v1/windows/3";
  private static final String NOBODYS = "0000000000000000";
  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NINE);
    hall.post(WINDOW + "/sign-on", "{\"clerk\":\"0238\"}");
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void aTicketNobodyHasIsNotFound() throws Exception {
    for (String id : List.of(NOBODYS, "x", "%20")) {
      for (String act : List.of("come-back", "cancel", "reprint")) {
        Answer answer = hall.post("/api/v1/tickets/" + id + "/" + act, "{}");
        assertEquals(404, answer.status(), id + act);
        assertEquals("unknown-ticket", code(answer), id + act);
      }
    }
    assertEquals(
        "unknown-ticket", code(hall.post(ticket(NOBODYS) + "/owner", "{\"clerk\":\"0236\"}")));
    assertEquals("unknown-ticket", code(grant(NOBODYS, "green", "0238", "急")));
  }

  @Test
  void whoMissedTheCallComesBackOnce() throws Exception {
    String id = take();
    assertEquals("not-possible", code(hall.post(ticket(id) + "/come-back", "{}")));
    hall.post(WINDOW + "/next", "");
    hall.post(WINDOW + "/no-show", "");
    assertEquals(
        NINE.plus(Duration.ofHours(1)).toString(),
        hall.get(ticket(id)).body().path("returnUntil").asText());

    assertEquals(
        "waiting", hall.post(ticket(id) + "/come-back", "{}").body().path("state").asText());
    hall.post(WINDOW + "/next", "");
    hall.post(WINDOW + "/no-show", "");
    assertEquals("no-way-back", code(hall.post(ticket(id) + "/come-back", "{}")));
  }

  @Test
  void whoComesBackTooLateNeedsAnotherNumber() throws Exception {
    String id = take();
    hall.post(WINDOW + "/next", "");
    hall.post(WINDOW + "/no-show", "");
    hall.now = NINE.plus(Duration.ofMinutes(61));

    assertEquals("no-way-back", code(hall.post(ticket(id) + "/come-back", "{}")));
  }

  @Test
  void aNumberIsGivenBack() throws Exception {
    String id = take();
    assertEquals(
        "cancelled", hall.post(ticket(id) + "/cancel", "{}").body().path("state").asText());
    assertEquals(200, hall.post(ticket(id) + "/cancel", "{}").status(), "once more does no harm");
    assertEquals("not-possible", code(hall.post(ticket(id) + "/reprint", "{}")));
    String called = take();
    hall.post(WINDOW + "/next", "");
    assertEquals("not-possible", code(hall.post(ticket(called) + "/cancel", "{}")));
  }

  @Test
  void aPaperIsAskedForAgain() throws Exception {
    String id = take();
    Answer again = hall.post(ticket(id) + "/reprint", "{\"kiosk\":\"kiosk-1\"}");

    assertEquals(200, again.status());
    assertTrue(hall.kept.getLast().events().getFirst() instanceof Event.ReprintAsked);
    assertEquals("kiosk-1", hall.kept.getLast().actor().name());
    assertEquals("field-wrong", code(hall.post(ticket(id) + "/reprint", "{\"kiosk\":\"x\"}")));
  }

  @Test
  void thePersonWhoWaitsAlreadyGetsTheSameNumber() throws Exception {
    String body = "{\"service\":\"medical-claim\",\"person\":\"0123456789abcdef\"}";
    Answer first = hall.post("/api/v1/tickets", body);
    Answer again = hall.post("/api/v1/tickets", body);

    assertEquals(201, again.status());
    assertEquals(first.body().path("id"), again.body().path("id"));
    assertEquals(
        "field-wrong",
        code(
            hall.post(
                "/api/v1/tickets",
                "{\"service\":\"medical-claim\",\"person\":\"530102199001011234 张三\"}")));
  }

  @Test
  void aTicketIsLetThroughByWhoMayAndWithAReason() throws Exception {
    take();
    String id = take();
    assertEquals("not-permitted", code(grant(id, "green", "0236", "急")));
    assertEquals("reason-needed", code(grant(id, "green", "0238", " ")));
    assertEquals("field-wrong", code(grant(id, "first", "0238", "急")));
    assertEquals("unknown-clerk", code(grant(id, "green", "9999", "急")));
    assertEquals("field-wrong", code(grant(id, "green", "0238", "x".repeat(81))));

    JsonNode granted = grant(id, "green", "0238", "急").body();
    assertEquals("green", granted.path("priority").asText());
    assertEquals(0, granted.path("ahead").asInt());
    hall.post(WINDOW + "/next", "");
    assertEquals("not-possible", code(grant(id, "statutory", "0238", "急")));
  }

  @Test
  void somebodyElseAnswersForTheVisit() throws Exception {
    String id = take();
    assertEquals(
        "0236",
        hall.post(ticket(id) + "/owner", "{\"clerk\":\"0236\"}").body().path("owner").asText());
    assertEquals("unknown-clerk", code(hall.post(ticket(id) + "/owner", "{\"clerk\":\"9999\"}")));
    assertEquals("field-missing", code(hall.post(ticket(id) + "/owner", "{}")));
  }

  @Test
  void anAppointmentIsMadeCheckedInAndListed() throws Exception {
    JsonNode made = book("ABCD-1", "pension", NINE.plus(Duration.ofMinutes(30))).body();
    assertEquals("ABCD-1", made.at("/0/code").asText());
    book("ABCD-1", "pension", NINE.plus(Duration.ofMinutes(30)));
    assertEquals(1, hall.get("/api/v1/appointments").body().size(), "a repeat does no harm");

    Answer come = hall.post("/api/v1/appointments/ABCD-1/check-in", "{}");
    assertEquals(201, come.status());
    assertEquals("appointment", come.body().path("line").asText());
    Answer twice = hall.post("/api/v1/appointments/ABCD-1/check-in", "{}");
    assertEquals("appointment-kept", code(twice));
    assertTrue(twice.body().path("detail").asText().contains(come.body().path("number").asText()));
    assertEquals(
        come.body().path("number"), hall.get("/api/v1/appointments").body().at("/0/number"));
    assertEquals("appointment-kept", code(hall.post("/api/v1/appointments/ABCD-1/cancel", "{}")));
  }

  @Test
  void anAppointmentOfAnotherDayIsNotCheckedInToday() throws Exception {
    book("ABCD-2", "pension", NINE.plus(Duration.ofDays(1)));
    Answer early = hall.post("/api/v1/appointments/ABCD-2/check-in", "{}");

    assertEquals("appointment-other-day", code(early));
    assertTrue(early.body().path("detail").asText().contains("2026-03-03 09:00"));
    assertEquals(200, hall.post("/api/v1/appointments/ABCD-2/cancel", "{}").status());
    assertEquals(
        "unknown-appointment", code(hall.post("/api/v1/appointments/ABCD-2/check-in", "{}")));
    assertEquals("unknown-appointment", code(hall.post("/api/v1/appointments/x/check-in", "{}")));
    assertEquals("unknown-appointment", code(hall.post("/api/v1/appointments/x/cancel", "{}")));
  }

  @Test
  void checkingInSaysWhatIsWrong() throws Exception {
    book("ABCD-3", "pension", NINE.plus(Duration.ofMinutes(30)));
    String path = "/api/v1/appointments/ABCD-3/check-in";
    assertEquals("field-wrong", code(hall.post(path, "{\"priority\":\"vip\"}")));
    assertEquals("reason-needed", code(hall.post(path, "{\"priority\":\"green\"}")));
    assertEquals("field-wrong", code(hall.post(path, "{\"language\":\"fr\"}")));
  }

  @Test
  void aListWithWrongLinesKeepsTheRightOnes() throws Exception {
    String slot = NINE.plus(Duration.ofHours(1)).toString();
    String list =
        "{\"appointments\":[%s,%s,%s,%s,%s]}"
            .formatted(
                line("GOOD-1", "pension", slot),
                line("BAD-1", "fishing", slot),
                line("BAD-2", "pension", NINE.minusSeconds(60).toString()),
                line("b", "pension", slot),
                line("GOOD-2", "pension", slot));
    Answer answer = hall.post("/api/v1/appointments", list);

    assertEquals(200, answer.status());
    assertEquals(5, answer.body().size(), "each line is answered where it stood");
    assertEquals("GOOD-1", answer.body().at("/0/code").asText());
    assertEquals("unknown-service", answer.body().at("/1/code").asText());
    assertEquals("BAD-1", answer.body().at("/1/appointment").asText());
    assertEquals("slot-not-open", answer.body().at("/2/code").asText());
    assertEquals("field-wrong", answer.body().at("/3/code").asText());
    assertEquals("code", answer.body().at("/3/field").asText());
    assertEquals("b", answer.body().at("/3/appointment").asText());
    assertEquals("GOOD-2", answer.body().at("/4/code").asText());
    assertEquals(2, hall.get("/api/v1/appointments").body().size());
    assertEquals(200, hall.post("/api/v1/appointments", list).status(), "and again whole");
    assertEquals(2, hall.get("/api/v1/appointments").body().size());
  }

  @Test
  void aListThatIsNoneIsRefused() throws Exception {
    assertEquals("field-wrong", code(hall.post("/api/v1/appointments", "{\"appointments\":7}")));
    assertEquals("field-missing", code(hall.post("/api/v1/appointments", "{}")));
    assertEquals(
        "field-wrong",
        hall.post("/api/v1/appointments", "{\"appointments\":[7]}").body().at("/0/code").asText());
    String many = "7,".repeat(500) + "7";
    assertEquals(
        "field-wrong",
        code(hall.post("/api/v1/appointments", "{\"appointments\":[" + many + "]}")));
    Instant slot = NINE.plus(Duration.ofHours(1));
    book("SAME-1", "pension", slot);
    assertEquals(
        "appointment-differs", book("SAME-1", "medical-claim", slot).body().at("/0/code").asText());
    assertFalse(hall.get("/api/v1/appointments").body().isEmpty());
  }

  private Answer book(String code, String service, Instant slot) throws Exception {
    return hall.post("/api/v1/appointments", line(code, service, slot.toString()));
  }

  private static String line(String code, String service, String slot) {
    return "{\"code\":\"%s\",\"service\":\"%s\",\"slot\":\"%s\"}".formatted(code, service, slot);
  }

  private Answer grant(String id, String priority, String granter, String reason) throws Exception {
    return hall.post(
        ticket(id) + "/priority",
        "{\"priority\":\"%s\",\"granter\":\"%s\",\"reason\":\"%s\"}"
            .formatted(priority, granter, reason));
  }

  private static String ticket(String id) {
    return "/api/v1/tickets/" + id;
  }

  private String take() throws Exception {
    return hall.post("/api/v1/tickets", "{\"service\":\"medical-claim\"}")
        .body()
        .path("id")
        .asText();
  }

  private static String code(Answer answer) {
    return answer.body().path("code").asText();
  }
}
