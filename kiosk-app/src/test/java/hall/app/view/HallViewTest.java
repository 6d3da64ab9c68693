package hall.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.journal.FileJournal;
import hall.app.journal.MadeUpDays;
import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.Event.ClockCorrected;
import hall.queue.Event.DayOpened;
import hall.queue.Event.DaySealed;
import hall.queue.Hall;
import hall.queue.RequestKey;
import hall.queue.Restating;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HallViewTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;

  private final MadeUpDays days = new MadeUpDays(71, Duration.ofMinutes(10));

  @Test
  void theViewSaysWhatTheRecordSays() throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      journal.append(days.entries(700));

      saysTheSame(view, journal);
    }
  }

  @Test
  void theViewFollowsWhileTheHallGoesOn() throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      for (int i = 0; i < 20; i++) {
        journal.append(days.entries(11));
        assertTrue(view.awaitPosition(journal.head().seq(), LONG));
        for (Ticket ticket : days.hall().tickets()) {
          assertEquals(Optional.of(ticket), view.ticket(ticket.id()));
        }
      }
    }
  }

  @Test
  void aViewThatWasClosedInOrderGoesOn() throws Exception {
    live(300);
    assertTrue(Files.exists(data.resolve("view.clean")));
    plant();

    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      journal.append(days.entries(200));
      assertTrue(view.awaitPosition(journal.head().seq(), LONG));
      assertFalse(Files.exists(data.resolve("view.clean")));
      assertEquals(1, view.ticketsOf(LocalDate.of(1999, 1, 1)).size());
    }
  }

  @Test
  void aViewThatWasNotClosedInOrderIsBuiltAgain() throws Exception {
    live(300);
    plant();
    Files.delete(data.resolve("view.clean"));

    isRight();
  }

  @Test
  void aViewOfAnotherRecordIsBuiltAgain() throws Exception {
    live(300);
    plant();
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    var other = new MadeUpDays(72, Duration.ofMinutes(10));
    try (var journal = FileJournal.open(data)) {
      journal.append(other.entries(400));
    }

    isRight();
  }

  @Test
  void aDamagedViewIsKeptAsideAndBuiltAgain() throws Exception {
    for (int damage = 0; damage < 4; damage++) {
      live(100);
      try (var file = Files.newByteChannel(data.resolve("view.mv.db"), StandardOpenOption.WRITE)) {
        file.truncate(file.size() / 2);
      }

      isRight();
    }
    assertEquals(2, aside().size());
  }

  @Test
  void deletingTheViewWhileTheHallRunsLosesNothingAndItComesBack() throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      journal.append(days.entries(200));
      assertTrue(view.awaitPosition(200, LONG));
      Files.delete(data.resolve("view.mv.db"));
      journal.append(days.entries(100));

      isBackIn(view, journal);
      saysTheSame(view, journal);
    }
    assertEquals(List.of(), aside());

    isRight();
  }

  @Test
  void anotherFileInItsPlaceIsKeptAside() throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      journal.append(days.entries(200));
      assertTrue(view.awaitPosition(200, LONG));
      Path other = Files.writeString(data.resolve("other"), "not a view");
      Files.move(other, data.resolve("view.mv.db"), StandardCopyOption.REPLACE_EXISTING);

      isBackIn(view, journal);
      saysTheSame(view, journal);
    }
    assertEquals("not a view", Files.readString(aside().getFirst()));
  }

  @Test
  void ticketsAreFoundByNumberDayAndService() throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      journal.append(days.entries(700));
      assertTrue(view.awaitPosition(journal.head().seq(), LONG));
      List<Ticket> all = expected(journal).values().stream().flatMap(List::stream).toList();
      Ticket one = all.get(all.size() / 2);

      assertEquals(
          all.stream().filter(each -> each.number().equals(one.number())).toList().reversed(),
          found(view, Optional.of(one.number()), Optional.empty(), Optional.empty()));
      assertEquals(
          List.of(one),
          found(view, Optional.of(one.number()), Optional.of(one.day()), Optional.empty()));
      assertEquals(
          all.stream()
              .filter(each -> each.day().equals(one.day()) && each.service().equals(one.service()))
              .toList()
              .reversed(),
          found(view, Optional.empty(), Optional.of(one.day()), Optional.of(one.service())));
      assertEquals(Optional.of(days.hall().day()), view.progress().day());
      assertEquals(100, view.progress().percent());
      assertTrue(view.progress().isCurrent());
    }
  }

  @Test
  void theSealsOfTheDaysAreKept() throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      List<Entry> entries = days.entries(300);
      journal.append(entries);
      DaySealed seal = new DaySealed(LocalDate.of(2026, 3, 2), 90, 88, "0a".repeat(32));
      Entry last = entries.getLast();
      journal.append(
          List.of(new Entry(301, last.at(), Actor.CALENDAR, RequestKey.NONE, List.of(seal))));
      assertTrue(view.awaitPosition(301, LONG));

      assertEquals(Optional.of(List.of(new KeptSeal(seal, 301, last.at()))), view.seals(10));
    }
  }

  private static List<Ticket> found(
      HallView view,
      Optional<TicketNumber> number,
      Optional<LocalDate> day,
      Optional<ServiceId> service) {
    return view.search(new TicketSearch(number, day, service, 1_000)).orElseThrow();
  }

  /// The view's file is there again, and knows all.
  private void isBackIn(HallView view, FileJournal journal) throws Exception {
    long deadline = System.nanoTime() + LONG.toNanos();
    long head = journal.head().seq();
    boolean isBack = false;
    while (!isBack && System.nanoTime() < deadline) {
      isBack =
          view.awaitPosition(head, Duration.ofMillis(20))
              && Files.exists(data.resolve("view.mv.db"))
              && Files.size(data.resolve("view.mv.db")) > 4_096;
    }
    assertTrue(isBack);
  }

  private List<Path> aside() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("view.damaged-"))
          .toList();
    }
  }

  private void live(int count) throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      journal.append(days.entries(count));
      assertTrue(view.awaitPosition(count, LONG));
    }
  }

  /// Something that no record holds: it is there as long as the file is trusted.
  private void plant() throws SQLException {
    String url = "jdbc:h2:file:" + data.resolve("view").toAbsolutePath();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update ticket set business_day = date '1999-01-01'"
              + " where taken_seq = (select min(taken_seq) from ticket)");
    }
  }

  private void isRight() throws Exception {
    try (var journal = FileJournal.open(data);
        var view = HallView.open(data, journal)) {
      saysTheSame(view, journal);
      assertEquals(List.of(), view.ticketsOf(LocalDate.of(1999, 1, 1)));
    }
  }

  private static void saysTheSame(HallView view, FileJournal journal) throws Exception {
    assertTrue(view.awaitPosition(journal.head().seq(), LONG));
    Map<LocalDate, List<Ticket>> expected = expected(journal);
    assertTrue(expected.size() > 1);
    for (var day : expected.entrySet()) {
      assertEquals(day.getValue(), view.ticketsOf(day.getKey()));
      Ticket first = day.getValue().getFirst();
      assertEquals(Optional.of(first), view.ticket(first.id()));
    }
  }

  /// The tickets of each day as they stood when it ended: what was open had expired then.
  private static Map<LocalDate, List<Ticket>> expected(FileJournal journal) throws IOException {
    Map<LocalDate, List<Ticket>> days = new TreeMap<>();
    Hall hall = new Hall();
    journal.read(1, recorded -> step(hall, recorded.entry(), days));
    days.values().removeIf(List::isEmpty);
    return days;
  }

  private static List<Ticket> restated(List<Ticket> tickets, Restating restating, Hall hall) {
    return tickets.stream().map(each -> restating.of(each, hall.plan().rules())).toList();
  }

  private static void step(Hall hall, Entry entry, Map<LocalDate, List<Ticket>> days) {
    int opens = 0;
    while (opens < entry.events().size() && !(entry.events().get(opens) instanceof DayOpened)) {
      opens++;
    }
    Hall evening = new Hall(hall.memory());
    evening.apply(
        new Entry(
            entry.seq(), entry.at(), entry.actor(), entry.key(), entry.events().subList(0, opens)));
    days.put(evening.day(), evening.tickets());
    hall.apply(entry);
    for (var event : entry.events()) {
      if (event instanceof ClockCorrected(var restating, _)) {
        days.replaceAll((_, tickets) -> restated(tickets, restating, hall));
      }
    }
    days.put(hall.day(), hall.tickets());
  }
}
