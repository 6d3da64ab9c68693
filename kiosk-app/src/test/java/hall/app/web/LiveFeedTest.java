package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.config.HallFile;
import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the faces are told because time goes on and devices come and go, with no entry to say so.
class LiveFeedTest {

  private static final Instant NIGHT = Instant.parse("2026-03-01T21:00:00Z");

  private final HallFile file = OpenHall.shipped("township");
  private final Instant opens = file.calendar().nextOpening(NIGHT).orElseThrow();
  private final List<JsonNode> told = new ArrayList<>();
  private final List<DeviceView> devices = new ArrayList<>();
  private final Hall hall = hall();
  private Instant now = NIGHT;
  private final LiveFeed feed =
      new LiveFeed(
          new Views(file), () -> List.copyOf(devices), Json::array, new Faces(), () -> now, 1);

  @Test
  void anOpenHallStaysOpenWhenADeviceComes() {
    time(NIGHT);
    time(opens);
    now = opens.plus(Duration.ofMinutes(5));
    devices.add(
        new DeviceView("led-1", "led", Optional.of(1), "", "absent", "port-missing", opens));
    feed.devicesChanged(hall);

    assertTrue(told.getFirst().get("open").asBoolean());
    assertEquals("led-1", told.getLast().get("devices").get(0).get("id").asText());
    assertFalse(told.getLast().has("open"), "the last entry is of the night, but it is day");
  }

  @Test
  void anOpeningBetweenTwoTurnsIsTold() {
    time(NIGHT);
    time(opens.minusMillis(5));
    Instant after = opens.plusMillis(5);

    assertFalse(feed.nextEdge(hall, after).isAfter(after), "the loop does not rest over it");
    feed.settle(hall, after);
    assertTrue(told.getLast().get("open").asBoolean());
  }

  @Test
  void nothingIsToldWhenNothingIsToBeSeen() {
    time(NIGHT);
    time(NIGHT.plusSeconds(60));

    assertEquals(List.of(), told);
    assertEquals(opens, feed.nextEdge(hall, NIGHT.plusSeconds(60)));
  }

  private void time(Instant at) {
    now = at;
    var _ = feed.nextEdge(hall, at);
    feed.settle(hall, at);
  }

  private Hall hall() {
    Hall hall = new Hall();
    List<Event> events =
        List.of(
            new Event.PlanChanged(file.plan()),
            new Event.DayOpened(file.calendar().businessDay(NIGHT)));
    hall.apply(new Entry(1, NIGHT, Actor.CALENDAR, RequestKey.NONE, events));
    return hall;
  }

  private final class Faces implements LiveFeed.Wire {
    @Override
    public void all(String event, String json) {
      try {
        told.add(Json.MAPPER.readTree(json));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void ticket(TicketId id, String json) {
      throw new AssertionError("Nobody looks at " + id);
    }
  }
}
