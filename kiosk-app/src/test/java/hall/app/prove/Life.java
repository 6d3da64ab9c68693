package hall.app.prove;

import hall.app.centre.JournalLog;
import hall.app.journal.FileJournal;
import hall.app.journal.SimulatedRecord;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.loop.HallRecord;
import hall.app.loop.NotIssuing;
import hall.app.loop.Outcome;
import hall.app.loop.SteppedLoop;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.report.HallLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// One life of the hall's process, from its start until it ends or is ended: the real record, loop
/// and hall, on the world's disk and clock. What it lets out goes to the simulated devices.
final class Life implements HallLoop.Outlet {

  private static final Actor MANAGER = new Actor(Actor.Role.MANAGER, "hall.yaml");

  private final World world;
  private final Machines machines;
  private final FileJournal journal;
  private final HallRecord record;
  private final SteppedLoop loop;
  private final int snapshotEvery;
  private Hall hall;
  private long turnAt = Long.MAX_VALUE;
  private boolean ended;
  private long snapshotAfter;

  /// The journal, and beside it what it promises.
  private record Written(World world, FileJournal journal) implements HallRecord {

    @Override
    public void append(List<Entry> entries) throws IOException {
      world.promises.trying(entries);
      journal.append(entries);
      world.promises.kept(entries, journal);
    }

    @Override
    public Hall hall() throws IOException {
      return journal.hall();
    }

    @Override
    public void reopen() throws IOException {
      journal.reopen();
      world.promises.reopened();
    }
  }

  /// What stands around the box.
  record Machines(Printers printers, Pads pads, CentreLine line) {}

  private Life(World world, Machines machines, FileJournal journal) throws IOException {
    this.world = world;
    this.machines = machines;
    this.journal = journal;
    record = new Written(world, journal);
    snapshotEvery = 50 + world.chance.nextInt(800);
    hall = journal.hall();
    snapshotAfter = hall.seq() + snapshotEvery;
    HallClock clock = new HallClock(world.time);
    loop = new SteppedLoop(hall, record, clock, world.time::nanos, this);
  }

  /// Starts the process as the house does: the record is opened, the hall made from it, the plan
  /// laid out, and papers nobody knows of are noted.
  static Life begin(World world, Machines machines) throws IOException {
    FileJournal journal = SimulatedRecord.open(world.disk, world.time);
    world.promises.found(journal);
    if (journal.opening().cut().isPresent()) {
      world.tally.add(Tried.TORN);
    }
    if (!journal.opening().passedOver().isEmpty()) {
      world.broken("A snapshot could not be read: " + journal.opening().passedOver());
    }
    Life life = new Life(world, machines, journal);
    life.layOut();
    machines.line.begin(life);
    life.wake(0);
    return life;
  }

  private void layOut() throws IOException {
    if (hall.seq() == 0) {
      Event plan = new Event.PlanChanged(world.plan);
      Entry first = new Entry(1, world.time.instant(), MANAGER, RequestKey.NONE, List.of(plan));
      record.append(List.of(first));
      hall.apply(first);
    }
    tell(new Command.ChangePlan(world.plan), MANAGER);
    for (Ticket ticket : hall.tickets()) {
      if (ticket.paper() instanceof Ticket.Paper.Pending) {
        tell(new Command.NotePaper(ticket.id(), "interrupted"), MANAGER);
      }
    }
  }

  /// A command that nobody waits for.
  void tell(Command command, Actor actor) {
    submit(new Request(command, actor, RequestKey.NONE), (_, _) -> {});
  }

  /// A device's answer, which is told again when it could not be written down.
  void note(Command command, Actor actor, Runnable again) {
    submit(
        new Request(command, actor, RequestKey.NONE),
        (_, refused) -> refused.ifPresent(_ -> again.run()));
  }

  /// Gives a request to the loop, as the doors do.
  ///
  /// @param answered gets the outcome once it is let out, or why there is none
  void submit(Request request, BiConsumer<Optional<Outcome>, Optional<NotIssuing>> answered) {
    if (ended) {
      return;
    }
    var _ =
        loop.submit(request, (_, outcome) -> outcome)
            .handle((outcome, failure) -> {
              boolean isRefused = failure instanceof NotIssuing;
              if (failure != null && !isRefused) {
                world.broken("A request broke the loop: " + failure);
              }
              answered.accept(
                  Optional.ofNullable(outcome),
                  isRefused ? Optional.of((NotIssuing) failure) : Optional.empty());
              return request;
            });
    wake(world.chance.nextInt(4));
  }

  private void wake(long inMillis) {
    long at = world.time.passed() + inMillis;
    if (at < turnAt) {
      turnAt = at;
      world.time.in(inMillis, () -> turn(at));
    }
  }

  private void turn(long due) {
    if (ended || due != turnAt) {
      return;
    }
    turnAt = Long.MAX_VALUE;
    loop.turn();
    wake(Math.max(1, loop.rest().toMillis()));
  }

  /// How the hall stands, as its screens show it.
  Hall hall() {
    return hall;
  }

  boolean isOver() {
    return ended;
  }

  /// The outbox of the centre.
  HallLog log() {
    return new JournalLog(journal);
  }

  /// The process is gone, without a word.
  void end() {
    ended = true;
  }

  /// The process ends in order.
  void stop() throws IOException {
    ended = true;
    if (hall.seq() == journal.head().seq() && hall.seq() > 0) {
      keep(hall.memory());
    }
    journal.close();
  }

  private void keep(HallMemory memory) {
    try {
      journal.keep(memory);
      world.tally.add(Tried.SNAPSHOTS);
    } catch (IOException refused) {
      world.trace.add("no snapshot");
    }
  }

  @Override
  public void kept(List<Entry> entries, Hall next) {
    hall = next;
    world.promises.shown(entries);
    entries.forEach(entry -> machines.printers.print(entry, this));
    entries.forEach(entry -> machines.pads.ask(entry));
    entries.forEach(this::count);
    machines.line.wake();
    if (hall.seq() >= snapshotAfter) {
      snapshotAfter = hall.seq() + snapshotEvery;
      HallMemory memory = hall.memory();
      world.time.in(world.around(300), () -> keepLater(memory));
    }
  }

  private void keepLater(HallMemory memory) {
    if (!ended) {
      keep(memory);
    }
  }

  private void count(Entry entry) {
    for (Event event : entry.events()) {
      switch (event) {
        case Event.TicketTaken _ -> world.tally.add(Tried.TICKETS);
        case Event.TicketCalled _ -> world.tally.add(Tried.CALLS);
        case Event.TicketRated _ -> world.tally.add(Tried.RATINGS);
        default -> {}
      }
    }
  }

  @Override
  public void issuing(Optional<String> trouble, Hall next) {
    hall = next;
  }

  @Override
  public void settle(Hall next, Instant now) {
    hall = next;
  }

  @Override
  public Instant nextEdge(Hall next, Instant now) {
    return Instant.MAX;
  }
}
