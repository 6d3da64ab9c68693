package hall.app.journal;

import hall.app.health.Alarms;
import hall.app.health.DiskWatch;
import hall.app.health.RecordTrouble;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.loop.HallRecord;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/// A hall with its loop, its journal and its watch on a simulated disk; one ticket at a time.
final class HallOnDisk implements AutoCloseable {

  static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  private static final RecordClock CLOCK = FileJournalTest.fixed(MORNING, ClockQuality.SYNCED);

  final Alarms alarms = new Alarms();
  final FileJournal journal;
  final DiskWatch watch;
  final HallLoop loop;
  private final SimulatedDisk disk;
  private final List<Entry> shown = new CopyOnWriteArrayList<>();
  private int tries;

  HallOnDisk(SimulatedDisk disk) {
    this.disk = disk;
    try {
      journal = FileJournal.open(disk, CLOCK, () -> {});
      Hall hall = journal.hall();
      List<Event> plan = List.of(new Event.PlanChanged(MadeUpDays.plan(20)));
      Entry first = new Entry(1, MORNING, Actor.CALENDAR, RequestKey.NONE, plan);
      journal.append(List.of(first));
      hall.apply(first);
      shown.add(first);
      watch = new DiskWatch(disk, journal, alarms, () -> MORNING);
      loop = new HallLoop(hall, watch.guard(new Bare(journal)), new HallClock(() -> MORNING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RecordTrouble trouble = new RecordTrouble(alarms, () -> MORNING);
    loop.start(HallLoop.Outlet.all(List.of(new Shown(shown), trouble)));
    loop.read(Hall::seq).join();
  }

  /// Takes a number and says which; fails as a citizen's request does.
  int take() {
    byte[] chance = new byte[10];
    chance[9] = (byte) ++tries;
    chance[8] = (byte) (tries >> 8);
    Command take =
        new Command.TakeTicket(
            TicketId.of(chance),
            MadeUpDays.plan(20).services().getFirst().id(),
            Priority.ORDINARY,
            "zh-CN");
    return loop.submit(
            new Request(take, MadeUpDays.KIOSK, RequestKey.NONE),
            (hall, outcome) -> outcome.decision() instanceof Accepted ? hall.tickets().size() : -1)
        .join();
  }

  boolean tryToTake() {
    try {
      return take() > 0;
    } catch (CompletionException refused) {
      return false;
    }
  }

  /// What anybody was shown.
  List<Entry> shown() {
    loop.read(Hall::seq).exceptionally(_ -> 0L).join();
    return List.copyOf(shown);
  }

  /// What the next start would find.
  List<Entry> lasting() throws IOException {
    SimulatedDisk later = disk.copy();
    List<Entry> found = new ArrayList<>();
    try (FileJournal next = FileJournal.open(later, CLOCK, () -> {})) {
      next.read(1, recorded -> found.add(recorded.entry()));
      if (next.hall().seq() != found.size()) {
        throw new IOException("The hall is not what its entries say.");
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    loop.close();
    journal.close();
  }

  private record Bare(FileJournal journal) implements HallRecord {
    @Override
    public void append(List<Entry> entries) throws IOException {
      journal.append(entries);
    }

    @Override
    public Hall hall() throws IOException {
      return journal.hall();
    }

    @Override
    public void reopen() throws IOException {
      journal.reopen();
    }
  }

  private record Shown(List<Entry> entries) implements HallLoop.Outlet {
    @Override
    public void kept(List<Entry> more, Hall hall) {
      entries.addAll(more);
    }

    @Override
    public void settle(Hall hall, Instant now) {}

    @Override
    public void issuing(Optional<String> trouble, Hall hall) {}

    @Override
    public Instant nextEdge(Hall hall, Instant now) {
      return Instant.MAX;
    }
  }
}
