package hall.app;

import hall.app.clock.ClockLadder;
import hall.app.clock.ClockWatch;
import hall.app.config.HallFile;
import hall.app.config.RulesEdit;
import hall.app.copies.Copies;
import hall.app.day.DayTrials;
import hall.app.devices.DeviceDesk;
import hall.app.devices.DeviceViews;
import hall.app.devices.Equipment;
import hall.app.devices.KeyDesk;
import hall.app.devices.PanelDesk;
import hall.app.devices.PaperDesk;
import hall.app.devices.PersonKeyFile;
import hall.app.devices.Plugs;
import hall.app.devices.ReadingDesk;
import hall.app.health.Alarms;
import hall.app.health.DiskWatch;
import hall.app.health.RecordTrouble;
import hall.app.install.KeyEcho;
import hall.app.install.Workbench;
import hall.app.journal.DataFolderInUse;
import hall.app.journal.FileJournal;
import hall.app.journal.JournalDamaged;
import hall.app.journal.Opening;
import hall.app.journal.RecordClock;
import hall.app.loop.BoxClock;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.loop.NotIssuing;
import hall.app.sim.Simulation;
import hall.app.view.HallView;
import hall.app.view.ViewWitness;
import hall.app.web.HallServer;
import hall.app.web.RecordState;
import hall.app.words.Words;
import hall.device.DeviceFloor;
import hall.device.card.PersonKey;
import hall.device.plug.Sockets;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import hall.queue.Refusal;
import hall.queue.Request;
import hall.queue.RequestKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// A hall with its doors open: the record, the loop, the devices and the faces, wired together by
/// hand, from the truth outward. Closing it is the same way back.
public final class House implements AutoCloseable {

  private static final Actor MANAGER = new Actor(Actor.Role.MANAGER, "hall.yaml");

  private final Closing closing = new Closing();
  private final Alarms alarms = new Alarms();
  private final HallFile file;
  private final Words words;
  private final FileJournal journal;
  private final DiskWatch disk;
  private final Copies copies;
  private final HallLoop loop;
  private final ClockLadder ladder;
  private final ClockWatch watch;
  private Optional<URI> centre = Optional.empty();
  private int port;

  /// What a house is opened with.
  ///
  /// @param file the hall; its port may be 0 for any free one
  /// @param data the folder of the record
  /// @param clock the box's ([hall.app.loop.BoxClock]), or one that is right by definition
  /// @param rules the hall file's call rules, to be tried otherwise
  public record Setup(HallFile file, Words words, Path data, InstantSource clock, RulesEdit rules) {

    /// The same by another clock.
    Setup by(InstantSource other) {
      return new Setup(file, words, data, other, rules);
    }
  }

  /// Opens the house.
  ///
  /// @throws StartRefused with the sentence that says what to do; nothing stays open then
  public static House open(Setup setup) throws StartRefused {
    return new House(setup);
  }

  private House(Setup setup) throws StartRefused {
    file = setup.file();
    words = setup.words().with(file.texts());
    ladder = new ClockLadder(BoxClock.of(setup.clock()));
    journal = openJournal(setup, ladder);
    closing.add("the record", journal);
    disk = closing.add("the disk", DiskWatch.open(setup.data(), journal, alarms, setup.clock()));
    copies =
        closing.add(
            "the copies", Copies.open(file, setup.data(), journal, alarms, disk, setup.clock()));
    boolean open = false;
    try {
      RecordLoss.tell(journal.opening(), file.calendar(), setup.clock().instant(), alarms);
      long before = journal.head().seq();
      Hall told = told(setup);
      HallClock clock = ladder.clock(told.at());
      Setup timed = setup.by(clock);
      Hall hall = begin(told, timed);
      loop = new HallLoop(hall, disk.guard(new JournalRecord(journal)), clock);
      watch = new ClockWatch(ladder, new ClockWatch.Hall(clock, loop, journal, before + 1), alarms);
      openDoors(timed, hall);
      closing.add("the clock's watch", watch.begin());
      open = true;
    } catch (IOException e) {
      throw new StartRefused("data-unusable", folder(setup.data(), e), e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotIssuing trouble) {
        throw new StartRefused("data-unusable", folder(setup.data(), trouble), e);
      }
      throw e;
    } finally {
      if (!open) {
        closing.close();
      }
    }
  }

