package hall.app.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the hall lets out to its devices, and what they answer.
class DeviceDeskTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");
  private static final TicketId TICKET = new TicketId("0123456789ABCDEF");

  private final Words words = Words.load();
  private final HallFile file = township();
  private final BlockingQueue<Event> kept = new LinkedBlockingQueue<>();

  @Test
  void whatBecameOfAPaperIsNotedOnceTheRecordCanBeWrittenAgain() throws Exception {
    try (DeviceFloor floor = DeviceFloor.open(List.of(), _ -> {});
        HallLoop loop = new HallLoop(hall(), new FullOnce(), new HallClock(() -> MORNING))) {
      loop.start(new DeviceDesk(file, words, floor, new PaperDesk(file, words, floor, loop)));
      var _ =
          loop.submit(
              new Request(
                  new Command.TakeTicket(
                      TICKET, file.services().getFirst().id(), Priority.ORDINARY, "zh-CN"),
                  new Actor(Actor.Role.KIOSK, "kiosk-1"),
                  RequestKey.NONE),
              (_, _) -> TICKET);

      Event.TicketTaken taken = (Event.TicketTaken) kept.poll(10, TimeUnit.SECONDS);
      assertEquals(TICKET, taken.ticket());
      assertEquals(
          new Event.PrintFailed(TICKET, "no-printer"),
          kept.poll(10, TimeUnit.SECONDS),
          "the floor has no printer, and the disk was full when it said so");
    }
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

  /// A disk that is full for one write, the second.
  private final class FullOnce implements HallRecord {

    private final List<Entry> entries = new ArrayList<>();
    private int writes;

    @Override
    public void append(List<Entry> group) throws IOException {
      writes++;
      if (writes == 2) {
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
