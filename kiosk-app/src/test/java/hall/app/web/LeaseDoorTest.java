package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.web.OpenHall.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Emergency numbers, from a kiosk's page to the line.
class LeaseDoorTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final String LEASE = "000000000000000A";
  private static final String FIRST = "00000000000000T1";
  private static final String SECOND = "00000000000000T2";
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
  void askingTwiceGetsOneBlock() throws Exception {
    JsonNode block = lease(LEASE).body();
    long kept = hall.kept.size();

    assertEquals("E", block.path("series").asText());
    assertEquals(1, block.path("first").asInt());
    assertEquals(50, block.path("last").asInt());
    assertEquals(1, block.path("epoch").asInt());
    assertEquals("2026-03-02", block.path("day").asText());
    assertEquals("2026-03-02T20:00:00Z", block.path("until").asText());
    assertEquals(block, lease(LEASE).body());
    assertEquals(kept, hall.kept.size());
    assertEquals(400, lease("short").status());
  }

  @Test
  void aNumberGivenOutIsTakenOverOnceWithBothTimes() throws Exception {
    lease(LEASE);
    hall.now = NINE.plus(Duration.ofMinutes(9));
    Answer taken = claim(FIRST, "E001", "2026-03-02T01:04:00Z", "");

    assertEquals(201, taken.status());
    assertEquals("E001", taken.body().path("number").asText());
    assertEquals("2026-03-02T01:04:00Z", taken.body().path("takenAt").asText());
    assertEquals("2026-03-02T01:09:00Z", taken.body().path("heardAt").asText());
    assertEquals("none", taken.body().path("paper").asText());
    long kept = hall.kept.size();
    assertEquals(taken.body(), claim(FIRST, "E001", "2026-03-02T01:04:00Z", "").body());
    assertEquals(kept, hall.kept.size());
  }

  @Test
  void aNumberNobodySawIsGivenBack() throws Exception {
    lease(LEASE);
    String wish = "{\"service\":\"medical-claim\",\"language\":\"en\"}";
    Answer lost = hall.post("/api/v1/tickets", wish, "Idempotency-Key", "lost-answer");
    String unseen = lost.body().path("id").asText();

    claim(FIRST, "E001", "2026-03-02T01:00:00Z", "lost-answer");

    assertEquals("cancelled", hall.get("/api/v1/tickets/" + unseen).body().path("state").asText());
    assertEquals("waiting", hall.get("/api/v1/tickets/" + FIRST).body().path("state").asText());
  }

  @Test
  void whatCannotBeTakenOverIsToldToTheManagerUntilTheNextDay() throws Exception {
    lease(LEASE);
    claim(FIRST, "E001", "2026-03-02T01:00:00Z", "");

    assertEquals("number-taken", code(claim(SECOND, "E001", "2026-03-02T01:00:00Z", "")));
    assertEquals("not-leased", code(claim(SECOND, "E051", "2026-03-02T01:00:00Z", "")));
    var request = hall.request("/api/v1/record/alarms").header("Accept-Language", "en").GET();
    JsonNode alarm = hall.send(request).body().get(0);
    assertEquals("emergency-refused:kiosk-1", alarm.path("id").asText());
    assertEquals("E001, E051", alarm.at("/facts/numbers").asText());

    hall.now = NINE.plus(Duration.ofDays(1));
    assertEquals("unknown-lease", code(claim(SECOND, "E002", "2026-03-02T01:00:00Z", "")));
    assertEquals("E002", hall.alarms.standing().getFirst().facts().get("numbers"));
    hall.now = NINE.plus(Duration.ofDays(2));
    lease("000000000000000B");
    assertEquals(0, hall.alarms.standing().size());
  }

  private Answer lease(String id) throws Exception {
    return hall.post("/api/v1/leases", "{\"lease\":\"" + id + "\"}");
  }

  private Answer claim(String ticket, String number, String takenAt, String unanswered)
      throws Exception {
    String body =
        """
        {"ticket":"%s","number":"%s","service":"medical-claim","language":"en","takenAt":"%s"%s}
        """
            .formatted(
                ticket,
                number,
                takenAt,
                unanswered.isEmpty() ? "" : ",\"unanswered\":\"" + unanswered + "\"");
    return hall.post("/api/v1/leases/" + LEASE + "/tickets", body);
  }

  private static String code(Answer answer) {
    return answer.body().path("code").asText();
  }
}
