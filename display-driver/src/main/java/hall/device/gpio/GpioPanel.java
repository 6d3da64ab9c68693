package hall.device.gpio;

import hall.device.Cause;
import hall.device.DeviceEvent;
import hall.device.Report;
import hall.device.State;
import hall.device.line.Pace;
import hall.profile.Capabilities.Panel;
import hall.profile.Capabilities.Pin;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A panel of buttons and lamps. Where the machine has no pins it is absent, and the hall goes on
/// without it.
public final class GpioPanel implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(GpioPanel.class.getName());
  private static final String BUTTON = "button";

  private final Panel panel;
  private final Pace pace;
  private final Report report;
  private final Map<String, Board.Lamp> lamps = new HashMap<>();
  private final Map<String, Boolean> wanted = new HashMap<>();
  private final Set<String> stuck = new HashSet<>();
  private Optional<Board> board = Optional.empty();
  private boolean closed;

  /// A panel whose pins are not taken yet.
  public GpioPanel(Panel panel, Pace pace, Report report) {
    this.panel = panel;
    this.pace = pace;
    this.report = report;
  }

  /// Looks for the pins, which may take a second, on a thread of its own.
  public void start(Supplier<Optional<Board>> boards) {
    Thread.ofPlatform()
        .daemon()
        .name("hall-gpio")
        .start(() -> {
          var found = boards.get();
          pace.soon(() -> take(found));
        });
  }

  private void take(Optional<Board> found) {
    if (closed) {
      found.ifPresent(Board::close);
      return;
    }
    board = found;
    if (found.isEmpty()) {
      report.is(State.ABSENT, Cause.GPIO_MISSING);
      return;
    }
    try {
      panel.pins().forEach(pin -> take(found.get(), pin));
      wanted.forEach(this::light);
      report();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A pin of the panel could not be taken.", e);
      report.is(State.FAULT, Cause.DRIVER_FAILED);
    }
  }

  private void take(Board pins, Pin pin) {
    if (!pin.role().equals(BUTTON)) {
      lamps.put(pin.name(), pins.lamp(pin));
      return;
    }
    var button =
        new Button(
            Duration.ofMillis(pin.debounceMillis()),
            Duration.ofMillis(pin.stuckMillis()),
            pace,
            () -> pressed(pin.name()),
            isStuck -> stuck(pin.name(), isStuck));
    pins.button(pin, down -> pace.soon(() -> button.contact(down)));
  }

  private void pressed(String name) {
    report.happened((device, at) -> new DeviceEvent.ButtonPressed(device, name, at));
  }

  private void stuck(String name, boolean isStuck) {
    if (isStuck) {
      stuck.add(name);
    } else {
      stuck.remove(name);
    }
    report();
  }

  private void report() {
    report.is(
        stuck.isEmpty() ? State.READY : State.FAULT,
        stuck.isEmpty() ? Cause.NONE : Cause.BUTTON_STUCK);
  }

  /// From now on the lamp or buzzer of that name is to be on or off.
  public void light(String name, boolean on) {
    wanted.put(name, on);
    Board.Lamp lamp = lamps.get(name);
    if (lamp != null) {
      lamp.turn(on);
    }
  }

  @Override
  public void close() {
    closed = true;
    board.ifPresent(Board::close);
    board = Optional.empty();
  }
}
