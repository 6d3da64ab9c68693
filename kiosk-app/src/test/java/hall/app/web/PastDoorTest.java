package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.view.KeptSeal;
import hall.app.view.ViewProgress;
import hall.app.web.OpenHall.Answer;
import hall.queue.Event.DaySealed;
import hall.queue.Hall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tickets of past days and the seals of the days, asked at the door.
class PastDoorTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NINE);
    for (String service : List.of("medical-claim", "homestead", "medical-claim")) {
      hall.post("/api/v1/tickets", "{\"service\":\"" + service + "\"}");
    }
    hall.view = Optional.of(hall.loop.read(Hall::tickets).join());
    hall.progress = new ViewProgress(900, 1_000, Optional.of(MONDAY));
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void aNumberIsFoundByWhatIsKnownOfIt() throws Exception {
    assertEquals(List.of("A001"), numbers("number=a001"));
    assertEquals(List.of("A001", "C001", "A002"), numbers("day=2026-03-02"));
    assertEquals(List.of("A001", "A002"), numbers("day=2026-03-02&service=medical-claim"));
    assertEquals(List.of("A001"), numbers("day=2026-03-02&most=1"));
    assertEquals(List.of(), numbers("number=A001&day=2026-03-03"));
    JsonNode found = hall.get("/api/v1/tickets/search?number=A001").body();
    assertEquals("2026-03-02", found.at("/tickets/0/day").asText());
    assertEquals("waiting", found.at("/tickets/0/state").asText());
    assertTrue(found.at("/tickets/0/rating").isMissingNode());
    assertTrue(found.at("/view/complete").asBoolean());
    assertEquals("", found.path("note").asText());
  }

  @Test
  void whileTheViewIsBuiltAgainItSaysHowFarItIs() throws Exception {
    hall.progress = new ViewProgress(120_000, 1_000_000, Optional.of(LocalDate.of(2026, 3, 12)));
    JsonNode half =
        hall.send(
                hall.request("/api/v1/tickets/search?number=A001").header("Accept-Language", "en"))
            .body();

    assertEquals(12, half.at("/view/percent").asInt());
    assertEquals("2026-03-12", half.at("/view/day").asText());
    assertTrue(half.path("note").asText().contains("2026-03-12, 12 %"), half.toString());

    hall.view = Optional.empty();
    hall.progress = new ViewProgress(0, 1_000_000, Optional.empty());
    Answer closed = hall.get("/api/v1/tickets/search?number=A001");
    assertEquals(200, closed.status());
    assertEquals(0, closed.body().path("tickets").size());
    assertTrue(!closed.body().at("/view/complete").asBoolean());
    assertTrue(closed.body().path("note").asText().contains("0 %"));
  }

  @Test
  void whatCannotBeLookedForIsRefused() throws Exception {
    for (String query : List.of("", "service=tax", "number=45", "number=A0", "day=yesterday")) {
      assertEquals(400, hall.get("/api/v1/tickets/search?" + query).status(), query);
    }
    assertEquals(400, hall.get("/api/v1/tickets/search?number=A001&most=201").status());
  }

  @Test
  void theSealsOfTheDaysAreListed() throws Exception {
    hall.sealed.add(new KeptSeal(new DaySealed(MONDAY, 812, 810, "0a".repeat(32)), 813, NINE));
    JsonNode seals = hall.get("/api/v1/record/seals").body();

    assertEquals("2026-03-02", seals.at("/seals/0/day").asText());
    assertEquals(812, seals.at("/seals/0/entry").asLong());
    assertEquals("0a".repeat(32), seals.at("/seals/0/head").asText());
    assertEquals(47, seals.at("/seals/0/seal").asText().length());
  }

  private List<String> numbers(String query) throws Exception {
    return hall.get("/api/v1/tickets/search?" + query)
        .body()
        .path("tickets")
        .findValuesAsText("number");
  }
}
