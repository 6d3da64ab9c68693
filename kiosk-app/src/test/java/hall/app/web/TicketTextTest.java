package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.config.HallFile;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is written straight out is what the tree says, whatever has become of a ticket.
class TicketTextTest {

  private static final int PRESSES = 4_000;
  private static final List<String> LANGUAGES =
      List.of(
          "zh-CN", "en", "", "\"", "\\", "\n\u0001", "维吾尔", "\uD83D\uDE00", "</script>", "\u2028");
  private static final List<String> PAPERS = List.of("", "", "", "paper-out", "\"jam\"");

  private final HallFile file = OpenHall.demonstration();
  private final Views views = new Views(file);
  private final TicketText text = new TicketText(views);
  private final Random chance = new Random(7);
  private final Hall hall = new Hall();
  private final List<WindowId> windows = file.windows().stream().map(HallFile.Window::id).toList();
  private Instant now = Instant.parse("2026-03-02T02:00:00Z");

  @Test
  void everyTicketOfADayReadsAsItsTree() {
    open();
    Set<String> stages = new TreeSet<>();

    for (int press = 0; press < PRESSES; press++) {
      press();
      for (Ticket ticket : someTickets()) {
        assertEquals(Json.text(views.ticket(ticket)), text.of(ticket));
        assertEquals(Json.text(views.ticketWithAhead(ticket, hall)), text.withAhead(ticket, hall));
        stages.add(ticket.stage().getClass().getSimpleName());
      }
    }

    assertTrue(
        stages.containsAll(Set.of("Waiting", "Called", "Serving", "Done", "NoShow")),
        stages.toString());
  }

  private void open() {
    List<Event> events =
        List.of(
            new Event.PlanChanged(file.plan()),
            new Event.DayOpened(file.calendar().businessDay(now)));
    hall.apply(new Entry(1, now, Actor.CALENDAR, RequestKey.NONE, events));
    for (int i = 0; i < windows.size(); i++) {
      decide(new Command.SignOn(windows.get(i), file.staff().get(i).id()));
    }
  }

  private void press() {
    now = now.plusMillis(chance.nextInt(3) * 250L);
    WindowId window = windows.get(chance.nextInt(windows.size()));
    decide(
        switch (chance.nextInt(8)) {
          case 0 -> new Command.CallNext(window);
          case 1 -> new Command.Start(window);
          case 2 -> new Command.Recall(window);
          case 3 -> chance.nextInt(4) == 0 ? new Command.MarkNoShow(window) : paper();
          case 4 -> new Command.End(window);
          case 5 -> paper();
          default -> take();
        });
  }

  private Command take() {
    byte[] bytes = new byte[10];
    chance.nextBytes(bytes);
    List<ServicePlan> services = file.plan().services();
    return new Command.TakeTicket(
        TicketId.of(bytes),
        services.get(chance.nextInt(services.size())).id(),
        chance.nextBoolean() ? Priority.ORDINARY : Priority.STATUTORY,
        LANGUAGES.get(chance.nextInt(LANGUAGES.size())));
  }

  private Command paper() {
    List<Ticket> all = List.copyOf(hall.tickets());
    return all.isEmpty()
        ? take()
        : new Command.NotePaper(
            all.get(chance.nextInt(all.size())).id(), PAPERS.get(chance.nextInt(PAPERS.size())));
  }

  private void decide(Command command) {
    Request request = new Request(command, new Actor(Actor.Role.KIOSK, "k"), RequestKey.NONE);
    if (hall.decide(request, now) instanceof Accepted(var events) && !events.isEmpty()) {
      hall.apply(new Entry(hall.seq() + 1, now, request.actor(), request.key(), events));
    }
  }

  /// The newest and a few of the others.
  private List<Ticket> someTickets() {
    List<Ticket> all = List.copyOf(hall.tickets());
    return all.isEmpty()
        ? List.of()
        : List.of(
            all.getLast(),
            all.get(chance.nextInt(all.size())),
            all.get(chance.nextInt(all.size())));
  }
}
