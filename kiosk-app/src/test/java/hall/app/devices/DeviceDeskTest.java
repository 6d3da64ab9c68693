package hall.app.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.config.HallFile;
import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.loop.HallRecord;
import hall.app.words.Words;
import hall.device.DeviceFloor;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the hall lets out to its devices, and what they answer.
class DeviceDeskTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");
  private static final int RUSH = 100;
  private static final TicketId TICKET = new TicketId("0123456789ABCDEF");
  private static final TicketId WALK_IN = new TicketId("FEDCBA9876543210");

  private final Words words = Words.load();
  private final HallFile file = township();
  private final BlockingQueue<Event> kept = new LinkedBlockingQueue<>();

  @Test
  void whatBecameOfAPaperIsNotedOnceTheRecordCanBeWrittenAgain() throws Exception {
    try (DeviceFloor floor = DeviceFloor.open(List.of(), _ -> {});
        HallLoop loop = new HallLoop(hall(), new Memory(2), new HallClock(() -> MORNING))) {
      loop.start(new DeviceDesk(file, words, floor, new PaperDesk(file, words, floor, loop)));
      take(TICKET, loop);

      Event.TicketTaken taken = (Event.TicketTaken) kept.poll(10, TimeUnit.SECONDS);
      assertEquals(TICKET, taken.ticket());
      assertEquals(
          new Event.PrintFailed(TICKET, "no-printer"),
          kept.poll(10, TimeUnit.SECONDS),
          "the floor has no printer, and the disk was full when it said so");
    }
  }

  /// Those beyond what a printer keeps waiting are not even offered to it, but all are noted.
  @Test
  void aPrinterThatWasRushedIsOfferedPapersAgain() throws Exception {
    try (DeviceFloor floor = DeviceFloor.open(List.of(), _ -> {});
        HallLoop loop = new HallLoop(hall(), new Memory(0), new HallClock(() -> MORNING))) {
      loop.start(new DeviceDesk(file, words, floor, new PaperDesk(file, words, floor, loop)));
      for (int i = 0; i < RUSH; i++) {
        take(new TicketId("%016d".formatted(i)), loop);
      }
      Set<TicketId> noted = new HashSet<>();
      while (noted.size() < RUSH) {
        if (kept.poll(10, TimeUnit.SECONDS) instanceof Event.PrintFailed failed) {
          assertTrue(Set.of("no-printer", "queue-full").contains(failed.problem()));
          noted.add(failed.ticket());
        }
      }

      take(TICKET, loop);

      assertEquals(TICKET, ((Event.TicketTaken) kept.poll(10, TimeUnit.SECONDS)).ticket());
      assertEquals(new Event.PrintFailed(TICKET, "no-printer"), kept.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoIsServedWithoutANumberGetsNoPaper() throws Exception {
    try (DeviceFloor floor = DeviceFloor.open(List.of(), _ -> {});
        HallLoop loop = new HallLoop(hall(), new Memory(0), new HallClock(() -> MORNING))) {
      loop.start(new DeviceDesk(file, words, floor, new PaperDesk(file, words, floor, loop)));
      HallPlan.WindowPlan window = file.plan().windows().getFirst();
      press(new Command.SignOn(window.id(), file.staff().getFirst().id()), loop);
      press(
          new Command.ServeWalkIn(window.id(), WALK_IN, window.services().getFirst(), "en"), loop);
      take(TICKET, loop);

      List<Event> events = new ArrayList<>();
      while (events.isEmpty() || !(events.getLast() instanceof Event.PrintFailed)) {
        events.add(Objects.requireNonNull(kept.poll(10, TimeUnit.SECONDS)));
      }
      assertTrue(
          events.stream().anyMatch(event -> event instanceof Event.ServiceStarted), "served");
      assertEquals(new Event.PrintFailed(TICKET, "no-printer"), events.getLast());
    }
  }

  private static void press(Command command, HallLoop loop) {
    Actor clerk = new Actor(Actor.Role.CLERK, "");
    var _ = loop.submit(new Request(command, clerk, RequestKey.NONE), (_, _) -> true);
  }

  private void take(TicketId ticket, HallLoop loop) {
    var _ =
        loop.submit(
            new Request(
                new Command.TakeTicket(
                    ticket, file.services().getFirst().id(), Priority.ORDINARY, "zh-CN"),
                new Actor(Actor.Role.KIOSK, "kiosk-1"),
                RequestKey.NONE),
            (_, _) -> ticket);
  }

  private HallFile township() {
    return switch (new HallReader(new ShippedProfiles(), words).readShipped("township")) {
      case Reading.Good(var read) -> read;
      case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private Hall hall() {
    Hall hall = new Hall();
    List<Event> events =
        List.of(
            new Event.PlanChanged(file.plan()),
            new Event.DayOpened(file.calendar().businessDay(MORNING)));
    hall.apply(new Entry(1, MORNING, Actor.CALENDAR, RequestKey.NONE, events));
    return hall;
  }

  /// A record whose disk is full for one write; 0 for none.
  private final class Memory implements HallRecord {

    private final List<Entry> entries = new ArrayList<>();
    private final int full;
    private int writes;

    Memory(int full) {
      this.full = full;
    }

    @Override
    public void append(List<Entry> group) throws IOException {
      writes++;
      if (writes == full) {
        throw new IOException("No space left on device");
      }
      entries.addAll(group);
      group.forEach(entry -> kept.addAll(entry.events()));
    }

    @Override
    public Hall hall() {
      Hall hall = DeviceDeskTest.this.hall();
      entries.forEach(hall::apply);
      return hall;
    }

    @Override
    public void reopen() {}
  }
}
