package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.copies.Copies;
import hall.app.health.DiskWatch;
import hall.app.journal.DayCopy.Good;
import hall.app.journal.Disk.Space;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordDoorTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void howTheRecordStandsIsTold() throws Exception {
    OpenHall hall = new OpenHall(MORNING);
    try {
      Good good = new Good(LocalDate.of(2026, 3, 1), MORNING, 10, 41);
      Copies.State copies = new Copies.State(Path.of("/media/usb"), true, 90, 3, Optional.of(good));
      DiskWatch.State disk =
          new DiskWatch.State(new Space(90L << 30, 10L << 30), 16 << 20, 32 << 20, false);
      hall.record = new RecordState(2, 93, disk, Optional.of(copies));

      assertEquals(
          Json.MAPPER.readTree(
              """
              {"epoch": 2, "entries": 93,
               "disk": {"percent": 90, "freeBytes": 10737418240, "free": "10.0 GB",
                 "ballastBytes": 16777216, "ballastWantedBytes": 33554432, "ballast": "16.0 MB",
                 "onlyTheRecord": true},
               "copy": {"folder": "/media/usb", "following": true, "entries": 90, "behind": 3},
               "nightly": {"day": "2026-03-01", "at": "2026-03-02T01:00:00Z", "entries": 32}}
              """),
          hall.get("/api/v1/record").body());

      hall.record = new RecordState(1, 93, disk, Optional.empty());
      assertEquals("null", hall.get("/api/v1/record").body().path("copy").toString());
    } finally {
      hall.close();
    }
  }
}
