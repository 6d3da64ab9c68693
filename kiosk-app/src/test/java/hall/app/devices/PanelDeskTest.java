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
import hall.device.DeviceEvent;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceSetup;
import hall.device.gpio.Board;
import hall.device.line.LoopLine;
import hall.profile.Capabilities.Pin;
import hall.profile.Profiles;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Buttons, lamps and buzzers at a kiosk and at a window.
class PanelDeskTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");
  private static final WindowId WINDOW = new WindowId(1);

  private final BlockingQueue<String> wires = new LinkedBlockingQueue<>();
  private final BlockingQueue<Event> kept = new LinkedBlockingQueue<>();

  @Test
  void theButtonAtTheKioskTakesANumberAndThatAtTheWindowCallsIt() throws Exception {
    try (Stage stage = new Stage("panel-1: { profile: gpio-panel, port: /dev/gpiochip0, %s }")) {
      stage.press("kiosk");
      Event.TicketTaken taken = (Event.TicketTaken) next(Event.TicketTaken.class);
      assertEquals(stage.file.services().getFirst().id(), taken.service());

      stage.signOn();
      stage.press("window");
      assertEquals(taken.ticket(), ((Event.TicketCalled) next(Event.TicketCalled.class)).ticket());
    }
  }

  @Test
  void theLampAtTheWindowIsLitWhileSomebodyIsCalled() throws Exception {
    try (Stage stage = new Stage("panel-1: { profile: gpio-panel, port: /dev/gpiochip0, %s }")) {
      stage.press("kiosk");
      stage.signOn();
      wires.clear();
      stage.press("window");
      assertEquals("window call-lamp true", wires.poll(10, TimeUnit.SECONDS));
      assertEquals("window call-buzzer true", wires.poll(10, TimeUnit.SECONDS));
      assertEquals("window call-buzzer false", wires.poll(10, TimeUnit.SECONDS));
      stage.submit(new Command.Start(WINDOW));
      assertEquals("window call-lamp false", wires.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void theLampAtTheKioskIsLitWhenAPaperDidNotComeOut() throws Exception {
    try (Stage stage = new Stage("panel-1: { profile: gpio-panel, port: /dev/gpiochip0, %s }")) {
      stage.press("kiosk");
      TicketId ticket = ((Event.TicketTaken) next(Event.TicketTaken.class)).ticket();
      stage.note(ticket, "paper-out");
      assertEquals("kiosk call-lamp true", wires.poll(10, TimeUnit.SECONDS));
      assertEquals("kiosk call-buzzer true", wires.poll(10, TimeUnit.SECONDS));
      assertEquals("kiosk call-buzzer false", wires.poll(10, TimeUnit.SECONDS));
      stage.note(ticket, "");
      assertEquals("kiosk call-lamp false", wires.poll(10, TimeUnit.SECONDS));
    }
  }

  private Event next(Class<? extends Event> kind) throws InterruptedException {
    Event event = kept.poll(10, TimeUnit.SECONDS);
    while (event != null && !kind.isInstance(event)) {
      event = kept.poll(10, TimeUnit.SECONDS);
    }
    return Optional.ofNullable(event).orElseThrow();
  }

  /// The township with a panel at its kiosk and one at window 1, each on a board of its own.
  private final class Stage implements AutoCloseable {

    final HallFile file;
    private final List<DeviceFloor> floors = new ArrayList<>();
    private final HallLoop loop;
    private final List<PanelDesk> desks = new ArrayList<>();

    Stage(String panel) throws Exception {
      String township = Files.readString(Path.of("../halls/township.yaml"));
      String kiosk = panel.formatted("kiosk: kiosk-1").replace("panel-1", "kiosk");
      String window =
          panel.formatted("window: 1").replace("panel-1", "window").replace("chip0", "chip1");
      String yaml =
          township.replaceFirst("\ndevices:\n", "\ndevices:\n  " + kiosk + "\n  " + window + "\n");
      file =
          switch (new HallReader(new ShippedProfiles(), Words.load())
              .read(yaml.getBytes(StandardCharsets.UTF_8), Path.of("../halls"))) {
            case Reading.Good(var read) -> read;
            case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
          };
      loop = new HallLoop(hall(), new Memory(), new HallClock(() -> MORNING));
      List<DeviceSetup> setups =
          List.of("kiosk", "window").stream()
              .map(id ->
                  new DeviceSetup(
                      new DeviceId(id),
                      Profiles.shipped().find("gpio-panel").orElseThrow(),
                      "gpio",
                      0))
              .toList();
      var ready = new LinkedBlockingQueue<DeviceEvent>();
      for (DeviceSetup setup : setups) {
        floors.add(
            DeviceFloor.open(
                List.of(setup),
                ready::add,
                (_, _, _) -> new LoopLine((_, _) -> {}),
                () -> Optional.of(new Wires(setup.id().value()))));
        ready.poll(10, TimeUnit.SECONDS);
      }
      floors.forEach(floor -> desks.add(new PanelDesk(file, floor, loop)));
      loop.start(HallLoop.Outlet.all(List.copyOf(desks)));
      wires.clear();
    }

    void press(String panel) {
      desks
          .getFirst()
          .pressed(new DeviceEvent.ButtonPressed(new DeviceId(panel), "take-button", MORNING));
    }

    void signOn() {
      submit(new Command.SignOn(WINDOW, file.staff().getFirst().id()));
    }

    void submit(Command command) {
      submit(command, new Actor(Actor.Role.CLERK, new ClerkId("0236").value()));
    }

    void note(TicketId ticket, String problem) {
      submit(new Command.NotePaper(ticket, problem), new Actor(Actor.Role.PRINTER, "printer-1"));
    }

    private void submit(Command command, Actor actor) {
      loop.submit(new Request(command, actor, RequestKey.NONE), (_, _) -> actor).join();
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

    @Override
    public void close() {
      loop.close();
      floors.forEach(DeviceFloor::close);
    }

    private final class Memory implements HallRecord {

      @Override
      public void append(List<Entry> group) {
        group.forEach(entry -> kept.addAll(entry.events()));
      }

      @Override
      public Hall hall() {
        return Stage.this.hall();
      }

      @Override
      public void reopen() {}
    }
  }

  /// A board that writes down what is switched. Both panels hear of every call, each on its own.
  private final class Wires implements Board {

    private final String panel;

    Wires(String panel) {
      this.panel = panel;
    }

    @Override
    public boolean hasPins() {
      return true;
    }

    @Override
    public void button(Pin pin, Consumer<Boolean> changed) {
      changed.accept(false);
    }

    @Override
    public Lamp lamp(Pin pin) {
      return on -> wires.add(panel + " " + pin.name() + " " + on);
    }

    @Override
    public Optional<Chip> chip(int bus, int select, int baud) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
