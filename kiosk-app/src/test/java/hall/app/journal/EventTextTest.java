package hall.app.journal;

import static hall.app.journal.EveryEvent.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.queue.Actor;
import hall.queue.CallRules;
import hall.queue.Event;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.TicketPrinted;
import hall.queue.HallPlan;
import hall.queue.LineClass;
import hall.queue.Outcome;
import hall.queue.PauseReason;
import hall.queue.Permission;
import hall.queue.Place;
import hall.queue.Priority;
import hall.queue.Step;
import hall.queue.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventTextTest {

  @Test
  void everyKindOfEventHasAName() {
    Set<Class<?>> permitted = Set.of(Event.class.getPermittedSubclasses());

    assertEquals(permitted, EventText.kinds());
    assertEquals(permitted, kinds(EveryEvent.ALL));
  }

  @Test
  void everyEventIsReadAsItWasWritten() {
    for (Event event : EveryEvent.ALL) {
      assertEquals(List.of(event), EventText.events(EventText.text(List.of(event))));
    }
    assertEquals(EveryEvent.ALL, EventText.events(EventText.text(EveryEvent.ALL)));
  }

  @Test
  void everyChoiceHasANameThatIsItsOwn() {
    check(Names.PRIORITY, Priority.values());
    check(Names.LINE, LineClass.values());
    check(Names.ROLE, Actor.Role.values());
    check(Names.DAY, DayOfWeek.values());
    check(Names.OUTCOME, Outcome.values());
    check(Names.PAUSE, PauseReason.values());
    check(Names.CAUSE, Event.Cause.values());
    check(Names.PERMISSION, Permission.values());
    check(Names.PLACE, Place.values());
    check(Names.RETURN, CallRules.Return.values());
    check(Names.CLOSING, HallPlan.Closing.values());
    check(Names.BY, Step.By.values());
    check(Names.WHY, Why.Kind.values());
    check(Names.SKIPPED, Why.Cause.values());
  }

  @Test
  void aPlainEventTakesOneShortLine() {
    assertEquals(
        """
        ticket-taken\t0123456789ABCDEF\tAB007\ttax\tordinary\ten\tordinary\t1772413323.4
        ticket-called\t0123456789ABCDEF\t7\t0236\trule\t\t\tA012,tax,ordinary,1772413323.4,1772412123.4
        ticket-printed\t0123456789ABCDEF\
        """,
        EventText.text(
            List.of(
                first(Event.TicketTaken.class),
                first(Event.TicketCalled.class),
                new TicketPrinted(TICKET))));
  }

  /// The first of a kind that no older release could have written.
  private static Event first(Class<?> kind) {
    return EveryEvent.ALL.stream()
        .skip(EveryEvent.OF_OLD.size())
        .filter(kind::isInstance)
        .findFirst()
        .orElseThrow();
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
    for (Event event : EveryEvent.ALL.subList(EveryEvent.OF_OLD.size(), EveryEvent.ALL.size())) {
      String line = EventText.text(List.of(event));

      assertEquals(List.of(event), EventText.events(line + "\tlater=thing"));
    }
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

  /// Whatever is cut off or spoilt in a line is refused in a way that a start can tell of.
  @Test
  void aSpoiltLineIsRefusedAndNothingElse() {
    for (Event event : EveryEvent.ALL) {
      String line = EventText.text(List.of(event));
      for (int end = 0; end < line.length(); end++) {
        readOrRefused(line.substring(0, end));
        readOrRefused(line.substring(0, end) + '~' + line.substring(end + 1));
      }
    }
  }

  private static void readOrRefused(String text) {
    try {
      EventText.events(text);
    } catch (IllegalArgumentException | java.time.DateTimeException expected) {
      // Told as unreadable.
    }
  }

  /// The file only ever gets lines at its end: what a release has written, every later one reads.
  @Test
  void linesOfAllReleasesAreStillRead() throws IOException {
    List<Event> read = new ArrayList<>();
    for (String line : Fields.lines(golden())) {
      read.addAll(EventText.events(line));
    }

    assertEquals(EveryEvent.OF_OLD, read.subList(0, EveryEvent.OF_OLD.size()));
    assertEquals(EveryEvent.ALL, read.subList(0, EveryEvent.ALL.size()));
    assertEquals(Set.of(Event.class.getPermittedSubclasses()), kinds(read));
  }

  private static <E extends Enum<E>> void check(Names.Choices<E> names, E[] values) {
    for (E value : values) {
      assertEquals(value, names.of(names.text(value)));
    }
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
