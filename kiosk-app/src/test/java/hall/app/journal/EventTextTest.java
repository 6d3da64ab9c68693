package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.queue.ClerkId;
import hall.queue.Event;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.DayOpened;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.PrintFailed;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketPrinted;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.Event.TicketTaken;
import hall.queue.HallPlan;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventTextTest {

  private static final TicketId TICKET = new TicketId("0123456789ABCDEF");
  private static final WindowId WINDOW = new WindowId(7);
  private static final ClerkId CLERK = new ClerkId("0236");

  private static final List<Event> ONE_OF_EACH =
      List.of(
          new PlanChanged(MadeUpDays.plan(20)),
          new DayOpened(LocalDate.of(2026, 3, 2)),
          new TicketTaken(
              TICKET, TicketNumber.of("A1000"), new ServiceId("tax"), Priority.STATUTORY, "zh-CN"),
          new TicketPrinted(TICKET),
          new PrintFailed(TICKET, "纸尽\t\\n \\ \r\n 'paper-out'"),
          new ClerkSignedOn(WINDOW, CLERK),
          new ClerkSignedOff(WINDOW, CLERK),
          new TicketCalled(TICKET, WINDOW, CLERK),
          new TicketRecalled(TICKET, WINDOW),
          new ServiceStarted(TICKET, WINDOW),
          new TicketNotShown(TICKET, WINDOW),
          new ServiceEnded(TICKET, WINDOW),
          new RatingAsked(TICKET, WINDOW, Instant.parse("2026-03-02T01:02:03.000000004Z")),
          new TicketRated(TICKET, WINDOW, new Rating(5)),
          new RatingLapsed(TICKET, WINDOW),
          new TicketExpired(TICKET));

  @Test
  void everyKindOfEventHasAName() {
    Set<Class<?>> permitted = Set.of(Event.class.getPermittedSubclasses());

    assertEquals(permitted, EventText.kinds());
    assertEquals(permitted, ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()));
  }

  @Test
  void everyEventIsReadAsItWasWritten() {
    assertEquals(ONE_OF_EACH, EventText.events(EventText.text(ONE_OF_EACH)));
  }

  @Test
  void anEventTakesOneLine() {
    assertEquals(
        "ticket-taken\t0123456789ABCDEF\tA1000\ttax\tstatutory\tzh-CN\n"
            + "ticket-called\t0123456789ABCDEF\t7\t0236",
        EventText.text(List.of(ONE_OF_EACH.get(2), ONE_OF_EACH.get(7))));
  }

  @Test
  void theEmptyPlanIsReadAsItWasWritten() {
    List<Event> empty = List.of(new PlanChanged(HallPlan.EMPTY));

    assertEquals(empty, EventText.events(EventText.text(empty)));
  }

  @Test
  void fieldsOfLaterReleasesAreIgnored() {
    assertEquals(
        List.of(new TicketPrinted(TICKET)),
        EventText.events("ticket-printed\t0123456789ABCDEF\tprinter-2\tsoon"));
  }

  @Test
  void anUnknownNameIsRefused() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> EventText.events("ticket-moved\tA\tB"));

    assertEquals(
        "This release does not know the event 'ticket-moved'; a later one wrote it.",
        refused.getMessage());
  }

  @Test
  void aMissingFieldIsRefused() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> EventText.events("ticket-called\t0123456789ABCDEF\t7"));

    assertEquals(
        "Field 4 is missing in 'ticket-called\t0123456789ABCDEF\t7'.", refused.getMessage());
  }

  /// The file only ever gets lines at its end: what a release has written, every later one reads.
  @Test
  void linesOfAllReleasesAreStillRead() throws IOException {
    List<String> lines = Fields.lines(golden());
    List<Event> read = new ArrayList<>();
    for (String line : lines) {
      read.addAll(EventText.events(line));
    }

    assertEquals(lines.size(), read.size());
    assertEquals(ONE_OF_EACH, read.subList(0, ONE_OF_EACH.size()));
    assertEquals(Set.of(Event.class.getPermittedSubclasses()), kinds(read));
  }

  private static Set<Class<?>> kinds(List<Event> events) {
    return events.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static String golden() throws IOException {
    try (var lines = EventTextTest.class.getResourceAsStream("events.golden")) {
      return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
