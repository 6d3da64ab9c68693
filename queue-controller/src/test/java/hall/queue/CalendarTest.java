package hall.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Calendar.Session MORNING = new Calendar.Session(540, 720);
  private static final Calendar CALENDAR =
      new Calendar(
          SHANGHAI,
          LocalTime.of(4, 0),
          Map.of(DayOfWeek.MONDAY, List.of(MORNING), DayOfWeek.TUESDAY, List.of(MORNING)),
          Map.of(
              LocalDate.parse("2026-03-03"),
              List.of(),
              LocalDate.parse("2026-03-07"),
              List.of(MORNING)));

  @Test
  void aSessionHoldsItsFirstMinuteAndNotItsLast() {
    assertTrue(CALENDAR.isOpen(at("2026-03-02T09:00")));
    assertTrue(CALENDAR.isOpen(at("2026-03-02T11:59")));
    assertFalse(CALENDAR.isOpen(at("2026-03-02T12:00")));
  }

  @Test
  void aHolidayClosesAndAMakeUpDayOpens() {
    assertFalse(CALENDAR.isOpen(at("2026-03-03T10:00")));
    assertTrue(CALENDAR.isOpen(at("2026-03-07T10:00")));
  }

  @Test
  void theNextOpeningSkipsTheHoliday() {
    assertEquals(Optional.of(at("2026-03-07T09:00")), CALENDAR.nextOpening(at("2026-03-02T12:30")));
  }

  @Test
  void theNextEdgeIsTheClosingWhileOpen() {
    assertEquals(Optional.of(at("2026-03-02T12:00")), CALENDAR.nextEdge(at("2026-03-02T10:00")));
  }

  @Test
  void aHallThatNeverOpensKnowsNoOpening() {
    assertEquals(Optional.empty(), HallPlan.EMPTY.calendar().nextOpening(at("2026-03-02T10:00")));
  }

  @Test
  void theHourBeforeTheDayStartsBelongsToYesterday() {
    assertEquals(LocalDate.parse("2026-03-01"), CALENDAR.businessDay(at("2026-03-02T03:59")));
    assertEquals(LocalDate.parse("2026-03-02"), CALENDAR.businessDay(at("2026-03-02T04:00")));
  }

  /// On 25 October 2026 the clocks of Berlin go from 03:00 back to 02:00.
  @Test
  void aBusinessDayThatStartsInAnHourThatComesTwiceNeverGoesBack() {
    Calendar berlin =
        new Calendar(ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30), Map.of(), Map.of());
    LocalDate before = LocalDate.MIN;
    Instant moment = Instant.parse("2026-10-24T22:00:00Z");
    for (int minute = 0; minute < 300; minute++) {
      LocalDate day = berlin.businessDay(moment);
      assertFalse(day.isBefore(before), () -> "back to " + day);
      assertTrue(berlin.startOf(day.plusDays(1)).isAfter(moment), "the next day begins later");
      assertFalse(berlin.startOf(day).isAfter(moment), "it has begun");
      before = day;
      moment = moment.plusSeconds(60);
    }
    assertEquals(LocalDate.parse("2026-10-25"), before);
  }

  /// On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00.
  @Test
  void aBusinessDayThatStartsInAnHourThatIsSkippedStartsLater() {
    Calendar berlin =
        new Calendar(ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30), Map.of(), Map.of());
    LocalDate sunday = LocalDate.parse("2026-03-29");
    Instant start = berlin.startOf(sunday);

    assertEquals(Instant.parse("2026-03-29T01:30:00Z"), start);
    assertEquals(sunday, berlin.businessDay(start));
    assertEquals(sunday.minusDays(1), berlin.businessDay(start.minusSeconds(1)));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}
