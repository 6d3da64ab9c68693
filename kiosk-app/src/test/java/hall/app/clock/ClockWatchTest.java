package hall.app.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.journal.ClockQuality;
import hall.app.journal.FileJournal;
import hall.app.journal.Recorded;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.loop.HallRecord;
import hall.app.loop.Trust;
import hall.queue.Actor;
import hall.queue.Calendar;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hall on a real record, with a box whose clock the test sets: started, run, stopped, started.
class ClockWatchTest {

  private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");
  private static final ServiceId TAX = new ServiceId("tax");
  private static final Actor MANAGER = new Actor(Actor.Role.MANAGER, "test");

  @TempDir private Path data;
  private final Box box = new Box(NINE);
  private int tickets;

  /// One run of the hall, on the box.
  private final class Run implements AutoCloseable {
    final Alarms alarms = new Alarms();
    final ClockLadder ladder = new ClockLadder(box);
    final FileJournal journal;
    final HallClock clock;
    final HallLoop loop;
    final ClockWatch watch;

    Run() throws IOException {
      journal = FileJournal.open(data, ladder);
      long first = journal.head().seq() + 1;
      Hall hall = journal.hall();
      clock = ladder.clock(hall.at());
      if (hall.seq() == 0) {
        Event plan = new Event.PlanChanged(plan());
        Entry entry = new Entry(1, clock.instant(), MANAGER, RequestKey.NONE, List.of(plan));
        journal.append(List.of(entry));
        hall.apply(entry);
      }
      loop = new HallLoop(hall, new Kept(journal), clock);
      loop.start(HallLoop.Outlet.all(List.of()));
      watch = new ClockWatch(ladder, new ClockWatch.Hall(clock, loop, journal, first), alarms);
      watch.look();
    }

    Ticket take() {
      byte[] chance = new byte[10];
      chance[9] = (byte) ++tickets;
      TicketId id = TicketId.of(chance);
      Command take = new Command.TakeTicket(id, TAX, Priority.ORDINARY, "zh-CN");
      return loop.submit(
              new Request(take, MANAGER, RequestKey.NONE),
              (hall, _) -> hall.ticket(id).orElseThrow())
          .join();
    }

    List<Instant> takenAt() {
      return loop.read(hall -> hall.tickets().stream().map(Ticket::takenAt).toList()).join();
    }

    LocalDate day() {
      return loop.read(Hall::day).join();
    }

    List<String> alarms() {
      return alarms.standing().stream().map(Alarm::id).toList();
    }

    List<ClockQuality> qualities() throws IOException {
      List<ClockQuality> all = new ArrayList<>();
      journal.read(1, (Recorded recorded) -> all.add(recorded.clock()));
      return all;
    }

    @Override
    public void close() throws IOException {
      watch.close();
      loop.close();
      journal.close();
    }
  }

  private record Kept(FileJournal journal) implements HallRecord {
    @Override
    public void append(List<Entry> entries) throws IOException {
      journal.append(entries);
    }

    @Override
    public Hall hall() throws IOException {
      return journal.hall();
    }

    @Override
    public void reopen() throws IOException {
      journal.reopen();
    }
  }

