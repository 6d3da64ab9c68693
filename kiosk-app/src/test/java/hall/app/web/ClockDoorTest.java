package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The manager confirms the hall's time, or sets it right.
class ClockDoorTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:30Z");

  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NOON);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void itSaysWhatTimeItIsAndWhoSaysSo() throws Exception {
    hall.time.leap = Duration.ofHours(5);

    JsonNode view = hall.get("/api/v1/clock").body();

    assertEquals("2026-03-02T04:00:30Z", view.path("now").asText());
    assertEquals("2026-03-02T09:00:30Z", view.path("box").asText());
    assertEquals(18_000, view.path("ahead").asInt());
    assertTrue(view.path("unsure").asBoolean());
  }

  @Test
  void whatIsRightIsConfirmed() throws Exception {
    for (String body : List.of("{\"right\":\"hall\"}", "{\"time\":\"2026-03-02T12:00\"}")) {
      hall.time.witness = "nobody";
      JsonNode view = hall.post("/api/v1/clock", body).body();

      assertEquals("manager", view.path("witness").asText());
      assertFalse(view.path("unsure").asBoolean());
    }
    assertEquals(List.of(), hall.time.corrections);
  }

  @Test
  void whatIsWrongIsSetRight() throws Exception {
    hall.time.leap = Duration.ofHours(-3);

    hall.post("/api/v1/clock", "{\"right\":\"box\"}");
    hall.post("/api/v1/clock", "{\"time\":\"2026-03-03T12:00:30\"}");

    assertEquals(List.of(Duration.ofHours(-3), Duration.ofDays(1)), hall.time.corrections);
  }

  @Test
  void aTimeThatCannotBeIsRefused() throws Exception {
    hall.time.earliest = NOON.minusSeconds(60);

    OpenHall.Answer early = hall.post("/api/v1/clock", "{\"time\":\"2025-03-02T12:00\"}");
    assertEquals(409, early.status());
    assertEquals("time-before-record", early.body().path("code").asText());
    assertEquals("2025-03-02 12:00", early.body().path("value").asText());

    OpenHall.Answer odd = hall.post("/api/v1/clock", "{\"time\":\"noon\"}");
    assertEquals(400, odd.status());
    assertEquals("time", odd.body().path("field").asText());
    assertEquals(400, hall.post("/api/v1/clock", "{\"right\":\"mine\"}").status());
    assertEquals(400, hall.post("/api/v1/clock", "{}").status());
  }
}
