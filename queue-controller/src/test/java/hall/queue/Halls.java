package hall.queue;

import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Halls to try the rules on: three windows, three services, open from nine to five in Shanghai.
final class Halls {

  static final ServiceId TAX = new ServiceId("tax");
  static final ServiceId PENSION = new ServiceId("pension");
  static final ServiceId PERMIT = new ServiceId("permit");
  static final WindowId ONE = new WindowId(1);
  static final WindowId TWO = new WindowId(2);
  static final WindowId THREE = new WindowId(3);
  static final ClerkId ANNA = new ClerkId("0236");
  static final ClerkId BO = new ClerkId("0237");
  static final ClerkId CHEN = new ClerkId("0238");

  /// Nine in the morning of a Monday, in the hall.
  static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

  static final Calendar OFFICE_HOURS =
      new Calendar(
          ZoneId.of("Asia/Shanghai"),
          LocalTime.of(4, 0),
          week(new Calendar.Session(9 * 60, 12 * 60), new Calendar.Session(13 * 60 + 30, 17 * 60)),
          Map.of());

  static final Calendar ALWAYS =
      new Calendar(
          ZoneId.of("Asia/Shanghai"),
          LocalTime.of(4, 0),
          week(new Calendar.Session(0, 24 * 60)),
          Map.of());

  private Halls() {}

  static Map<DayOfWeek, List<Calendar.Session>> week(Calendar.Session... sessions) {
    Map<DayOfWeek, List<Calendar.Session>> week = new HashMap<>();
    Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(sessions)));
    return week;
  }

  /// Tax and pension share series A; permits have B and at most 20 a day.
  static HallPlan plan(Calendar calendar) {
    return new HallPlan(
        calendar,
        List.of(
            new ServicePlan(TAX, new Series("A"), 0, calendar),
            new ServicePlan(PENSION, new Series("A"), 0, calendar),
            new ServicePlan(PERMIT, new Series("B"), 20, calendar)),
        List.of(
            new WindowPlan(ONE, List.of(TAX, PENSION), true),
            new WindowPlan(TWO, List.of(PENSION, TAX, PERMIT), true),
            new WindowPlan(THREE, List.of(PERMIT), false)),
        Set.of(ANNA, BO, CHEN),
        new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30)));
  }

  static TicketId id(int number) {
    byte[] chance = new byte[10];
    chance[8] = (byte) (number >> 8);
    chance[9] = (byte) number;
    return TicketId.of(chance);
  }
}
