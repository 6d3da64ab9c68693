package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.Ticket.Feedback;
import hall.queue.TicketId;
import hall.queue.WindowId;
import hall.report.ReportLine;
import hall.report.Visits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record that the first release wrote, before tickets had a standing and calls a why: kept as it
/// was, byte by byte, with its snapshot. Never write it anew; a later form gets a folder of its
/// own.
class FirstFormatTest {

  private static final Path KEPT = Path.of("src/test/resources/hall/app/journal/first-format");
  private static final WindowId ONE = new WindowId(1);
  private static final Command TAKE =
      new Command.TakeTicket(
          new TicketId("0123456789ABCDEF"), new ServiceId("pension"), Priority.ORDINARY, "zh-CN");

  @TempDir Path data;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(KEPT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = data.resolve(KEPT.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void everyTicketStandsWhereItStoodThen() throws IOException {
    try (FileJournal journal = FileJournal.open(data)) {
      Hall hall = journal.hall();

      assertEquals(33, journal.head().seq());
      assertEquals(
          Map.of(
              "A001", "no-show",
              "A002", "called",
              "A003", "waiting",
              "A004", "waiting",
              "A005", "waiting",
              "A006", "done",
              "A007", "waiting",
              "B001", "done",
              "C001", "waiting"),
          hall.tickets().stream()
              .collect(Collectors.toMap(each -> each.number().toString(), Ticket::state)));
      Ticket rated = ticket(hall, "A006");
      assertInstanceOf(Feedback.Given.class, rated.feedback());
      assertEquals(new Rating(4), ((Feedback.Given) rated.feedback()).rating());
      assertEquals("A002", hall.ticketAt(ONE).orElseThrow().number().toString());
    }
  }

  @Test
  void theHallGoesOnByTheRulesOfThatTime() throws IOException {
    try (FileJournal journal = FileJournal.open(data)) {
      Hall hall = journal.hall();
      Instant later = hall.at().plusSeconds(1);

      done(hall, new Command.End(ONE), later);
      List<Event> called = done(hall, new Command.CallNext(ONE), later);
      List<Event> taken = done(hall, TAKE, later);

      var call = assertInstanceOf(Event.TicketCalled.class, called.getLast());
      assertEquals("A003", hall.ticket(call.ticket()).orElseThrow().number().toString());
      var take = assertInstanceOf(Event.TicketTaken.class, taken.getFirst());
      assertEquals("A008", take.number().toString());
    }
  }

  @Test
  void aSnapshotOfThatTimeAndTheWholeRecordSayTheSame() throws IOException {
    Hall withSnapshot;
    try (FileJournal journal = FileJournal.open(data)) {
      withSnapshot = journal.hall();
    }
    try (Stream<Path> snapshots = Files.list(data.resolve("snapshots"))) {
      for (Path snapshot : snapshots.toList()) {
        Files.delete(snapshot);
      }
    }
    try (FileJournal journal = FileJournal.open(data)) {
      assertEquals(journal.hall().memory(), withSnapshot.memory());
    }
  }

  @Test
  void theCentreIsToldItsVisits() throws IOException {
    Visits visits = new Visits(1);
    try (FileJournal journal = FileJournal.open(data)) {
      journal.read(1, 100).stream().map(Recorded::entry).forEach(visits::fold);
    }

    assertEquals(9, visits.untoldCount());
    assertEquals(
        List.of("A006 4"),
        visits.untold().stream()
            .filter(line -> line.rating().isPresent())
            .map(FirstFormatTest::rated)
            .toList());
  }

  private static String rated(ReportLine line) {
    return line.number() + " " + line.rating().getAsInt();
  }

  private static List<Event> done(Hall hall, Command command, Instant now) {
    Request request =
        new Request(command, new Actor(Actor.Role.CLERK, "window-1"), RequestKey.NONE);
    Decision decision = hall.decide(request, now);
    var accepted = assertInstanceOf(Decision.Accepted.class, decision);
    assertFalse(accepted.events().isEmpty());
    hall.apply(new Entry(hall.seq() + 1, now, request.actor(), RequestKey.NONE, accepted.events()));
    return accepted.events();
  }

  private static Ticket ticket(Hall hall, String number) {
    return hall.tickets().stream()
        .filter(each -> each.number().toString().equals(number))
        .findFirst()
        .orElseThrow();
  }
}
