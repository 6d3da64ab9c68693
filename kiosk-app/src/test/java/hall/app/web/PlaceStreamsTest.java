package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Cards and codes come to the page of their place and to no other.
class PlaceStreamsTest {

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
  void whatACardReaderSaysIsToldAtItsOwnKioskOnly() throws Exception {
    OpenHall.Stream here = hall.listen("/api/v1/kiosks/kiosk-1/readings");
    OpenHall.Stream window = hall.listen("/api/v1/windows/1/readings");
    Instant now = hall.now;
    PlaceStreams.Place kiosk = new PlaceStreams.Place("kiosk-1", 0);
    hall.server
        .readings()
        .tell(kiosk, "reader-1", now, new PlaceNews.Card("****123X", "0af1", "senior", false));
    hall.server.readings().tell(kiosk, "reader-1", now, new PlaceNews.CardUnread("card-damaged"));
    hall.server
        .readings()
        .tell(
            new PlaceStreams.Place("", 1),
            "scanner-1",
            now,
            new PlaceNews.Scan("x", Optional.empty()));

    OpenHall.News card = here.next();
    assertEquals("card", card.event());
    assertEquals("0af1", card.data().get("person").asText());
    OpenHall.News unread = here.next();
    assertEquals("card-unread", unread.event());
    assertTrue(unread.data().at("/words/zh-CN").asText().contains("身份证"));
    assertEquals("scan", window.next().event());

    assertEquals(
        "****123X", hall.get("/api/v1/kiosks/kiosk-1/card").body().at("/card/masked").asText());
    hall.now = now.plusSeconds(31);
    assertTrue(hall.get("/api/v1/kiosks/kiosk-1/card").body().get("card").isNull());
  }

  @Test
  void aKioskOrWindowThatIsNoneHasNoReadings() throws Exception {
    assertEquals(404, hall.get("/api/v1/kiosks/attic/readings").status());
    assertEquals(404, hall.get("/api/v1/kiosks/attic/card").status());
    assertEquals(404, hall.get("/api/v1/windows/99/readings").status());
  }
}
