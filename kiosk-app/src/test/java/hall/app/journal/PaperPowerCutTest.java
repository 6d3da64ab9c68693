package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.LostPapers;
import hall.app.journal.SimulatedDisk.PowerCut;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The power fails at every step of the disk while a number is taken and its paper printed, and
/// once more at every step of the start after that. One paper is out in the end, or one and one
/// that is marked; and all bear one number. Where the second cut falls between the word that the
/// paper comes out once more and the paper itself, it is offered, for nobody knows.
class PaperPowerCutTest {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
  private static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.EPOCH, ClockQuality.SYNCED);
  private static final HallPlan PLAN = MadeUpDays.plan(20);
  private static final TicketId TICKET = new TicketId("0123456789ABCDEF");
  private static final Actor KIOSK = new Actor(Actor.Role.KIOSK, "kiosk-1");

  @Test
  void onePaperOrOneAndOneMarkedIsOut() throws IOException {
    int steps = run(new SimulatedDisk(), new ArrayList<>());
    assertTrue(steps > 6);
    for (int first = 1; first <= steps + 1; first++) {
      for (int second = 1; second <= steps + 1; second++) {
        twice(first, second);
      }
    }
  }

  @Test
  void afterOneCutThereIsAlwaysAPaper() throws IOException {
    int steps = run(new SimulatedDisk(), new ArrayList<>());
    for (int cut = 1; cut <= steps; cut++) {
      for (int seed = 0; seed < 8; seed++) {
        List<String> papers = new ArrayList<>();
        SimulatedDisk disk = new SimulatedDisk();
        disk.cutPowerAt(cut);
        run(disk, papers);
        run(disk.afterPowerCut(new Random(seed)), papers);

        assertTrue(!papers.isEmpty(), "cut at " + cut + ", seed " + seed);
        assertTrue(papers.stream().distinct().count() == papers.size(), papers.toString());
      }
    }
  }

  private static void twice(int first, int second) throws IOException {
    Random chance = new Random(first * 100L + second);
    List<String> papers = new ArrayList<>();
    SimulatedDisk disk = new SimulatedDisk();
    disk.cutPowerAt(first);
    run(disk, papers);
    SimulatedDisk again = disk.afterPowerCut(chance);
    again.cutPowerAt(second);
    run(again, papers);
    SimulatedDisk last = again.afterPowerCut(chance);
    run(last, papers);

    String where = "cut at %d and %d: %s".formatted(first, second, papers);
    assertTrue(papers.stream().filter("A001"::equals).count() <= 1, where);
    assertTrue(papers.stream().filter("A001 again"::equals).count() <= 1, where);
    assertEquals(List.of(), papers.stream().filter(paper -> !paper.startsWith("A001")).toList());
    try (FileJournal journal = SmallGroups.open(last, CLOCK)) {
      assertEquals(1, journal.hall().tickets().size(), where);
      Ticket ticket = journal.hall().tickets().getFirst();
      boolean isOffered = ticket.paper() instanceof Ticket.Paper.Failed;
      assertTrue(!papers.isEmpty() || (isOffered && ticket.visit().reprints() == 1), where);
    }
  }

  /// A start of the house, and then a citizen, if none has come yet.
  private static int run(SimulatedDisk disk, List<String> papers) throws IOException {
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      House house = new House(journal, journal.hall(), papers);
      for (TicketId id : LostPapers.pending(house.hall)) {
        house.keep(new Command.NotePaper(id, LostPapers.INTERRUPTED));
      }
      for (Ticket ticket : LostPapers.unsettled(house.hall)) {
        house.keep(new Command.Reprint(ticket.id()));
        house.print(" again");
      }
      if (house.hall.ticket(TICKET).isEmpty()) {
        house.keep(new Command.ChangePlan(PLAN));
        house.keep(new Command.KeepTime());
        house.keep(
            new Command.TakeTicket(
                TICKET, PLAN.services().getFirst().id(), Priority.ORDINARY, "zh-CN"));
        house.print("");
      }
    } catch (PowerCut cut) {
      assertTrue(disk.steps() > 0);
    }
    return disk.steps();
  }

  private record House(FileJournal journal, Hall hall, List<String> papers) {

    /// What is kept may be let out.
    void keep(Command command) throws IOException {
      if (hall.decide(new Request(command, KIOSK, RequestKey.NONE), AT)
              instanceof Accepted(var events)
          && !events.isEmpty()) {
        Entry entry = new Entry(hall.seq() + 1, AT, KIOSK, RequestKey.NONE, events);
        journal.append(List.of(entry));
        hall.apply(entry);
      }
    }

    void print(String mark) throws IOException {
      papers.add(hall.ticket(TICKET).orElseThrow().number() + mark);
      keep(new Command.NotePaper(TICKET, ""));
    }
  }
}
