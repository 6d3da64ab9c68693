package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.health.Alarm;
import hall.app.health.Severity;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmDoorTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  private final OpenHall hall;

  AlarmDoorTest() throws Exception {
    hall = new OpenHall(MORNING);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  private JsonNode alarms(String language) throws Exception {
    var request = hall.request("/api/v1/record/alarms").header("Accept-Language", language).GET();
    return hall.send(request).body();
  }

  @Test
  void whatIsNotWellIsSaidInWordsWithTheHallsOwnTime() throws Exception {
    Map<String, String> facts = Map.of("cause", MORNING.toString());
    hall.alarms.raise(new Alarm("record-unwritable", Severity.STOPPED, MORNING, facts));

    JsonNode english = alarms("en").get(0);
    JsonNode chinese = alarms("zh-CN").get(0);

    assertEquals("stopped", english.path("severity").asText());
    assertEquals(MORNING.toString(), english.at("/facts/cause").asText());
    assertTrue(
        english.path("what").asText().contains("(2026-03-02 09:00)"),
        english.path("what").asText());
    assertTrue(chinese.path("remedy").asText().contains("咨询台"), chinese.toString());
  }

  @Test
  void eachChangeComesOnTheStreamAndTheSnapshotHasAll() throws Exception {
    OpenHall.Stream early = hall.listen("/api/v1/events");
    assertEquals("[]", early.next().data().path("alarms").toString());

    hall.alarms.raise(new Alarm("record-unwritable", Severity.STOPPED, MORNING, Map.of()));
    OpenHall.News raised = early.next();
    OpenHall.Stream late = hall.listen("/api/v1/events");
    JsonNode snapshot = late.next().data();
    hall.alarms.clear("record-unwritable");
    OpenHall.News cleared = early.next();

    assertEquals("alarms", raised.event());
    assertEquals(snapshot.path("alarms"), raised.data().path("alarms"));
    assertEquals("record-unwritable", raised.data().at("/alarms/0/id").asText());
    assertEquals("{\"alarms\":[]}", cleared.data().toString());
  }

  @Test
  void aRecordThatCannotBeWrittenStandsUntilItCan() throws Exception {
    hall.diskFull = true;
    OpenHall.Answer refused = hall.post("/api/v1/tickets", "{\"service\":\"medical-claim\"}");
    JsonNode standing = alarms("en");
    hall.diskFull = false;
    OpenHall.Answer taken = hall.post("/api/v1/tickets", "{\"service\":\"medical-claim\"}");

    assertEquals(503, refused.status());
    assertEquals("record-unwritable", standing.at("/0/id").asText());
    assertEquals("No space left on device", standing.at("/0/facts/cause").asText());
    assertEquals(201, taken.status());
    assertEquals("[]", alarms("en").toString());
  }
}