  private static FileJournal openJournal(Setup setup, RecordClock clock) throws StartRefused {
    try {
      ViewWitness view = new ViewWitness(setup.data(), setup.file().plan());
      return openRecord(setup.data(), clock, view);
    } catch (IOException e) {
      throw RecordLoss.refused(setup.data(), e);
    }
  }

  /// A full disk does not keep the hall from starting either.
  private static FileJournal openRecord(Path data, RecordClock clock, ViewWitness view)
      throws IOException {
    try {
      return FileJournal.open(data, clock, view);
    } catch (DataFolderInUse | JournalDamaged e) {
      throw e;
    } catch (IOException refused) {
      if (!DiskWatch.makeRoomToStart(data, refused)) {
        throw refused;
      }
      return FileJournal.open(data, clock, view);
    }
  }

  private static Map<String, ?> folder(Path data, Exception e) {
    return Map.of("folder", data, "cause", String.valueOf(e.getMessage()));
  }

  /// A new record begins with the plan, so that its first business day is the calendar's own.
  private Hall begin(Hall hall, Setup setup) throws IOException {
    if (hall.plan().equals(HallPlan.EMPTY)) {
      Event plan = new Event.PlanChanged(file.plan());
      Instant now = setup.clock().instant();
      Entry first = new Entry(hall.seq() + 1, now, MANAGER, RequestKey.NONE, List.of(plan));
      journal.append(List.of(first));
      hall.apply(first);
    }
    return hall;
  }

  private Hall told(Setup setup) throws IOException, StartRefused {
    try {
      return journal.hall();
    } catch (JournalDamaged e) {
      throw RecordLoss.refused(setup.data(), e);
    }
  }

  private void openDoors(Setup setup, Hall hall) throws StartRefused {
    Vertx vertx = vertx();
    closing.add("the network", () -> await(vertx.close()));
    Equipment equipment = new Equipment(file);
    Optional<Simulation> simulation = equipment.simulation();
    simulation.ifPresent(lines -> closing.add("the simulated devices", lines));
    Plugs plugs = new Plugs();
    DeviceFloor floor = DeviceFloor.open(equipment.setups(simulation), personKey(setup), plugs);
    closing.add("the devices", floor);
    DeviceViews views = new DeviceViews(file, floor, setup.clock().instant());
    Reporting reporting =
        Reporting.open(
            vertx,
            file,
            new Reporting.Told(journal, ladder),
            setup.data(),
            file.network().port(),
            closing);
    centre = reporting.demonstration();
    HallServer server = new HallServer(vertx, file, words, setup.clock(), views::list, run());
    PaperDesk papers = new PaperDesk(file, words, floor, loop);
    PanelDesk panels = new PanelDesk(file, floor, loop);
    DeviceDesk desk = new DeviceDesk(file, words, floor, papers);
    RecordTrouble trouble = new RecordTrouble(alarms, setup.clock());
    startLoop(hall, desk, List.of(panels, server.feed(), reporting, trouble));
    layOut();
    new LostPapers(loop, journal, MANAGER).find(papers);
    plugs.connect(
        new KeyDesk(file, loop, floor),
        new ReadingDesk(file, server.readings()),
        () -> retell(server));
    plugs.connect(panels);
    var echo = new KeyEcho();
    plugs.connect(echo);
    Workbench workbench =
        new Workbench(file, words, floor, new Sockets(), echo, () -> showAnew(desk));
    HallView view = closing.add("the view", HallView.open(setup.data(), journal, disk::hasRoom));
    Archive archive = archive(view);
    HallServer.Behind behind =
        new HallServer.Behind(
            loop, simulation, papers, workbench, archive, setup.rules(), archive, watch);
    port = listen(server, behind);
    closing.add("the doors", () -> await(server.close()));
  }

