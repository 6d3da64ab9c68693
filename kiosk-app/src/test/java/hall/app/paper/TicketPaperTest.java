package hall.app.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.config.HallFile;
import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.words.Words;
import hall.device.printer.Page;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two papers of one number are told apart.
class TicketPaperTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");
  private static final TicketId ID = new TicketId("0123456789ABCDEF");

  private final Words words = Words.load();
  private final HallFile file = demonstration();
  private final TicketPaper paper = new TicketPaper(file, words);

  @Test
  void aPaperAskedForAgainIsMarked() {
    for (String language : words.languages()) {
      Ticket ticket = ticket(language);
      String mark = words.say(language, "paper.again");

      assertEquals(0, marked(paper.of(ticket, 3), mark), language);
      assertEquals(1, marked(paper.again(ticket, 3), mark), language);
      assertEquals(
          1, marked(paper.again(ticket, 3), ticket.number().toString()), "and has its number");
    }
  }

  private static long marked(Page page, String mark) {
    return page.blocks().stream()
        .filter(block -> block instanceof Page.Text text && text.text().equals(mark))
        .count();
  }

  private Ticket ticket(String language) {
    Hall hall = new Hall();
    hall.apply(
        new Entry(
            1,
            MORNING,
            Actor.CALENDAR,
            RequestKey.NONE,
            List.of(
                new Event.PlanChanged(file.plan()),
                new Event.DayOpened(file.calendar().businessDay(MORNING)))));
    Request take =
        new Request(
            new Command.TakeTicket(
                ID, file.services().getFirst().id(), Priority.ORDINARY, language),
            new Actor(Actor.Role.KIOSK, "kiosk-1"),
            RequestKey.NONE);
    if (hall.decide(take, MORNING) instanceof Decision.Accepted(var events)) {
      hall.apply(new Entry(2, MORNING, take.actor(), RequestKey.NONE, events));
    }
    return hall.ticket(ID).orElseThrow();
  }

  private HallFile demonstration() {
    return switch (new HallReader(new ShippedProfiles(), words).readShipped("demonstration")) {
      case Reading.Good(var read) -> read;
      case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
    };
  }
}