  private static HallPlan plan() {
    Map<DayOfWeek, List<Calendar.Session>> week = new HashMap<>();
    Arrays.stream(DayOfWeek.values())
        .forEach(each -> week.put(each, List.of(new Calendar.Session(0, 1440))));
    Calendar always = new Calendar(ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0), week, Map.of());
    return new HallPlan(
        always,
        List.of(new ServicePlan(TAX, new Series("A"), 0, always)),
        List.of(new WindowPlan(new WindowId(1), List.of(TAX), true)),
        Set.of(new ClerkId("0236")),
        new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30)));
  }

  /// No clock in the box and no network: it starts in 1970.
  @Test
  void whatWasRecordedUnsureSaysSoAndIsRestatedOnceTheServerAnswers() throws Exception {
    try (Run day = new Run()) {
      box.trust = Trust.SYNCED;
      day.watch.look();
      day.take();
    }
    box.wall = Instant.EPOCH;
    box.trust = Trust.NONE;
    try (Run morning = new Run()) {
      assertEquals(List.of("clock-unsure"), morning.alarms());
      assertEquals("A002", morning.take().number().toString());
      box.runs(Duration.ofMinutes(5));
      morning.take();
      assertEquals(ClockQuality.UNKNOWN, morning.qualities().getLast());

      Instant truth = NINE.plus(Duration.ofDays(1));
      box.wall = truth;
      box.trust = Trust.SYNCED;
      morning.watch.look();
      morning.take();

      assertEquals(List.of(truth.minus(Duration.ofMinutes(5)), truth, truth), morning.takenAt());
      assertEquals(LocalDate.of(2026, 11, 21), morning.day());
      assertEquals(List.of(), morning.alarms());
      assertEquals(ClockQuality.SYNCED, morning.qualities().getLast());
    }
    try (Run again = new Run()) {
      assertEquals(3, again.takenAt().size());
    }
  }

  @Test
  void aLeapWhileItRunsIsNotFollowedUntilTheManagerSaysSo() throws Exception {
    try (Run run = new Run()) {
      box.trust = Trust.SYNCED;
      run.watch.look();
      run.take();
      box.leaps(Duration.ofHours(26));
      box.runs(Duration.ofSeconds(10));
      run.watch.look();

      assertEquals(List.of("clock-leapt"), run.alarms());
      assertEquals(NINE.plusSeconds(10), run.take().takenAt());
      assertEquals(LocalDate.of(2026, 11, 20), run.day());

      box.leaps(Duration.ofHours(-26));
      run.watch.look();
      assertEquals(List.of(), run.alarms());
    }
  }

  /// The leap that used to hold the hall: it started a day ahead and wrote that down.
  @Test
  void aMistakenStartAheadIsMendedByTheManagerAndTheHallGoesOn() throws Exception {
    try (Run before = new Run()) {
      before.take();
    }
    box.leaps(Duration.ofHours(5));
    try (Run ahead = new Run()) {
      Ticket wrong = ahead.take();
      assertEquals(NINE.plus(Duration.ofHours(5)), wrong.takenAt());
      box.runs(Duration.ofMinutes(7));

      assertTrue(ahead.watch.correct(Duration.ofHours(-5), MANAGER, RequestKey.NONE).join());

      assertEquals(List.of(NINE, NINE), ahead.takenAt());
      assertEquals(NINE.plus(Duration.ofMinutes(7)), ahead.take().takenAt());
      assertEquals(List.of("clock-leapt"), ahead.alarms());
      box.leaps(Duration.ofHours(-5));
      ahead.watch.look();
      assertEquals(List.of(), ahead.alarms());
    }
  }

  /// The run before was ahead and nobody noticed; now the server tells the truth.
  @Test
  void aRunThatWasAheadIsRestatedAtTheNextStart() throws Exception {
    box.trust = Trust.SYNCED;
    try (Run good = new Run()) {
      good.watch.look();
      good.take();
    }
    box.trust = Trust.NONE;
    box.leaps(Duration.ofHours(30));
    try (Run ahead = new Run()) {
      ahead.take();
      box.runs(Duration.ofMinutes(10));
      ahead.take();
    }
    box.trust = Trust.SYNCED;
    box.wall = NINE.plus(Duration.ofMinutes(20));
    try (Run right = new Run()) {
      assertEquals(List.of(), right.alarms());
      assertEquals(NINE.plus(Duration.ofMinutes(20)), right.clock.instant());
      assertEquals(LocalDate.of(2026, 11, 20), right.day());
      assertEquals("A003", right.take().number().toString());
    }
  }

  @Test
  void aClockChipIsBelievedUntilTheServerKnowsBetter() throws Exception {
    box.trust = Trust.BATTERY;
    try (Run run = new Run()) {
      assertEquals(List.of(), run.alarms());
      assertEquals("chip", run.watch.state().witness());
      run.take();
      box.leaps(Duration.ofMinutes(20));
      box.trust = Trust.SYNCED;
      run.watch.look();

      assertEquals(List.of(NINE.plus(Duration.ofMinutes(20))), run.takenAt());
      assertEquals("server", run.watch.state().witness());
    }
  }

  @Test
  void whatTheManagerConfirmedStands() throws Exception {
    try (Run run = new Run()) {
      run.watch.confirm();
      assertEquals(List.of(), run.alarms());
      assertEquals(ClockQuality.HOLDOVER, run.ladder.quality());
      box.leaps(Duration.ofHours(3));
      box.trust = Trust.SYNCED;
      run.watch.look();

      assertEquals(List.of("clock-leapt"), run.alarms());
      assertFalse(run.clock.instant().isAfter(NINE));
    }
  }

  @Test
  void nothingThatASureClockDatedComesAfterTheEarliestTime() throws Exception {
    box.trust = Trust.SYNCED;
    try (Run good = new Run()) {
      good.watch.look();
      good.take();
    }
    box.trust = Trust.NONE;
    box.runs(Duration.ofHours(1));
    try (Run next = new Run()) {
      next.take();
      assertEquals(NINE, next.watch.earliest().join());
    }
  }

  @Test
  void aDifferenceIsSaidInHoursAndMinutes() {
    assertEquals("+5:03", ClockWatch.said(Duration.ofMinutes(303)));
    assertEquals("-26:00", ClockWatch.said(Duration.ofHours(-26)));
  }
}
