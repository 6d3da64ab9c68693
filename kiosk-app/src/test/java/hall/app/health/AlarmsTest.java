package hall.app.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  private final Alarms alarms = new Alarms();
  private final List<List<Alarm>> told = new ArrayList<>();

  private static Alarm alarm(String id, Severity severity, int minute, String percent) {
    return new Alarm(id, severity, NOON.plusSeconds(60L * minute), Map.of("percent", percent));
  }

  @Test
  void theHeaviestStandFirstAndThenTheOldest() {
    Alarm notice = alarm("copy-behind", Severity.NOTICE, 0, "1");
    Alarm later = alarm("disk-full", Severity.WARNING, 2, "91");
    Alarm earlier = alarm("clock-unsure", Severity.WARNING, 1, "1");
    Alarm stopped = alarm("record-unwritable", Severity.STOPPED, 3, "1");

    List.of(notice, later, stopped, earlier).forEach(alarms::raise);

    assertEquals(List.of(stopped, earlier, later, notice), alarms.standing());
  }

  @Test
  void oneThatStandsGetsNewFactsAndKeepsWhenItBegan() {
    alarms.listen(told::add);
    alarms.raise(alarm("disk-full", Severity.WARNING, 0, "91"));
    alarms.raise(alarm("disk-full", Severity.WARNING, 5, "91"));
    alarms.raise(alarm("disk-full", Severity.STOPPED, 9, "100"));

    Alarm now = alarm("disk-full", Severity.STOPPED, 0, "100");
    assertEquals(List.of(now), alarms.standing());
    assertEquals(
        List.of(List.of(alarm("disk-full", Severity.WARNING, 0, "91")), List.of(now)),
        told,
        "what changes nothing is not told");
  }

  @Test
  void whatIsOverIsToldOnce() {
    alarms.raise(alarm("disk-full", Severity.WARNING, 0, "91"));
    alarms.listen(told::add);

    alarms.clear("disk-full");
    alarms.clear("disk-full");

    assertEquals(List.of(List.of()), told);
  }

  @Test
  void theKindIsWithoutWhichOneItIs() {
    assertEquals("copy-behind", alarm("copy-behind:/media/usb", Severity.NOTICE, 0, "").kind());
    assertThrows(
        IllegalArgumentException.class, () -> alarm("Disk full", Severity.NOTICE, 0, "91"));
  }
}
