package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.TWO;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketTaken;
import hall.queue.Ticket.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The box's clock was wrong for a while, and then it is known.
class ClockCorrectionTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private final Day day = new Day(Halls.plan(Halls.ALWAYS), NINE);
  private int taken;
  private long from = 1;
  private Instant since = Instant.EPOCH;
  private Instant before = Instant.EPOCH;

  /// The box starts anew: all entries from now on are of one clock.
  private void boot(Instant clock) {
    before = day.hall.at();
    day.now = clock;
    from = day.hall.seq() + 1;
    since = clock;
  }

  private void known(Instant truth) {
    day.when(new Command.CorrectClock(from, since, before, Duration.between(day.now, truth)));
  }

  private Ticket take(ServiceId service) {
    day.when(new Command.TakeTicket(id(++taken), service, Priority.ORDINARY, "zh-CN"));
    return ticket(taken);
  }

  private Ticket ticket(int number) {
    return day.hall.ticket(id(number)).orElseThrow();
  }

  private String number(int number) {
    return ticket(number).number().toString();
  }

  @Test
  void whoeverCameUnderTheWrongClockKeepsTheirPlaceAndTheirWait() {
    take(TAX);
    day.after(Duration.ofMinutes(10));
    boot(NINE.plus(Duration.ofHours(5)));
    take(TAX);
    day.after(Duration.ofMinutes(3));

    known(NINE.plus(Duration.ofMinutes(15)));

    assertEquals(
        List.of(NINE, NINE.plus(Duration.ofMinutes(12))),
        day.hall.waitingFor(TAX).stream().map(Ticket::takenAt).toList());
    assertEquals(NINE.plus(Duration.ofMinutes(15)), day.hall.at());
    assertEquals(ticket(2).takenAt(), day.hall.amendments().told(from, since));
  }

  @Test
  void aLeapBackOfTheWholeStretchNeverGoesBehindWhatWasBefore() {
    take(TAX);
    boot(NINE.plus(Duration.ofMinutes(1)));
    take(TAX);

    known(NINE.minus(Duration.ofHours(3)));

    assertEquals(List.of(NINE, NINE), takenAt());
  }

  private List<Instant> takenAt() {
    return day.hall.tickets().stream().map(Ticket::takenAt).toList();
  }

  @Test
  void aTimeThatRunsGoesOnForAsLongAsItHadLeft() {
    boot(NINE.plus(Duration.ofHours(9)));
    day.when(new Command.SignOn(ONE, ANNA));
    take(TAX);
    day.when(new Command.CallNext(ONE));
    day.when(new Command.Park(ONE, Optional.of(Duration.ofMinutes(20))));
    day.after(Duration.ofMinutes(5));

    known(NINE.plus(Duration.ofMinutes(5)));

    assertEquals(NINE.plus(Duration.ofMinutes(20)), day.hall.nextDeadline());
    assertTrue(ticket(1).stage() instanceof Stage.Parked);
  }

  @Test
  void anAppointmentStaysAtItsSlot() {
    var code = new AppointmentCode("YY-11");
    Instant slot = NINE.plus(Duration.ofHours(1));
    boot(NINE);
    day.when(new Command.Book(code, TAX, slot, Optional.empty()));
    day.when(new Command.CheckIn(id(1), code, Priority.ORDINARY, "zh-CN"));

    known(NINE.plus(Duration.ofMinutes(55)));

    assertEquals(slot, ticket(1).rank());
    assertEquals(NINE.plus(Duration.ofMinutes(55)), ticket(1).takenAt());
  }

  /// No clock in the box: on Tuesday morning it goes on where Monday ended.
  @Test
  void aMorningWithoutADateBelongsToItsDayOnceThatIsKnown() {
    day.after(Duration.ofHours(7));
    take(TAX);
    boot(day.now.plusSeconds(30));
    day.when(new Command.SignOn(ONE, ANNA));
    day.when(new Command.SignOn(TWO, BO));
    take(TAX);
    take(PENSION);
    day.when(new Command.CancelTicket(id(1)));
    day.when(new Command.CallNext(ONE));

    known(NINE.plus(Duration.ofDays(1)));
    day.keepTime();

    assertEquals(MONDAY.plusDays(1), day.hall.day());
    assertEquals(List.of("A002", "A003"), List.of(number(2), number(3)));
    assertEquals(MONDAY.plusDays(1), ticket(3).day());
    assertEquals(Optional.of(id(2)), day.hall.ticketAt(ONE).map(Ticket::id));
    assertEquals(Optional.of(BO), day.hall.clerkAt(TWO));
    assertEquals(Optional.empty(), day.hall.ticket(id(1)));
    assertEquals("A004", take(TAX).number().toString());
    assertEquals(day.hall.memory(), new Hall(day.hall.memory()).memory());
  }

  @Test
  void whoeverWasLeftFromTheDayBeforeExpiresThen() {
    take(TAX);
    boot(day.now.plusSeconds(30));
    take(TAX);

    known(NINE.plus(Duration.ofDays(1)));
    day.keepTime();

    assertEquals(
        List.of(new Event.TicketExpired(id(1)), new Event.DayOpened(MONDAY.plusDays(1))),
        day.record.getLast().events());
    assertEquals(1, day.hall.tickets().size());
  }

  @Test
  void aDayThatWasOpenedTooEarlyGetsItsRightDate() {
    take(TAX);
    boot(NINE.plus(Duration.ofDays(40)));
    take(TAX);
    assertEquals(MONDAY.plusDays(40), day.hall.day());

    known(NINE.plus(Duration.ofDays(1)));
    day.keepTime();

    assertEquals(MONDAY.plusDays(1), day.hall.day());
    assertEquals(MONDAY.plusDays(1), ticket(2).day());
    assertEquals("A002", take(TAX).number().toString());
    day.after(Duration.ofDays(1));
    assertEquals("A001", take(TAX).number().toString());
    assertEquals(MONDAY.plusDays(2), day.hall.day());
  }

  /// The power was out at noon, and the clock came back a week ahead.
  @Test
  void onADayThatWasOpenBeforeNumbersGoOnAfterTheHighest() {
    take(TAX);
    take(TAX);
    take(TAX);
    boot(NINE.plus(Duration.ofDays(7)));
    take(TAX);

    known(NINE.plus(Duration.ofHours(3)));
    day.keepTime();

    assertEquals(MONDAY, day.hall.day());
    assertEquals("A004", take(TAX).number().toString());
    assertEquals(day.hall.memory(), replayed().memory());
  }

  private Hall replayed() {
    Hall hall = new Hall();
    day.record.forEach(hall::apply);
    return hall;
  }

  @Test
  void aDayThatARightClockOpenedKeepsItsDate() {
    boot(NINE.plus(Duration.ofMinutes(1)));
    take(TAX);

    known(NINE.minus(Duration.ofDays(9)));
    day.keepTime();

    assertEquals(MONDAY, day.hall.day());
    assertFalse(day.hall.at().isBefore(NINE));
  }

  @Test
  void aLeapDayIsADayLikeAnyOther() {
    Instant leapDay = Instant.parse("2028-02-29T01:00:00Z");
    day.now = leapDay.minus(Duration.ofDays(1));
    take(TAX);
    boot(day.now.plusSeconds(1));
    take(TAX);

    known(leapDay);
    day.keepTime();

    assertEquals(LocalDate.of(2028, 2, 29), day.hall.day());
    assertEquals("A003", take(TAX).number().toString());
    day.after(Duration.ofDays(1));
    assertEquals("A001", take(TAX).number().toString());
    assertEquals(LocalDate.of(2028, 3, 1), day.hall.day());
  }

  /// In a hall whose clocks change in the night, the truth comes out when an hour comes twice.
  @Test
  void whereAnHourComesTwiceTheDayStillOpensOnce() {
    Calendar berlin =
        new Calendar(
            ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30), Halls.ALWAYS.week(), Map.of());
    Instant first = Instant.parse("2026-10-25T00:45:00Z");
    Day night = new Day(Halls.plan(berlin), first.minus(Duration.ofHours(2)));
    Instant since = night.hall.at();
    night.after(Duration.ofHours(2));
    night.when(new Command.TakeTicket(id(1), TAX, Priority.ORDINARY, "de"));
    assertEquals(LocalDate.of(2026, 10, 25), night.hall.day());

    night.when(new Command.CorrectClock(1, since, since, Duration.ofMinutes(-10)));
    night.after(Duration.ofHours(1));
    night.keepTime();

    assertEquals(LocalDate.of(2026, 10, 25), night.hall.day());
    long opened =
        night.record.stream()
            .flatMap(entry -> entry.events().stream())
            .filter(new Event.DayOpened(LocalDate.of(2026, 10, 25))::equals)
            .count();
    assertEquals(1, opened);
  }

  @Test
  void aClockThatIsRightNeedsNoWord() {
    take(TAX);
    int entries = day.record.size();

    known(day.now);

    assertEquals(entries, day.record.size());
  }

  /// Leaps of hours, and every time the truth comes out later: whose turn it is, the numbers, and
  /// in the end the moments are those of a hall with a good clock.
  @Test
  void theHallIsTheSameAsWithAGoodClockOnceItIsKnown() {
    new Seeds<>(ClockCorrectionTest::deed, 60, 150)
        .everyOne(deeds -> {
          ClockCorrectionTest good = new ClockCorrectionTest();
          ClockCorrectionTest bad = new ClockCorrectionTest();
          deeds.forEach(deed -> good.live(deed, false));
          deeds.forEach(deed -> bad.live(deed, true));
          bad.known(good.day.now);

          assertEquals(good.said(), bad.said());
          assertEquals(good.times(), bad.times());
          assertEquals(bad.day.hall.memory(), bad.replayed().memory());
        });
  }

  private record Deed(Command command, Duration pause, Optional<Duration> leap) {}

  private static Deed deed(RandomGenerator random) {
    WindowId window = random.nextBoolean() ? ONE : TWO;
    ServiceId service = random.nextBoolean() ? TAX : PENSION;
    Command command =
        switch (random.nextInt(9)) {
          case 0, 1, 2, 3 ->
              new Command.TakeTicket(id(random.nextInt(400)), service, Priority.ORDINARY, "zh-CN");
          case 4 -> new Command.SignOn(window, window.equals(ONE) ? ANNA : BO);
          case 5, 6 -> new Command.CallNext(window);
          case 7 -> new Command.End(window);
          default -> new Command.MarkNoShow(window, true);
        };
    boolean isBoot = random.nextInt(8) == 0;
    return new Deed(
        command,
        Duration.ofSeconds(random.nextInt(90)),
        isBoot ? Optional.of(Duration.ofMinutes(random.nextInt(9 * 60))) : Optional.empty());
  }

  /// Each leap is a start of the box with a clock that is ahead; before that the clock was mended.
  private void live(Deed deed, boolean leaps) {
    if (leaps && deed.leap().isPresent()) {
      known(day.now.minus(ahead));
      ahead = deed.leap().get();
      boot(day.now.plus(ahead));
    }
    day.after(deed.pause());
    day.when(deed.command());
  }

  private Duration ahead = Duration.ZERO;

  private List<String> said() {
    List<String> said = new ArrayList<>();
    for (Entry entry : day.record) {
      for (Event event : entry.events()) {
        switch (event) {
          case TicketTaken take -> said.add(take.ticket() + " is " + take.number());
          case TicketCalled call -> said.add(call.ticket() + " to " + call.window());
          default -> {}
        }
      }
    }
    return said;
  }

  private List<String> times() {
    return day.hall.tickets().stream()
        .map(ticket -> ticket.number() + " " + ticket.takenAt() + " " + ticket.stage())
        .toList();
  }
}
