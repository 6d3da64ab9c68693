package hall.device.gpio;

import hall.device.Cause;
import hall.device.DeviceEvent;
import hall.device.Report;
import hall.device.State;
import hall.device.line.Alarm;
import hall.device.line.Pace;
import hall.profile.Capabilities.Panel;
import hall.profile.Capabilities.Pin;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A panel of buttons and lamps. Where the machine has no pins it is absent, and the hall goes on
/// without it.
public final class GpioPanel implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(GpioPanel.class.getName());
  private static final String BUTTON = "button";
  private static final String PAPER_LOW = "paper-low";
  private static final String LAMP = "lamp";
  private static final String BUZZER = "buzzer";

  /// Nobody's paper comes and goes faster.
  private static final Duration PAPER_SETTLES = Duration.ofMillis(500);

  private final Panel panel;
  private final Pace pace;
  private final Report report;
  private final Map<String, Board.Lamp> lamps = new HashMap<>();
  private final Map<String, Boolean> wanted = new HashMap<>();
  private final Set<String> stuck = new HashSet<>();
  private final Alarm quiet;
  private boolean paperLow;
  private boolean closed;

  /// A panel whose pins are not taken yet.
  public GpioPanel(Panel panel, Pace pace, Report report) {
    this.panel = panel;
    this.pace = pace;
    this.report = report;
    quiet = new Alarm(pace, () -> ofRole(BUZZER).forEach(name -> light(name, false)));
  }

  /// Looks for the pins, which may take a second, on a thread of its own. Whoever found them lets
  /// go of them.
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
      return;
    }
    if (found.filter(Board::hasPins).isEmpty()) {
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
    switch (pin.role()) {
      case BUTTON -> takeButton(pins, pin);
      case PAPER_LOW -> takePaper(pins, pin);
      default -> lamps.put(pin.name(), pins.lamp(pin));
    }
  }

  private void takePaper(Board pins, Pin pin) {
    Duration settles = Duration.ofMillis(Math.max(pin.debounceMillis(), PAPER_SETTLES.toMillis()));
    var contact =
        new Contact(
            settles,
            pace,
            low -> {
              paperLow = low;
              report();
            });
    pins.button(pin, closes -> pace.soon(() -> contact.is(closes)));
  }

  private void takeButton(Board pins, Pin pin) {
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
    if (stuck.isEmpty()) {
      report.is(State.READY, paperLow ? Cause.PAPER_NEAR_END : Cause.NONE);
    } else {
      report.is(State.FAULT, Cause.BUTTON_STUCK);
    }
  }

  /// From now on the lamp or buzzer of that name is to be on or off.
  public void light(String name, boolean on) {
    wanted.put(name, on);
    Board.Lamp lamp = lamps.get(name);
    if (lamp != null) {
      lamp.turn(on);
    }
  }

  /// From now on all lamps of the panel are to be on or off.
  public void lamps(boolean on) {
    ofRole(LAMP).forEach(name -> light(name, on));
  }

  /// Sounds all buzzers of the panel for so long.
  public void buzz(Duration length) {
    ofRole(BUZZER).forEach(name -> light(name, true));
    quiet.in(length);
  }

  private List<String> ofRole(String role) {
    return panel.pins().stream().filter(pin -> pin.role().equals(role)).map(Pin::name).toList();
  }

  @Override
  public void close() {
    closed = true;
    quiet.clear();
  }
}
