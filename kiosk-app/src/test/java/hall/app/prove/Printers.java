package hall.app.prove;

import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.TicketId;
import java.util.HashMap;
import java.util.Map;

/// The kiosks' printers, which answer soon, late, twice or never, and now and then are dead.
final class Printers {

  private static final int LATE = 60_000;

  private final World world;
  private final Map<String, Long> deadUntil = new HashMap<>();

  Printers(World world) {
    this.world = world;
  }

  /// For so long the printer of a kiosk answers nothing.
  void kill(String kiosk, long millis) {
    deadUntil.put(kiosk, world.time.passed() + millis);
    world.tally.add(Tried.PRINTER_DEAD);
  }

  /// Prints what the entry gave out. Whoever is served at once needs no paper.
  void print(Entry entry, Life life) {
    boolean isWalkIn =
        entry.events().stream().anyMatch(event -> event instanceof Event.TicketCalled);
    for (Event event : entry.events()) {
      if (event instanceof Event.TicketTaken taken && !isWalkIn) {
        print(taken.ticket(), entry.actor().name(), life);
      } else if (event instanceof Event.ReprintAsked asked) {
        print(asked.ticket(), entry.actor().name(), life);
      }
    }
  }

  private void print(TicketId ticket, String kiosk, Life life) {
    boolean isDead = deadUntil.getOrDefault(kiosk, 0L) > world.time.passed();
    if (!world.calm && (isDead || world.oneIn(40))) {
      world.tally.add(Tried.PAPERS_SILENT);
      if (isDead) {
        answer(ticket, kiosk, life, "no-answer", 10_000);
      }
      return;
    }
    String problem = world.oneIn(20) ? "paper-out" : "";
    boolean isLate = world.oneIn(20);
    answer(ticket, kiosk, life, problem, isLate ? world.around(LATE) : world.around(1_500));
    if (isLate) {
      world.tally.add(Tried.PAPERS_LATE);
    }
    if (world.oneIn(25)) {
      answer(ticket, kiosk, life, "", world.around(3_000));
      world.tally.add(Tried.PAPERS_TWICE);
    }
  }

  /// The process that asked hears it; what it cannot write down it tries again.
  private void answer(TicketId ticket, String kiosk, Life life, String problem, long millis) {
    world.time.in(millis, () -> note(ticket, kiosk, life, problem));
  }

  private void note(TicketId ticket, String kiosk, Life life, String problem) {
    if (life.isOver()) {
      return;
    }
    Actor printer = new Actor(Actor.Role.PRINTER, "printer-" + kiosk);
    life.note(
        new Command.NotePaper(ticket, problem),
        printer,
        () -> answer(ticket, kiosk, life, problem, 2_000));
  }
}
