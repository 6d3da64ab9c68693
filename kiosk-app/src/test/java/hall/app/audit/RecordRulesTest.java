package hall.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.audit.Breaches.Breach;
import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.journal.MadeUpDays;
import hall.app.words.Words;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.HallPlan;
import hall.queue.LeaseId;
import hall.queue.Leased;
import hall.queue.Outcome;
import hall.queue.Particulars;
import hall.queue.PauseReason;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the checker lets pass is all that a hall ever decides, and nothing that it could not have.
class RecordRulesTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final WindowId THREE = new WindowId(3);
  private static final WindowId TWO = new WindowId(2);
  private static final ClerkId CLERK = new ClerkId("0238");
  private static final ServiceId SERVICE = new ServiceId("medical-claim");
  private static final TicketId FIRST = new TicketId("0000000000000001");
  private static final TicketId SECOND = new TicketId("0000000000000002");
  private static final TicketId THIRD = new TicketId("0000000000000003");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @Test
  void whateverAHallDecidesMayHaveHappened() {
    for (long seed = 1; seed <= 40; seed++) {
      var days = new MadeUpDays(seed, Duration.ofMinutes(seed % 4 == 0 ? 40 : 2));
      RecordRules rules = new RecordRules();
      for (Entry entry : days.entries(500)) {
        assertEquals(Optional.empty(), rules.judge(entry), "seed " + seed + ": " + entry);
      }
      assertEquals(Optional.of(days.hall().day()), rules.day());
    }
  }

  @Test
  void whatCannotHaveHappenedIsNamed() {
    Map<String, List<Event>> broken = new LinkedHashMap<>();
    broken.put("number-twice", List.of(taken(THIRD, "A002")));
    broken.put("number-gap", List.of(taken(THIRD, "A004")));
    broken.put("id-twice", List.of(taken(SECOND, "A003")));
    broken.put("other-series", List.of(taken(THIRD, "Z001")));
    broken.put("called-not-waiting", List.of(called(FIRST, THREE)));
    broken.put("two-at-window", List.of(called(SECOND, THREE)));
    broken.put("not-signed-on", List.of(called(SECOND, TWO)));
    broken.put("unknown-ticket", List.of(called(THIRD, THREE)));
    broken.put("wrong-stage", List.of(new Event.ServiceStarted(SECOND, THREE)));
    broken.put("not-at-window", List.of(new Event.ServiceStarted(FIRST, TWO)));
    broken.put("two-clerks", List.of(new Event.ClerkSignedOn(THREE, new ClerkId("0236"))));
    broken.put("window-busy", List.of(new Event.WindowPaused(THREE, PauseReason.MEAL)));
    broken.put("not-paused", List.of(new Event.WindowResumed(THREE)));
    broken.put("nothing-lent", List.of(new Event.WindowGivenBack(THREE)));
    broken.put("rated-unasked", List.of(new Event.TicketRated(FIRST, THREE, new Rating(5))));
    broken.put("nothing-to-undo", List.of(new Event.ActionUndone(FIRST, THREE, 4)));
    broken.put("expired-wrongly", List.of(new Event.TicketExpired(SECOND)));
    broken.put("left-open", List.of(new Event.DayOpened(MONDAY.plusDays(1))));
    broken.put("day-back", List.of(new Event.DayOpened(MONDAY)));
    broken.put(
        "no-way-back",
        List.of(
            new Event.TicketNotShown(FIRST, THREE, Optional.empty()),
            new Event.TicketQueued(FIRST, SERVICE, Standing.UNRECORDED, Event.Cause.CAME_BACK)));
    broken.put("not-leased", List.of(leased()));
    broken.put("empty", List.of());
    broken.forEach((rule, events) ->
        assertEquals(rule, judged(entry(7, NINE, "", events)).orElse("sound"), rule));
  }

  @Test
  void anEntryMayNotGoBackInTimeNorRepeatARequest() {
    List<Event> more = List.of(taken(THIRD, "A003"));

    assertEquals("time-back", judged(entry(7, NINE.minusSeconds(1), "", more)).orElse(""));
    assertEquals("key-twice", judged(entry(7, NINE, "key-5", more)).orElse(""));
    assertEquals(Optional.empty(), judged(entry(7, NINE, "key-7", more)));
  }

  @Test
  void theLastKeyMayBeTakenBackOnce() {
    List<Event> end = List.of(new Event.ServiceEnded(FIRST, THREE, Outcome.COMPLETED));
    List<Event> undo = List.of(new Event.ActionUndone(FIRST, THREE, 7));
    RecordRules rules = begun();

    assertEquals(Optional.empty(), rules.judge(entry(7, NINE, "", end)));
    assertEquals(Optional.empty(), rules.judge(entry(8, NINE, "", undo)));
    assertEquals(
        Optional.of("nothing-to-undo"), rules.judge(entry(9, NINE, "", undo)).map(Breach::rule));
  }

  /// A number of a block that nobody was given.
  private static Event leased() {
    var said =
        new Particulars(
            Optional.empty(),
            Optional.empty(),
            1,
            List.of(),
            Optional.empty(),
            Optional.of(new Leased(new LeaseId("0000000000000001"), NINE, NINE)));
    return new Event.TicketTaken(
        THIRD,
        TicketNumber.of("E001"),
        SERVICE,
        Priority.ORDINARY,
        "en",
        said,
        Standing.UNRECORDED);
  }

  private static Optional<String> judged(Entry entry) {
    return begun().judge(entry).map(Breach::rule);
  }

  /// A day on which A001 is called to window 3 and A002 waits.
  private static RecordRules begun() {
    RecordRules rules = new RecordRules();
    List<Entry> entries = new ArrayList<>();
    entries.add(entry(1, NINE, "", List.of(new Event.PlanChanged(plan()))));
    entries.add(entry(2, NINE, "", List.of(new Event.DayOpened(MONDAY))));
    entries.add(entry(3, NINE, "", List.of(new Event.ClerkSignedOn(THREE, CLERK))));
    entries.add(entry(4, NINE, "key-4", List.of(taken(FIRST, "A001"))));
    entries.add(entry(5, NINE, "key-5", List.of(taken(SECOND, "A002"))));
    entries.add(entry(6, NINE, "", List.of(called(FIRST, THREE))));
    entries.forEach(entry -> assertEquals(Optional.empty(), rules.judge(entry)));
    return rules;
  }

  private static Entry entry(long seq, Instant at, String key, List<Event> events) {
    RequestKey request = key.isEmpty() ? RequestKey.NONE : new RequestKey(key, 1);
    return new Entry(seq, at, Actor.CALENDAR, request, events);
  }

  private static Event taken(TicketId id, String number) {
    return new Event.TicketTaken(
        id,
        TicketNumber.of(number),
        SERVICE,
        Priority.ORDINARY,
        "zh-CN",
        Particulars.NONE,
        Standing.UNRECORDED);
  }

  private static Event called(TicketId id, WindowId window) {
    return new Event.TicketCalled(id, window, CLERK, Why.UNRECORDED);
  }

  static HallPlan plan() {
    HallReader reader = new HallReader(new ShippedProfiles(), Words.load());
    return switch (reader.readShipped("demonstration")) {
      case Reading.Good(var file) -> file.plan();
      case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
    };
  }
}