  private PersonKey personKey(Setup setup) throws StartRefused {
    try {
      return PersonKeyFile.open(setup.data(), file.calendar().zone());
    } catch (IOException e) {
      throw new StartRefused("data-unusable", folder(setup.data(), e), e);
    }
  }

  private void startLoop(Hall hall, DeviceDesk desk, List<HallLoop.Outlet> others) {
    SnapshotKeeper snapshots =
        closing.add("the snapshots", new SnapshotKeeper(journal, disk::hasRoom));
    desk.show(hall);
    List<HallLoop.Outlet> outlets = new ArrayList<>(List.of(desk));
    outlets.addAll(others);
    outlets.add(snapshots);
    DaySealer seals = closing.add("the seals", new DaySealer(journal, loop));
    outlets.add(seals);
    loop.start(HallLoop.Outlet.all(outlets));
    seals.look();
    closing.add("the loop", () -> closeLoop(snapshots));
  }

  /// What the hall remembers at its end is kept, so that the next start is quick.
  private void closeLoop(SnapshotKeeper snapshots) {
    Optional<HallMemory> last =
        loop.read(Hall::memory).thenApply(Optional::of).exceptionally(_ -> Optional.empty()).join();
    loop.close();
    last.filter(memory -> memory.seq() > 0).ifPresent(snapshots::keep);
  }

  private HallServer.Run run() {
    byte[] chance = new byte[6];
    new SecureRandom().nextBytes(chance);
    return new HallServer.Run(
        (int) journal.epoch(), HexFormat.of().formatHex(chance), centre, alarms, this::recordState);
  }

  private RecordState recordState() {
    return new RecordState(journal.epoch(), journal.head().seq(), disk.state(), copies.state());
  }

  private void showAnew(DeviceDesk desk) {
    var _ =
        loop.read(hall -> {
          desk.showAnew(hall);
          return true;
        });
  }

  private void retell(HallServer server) {
    var _ =
        loop.read(hall -> {
          server.feed().devicesChanged(hall);
          loop.settleSoon();
          return true;
        });
  }

  /// Lets the hall file's layout take effect.
  private void layOut() throws StartRefused {
    Request request = new Request(new Command.ChangePlan(file.plan()), MANAGER, RequestKey.NONE);
    Optional<Refusal> refusal =
        loop.submit(
                request,
                (_, outcome) ->
                    outcome.decision() instanceof Refused(var why)
                        ? Optional.of(why)
                        : Optional.<Refusal>empty())
            .join();
    if (refusal.isPresent()) {
      throw new StartRefused("plan-refused", Map.of("refusal", refusal.get()));
    }
  }

  private int listen(HallServer server, HallServer.Behind behind) throws StartRefused {
    String host = file.network().listen();
    try {
      return await(server.open(behind, host, file.network().port()));
    } catch (IOException e) {
      boolean inUse =
          e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
      throw new StartRefused(
          inUse ? "port-in-use" : "port-refused",
          Map.of(
              "host", host, "port", file.network().port(), "cause", String.valueOf(e.getMessage())),
          e);
    }
  }

  private Archive archive(HallView view) {
    DayTrials trials = closing.add("the trials", new DayTrials(journal.chronicle()));
    return new Archive(journal, view, trials);
  }

  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(4)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false)));
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /// The port of the doors.
  public int port() {
    return port;
  }

  /// Where the demonstration shows what arrived at the centre.
  public Optional<URI> centre() {
    return centre;
  }

  /// What was found when the record was opened.
  public Opening opening() {
    return journal.opening();
  }

  @Override
  public void close() {
    closing.close();
  }
}
