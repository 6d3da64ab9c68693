package hall.device.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.io.gpio.digital.DigitalState;
import hall.device.Cause;
import hall.device.DeviceEvent;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceSetup;
import hall.device.State;
import hall.device.line.HandPace;
import hall.device.line.LoopLine;
import hall.profile.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A panel of buttons and lamps, over Pi4J with a library of our own, and over none.
class GpioPanelTest {

  private static final DeviceId PANEL = new DeviceId("panel");
  private static final int LAMP = 17;
  private static final int BUTTON = 22;
  private static final int BUZZER = 27;
  private static final int PAPER = 23;

  private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();

  @Test
  void aMachineWithoutPinsHasNoPanelAndNothingFails() throws Exception {
    try (var floor =
        open(() -> PiBoard.found(() -> Pi4J.newContextBuilder().autoDetect().build()))) {
      assertEquals("ABSENT gpio-missing", status());
      floor.light(PANEL, "call-lamp", true);
      assertEquals(State.ABSENT, floor.statuses().values().iterator().next().state());
    }
  }

  @Test
  void aButtonIsPressedOnceAndALampIsLitAndGoesOutAtTheEnd() throws Exception {
    var pins = new TablePins();
    try (var floor = open(() -> PiBoard.found(pins::context))) {
      assertEquals("READY", status());
      floor.light(PANEL, "call-lamp", true);
      for (int i = 0; i < 3; i++) {
        pins.pull(BUTTON, DigitalState.LOW);
        pins.pull(BUTTON, DigitalState.HIGH);
      }
      pins.pull(BUTTON, DigitalState.LOW);

      assertTrue(
          events.poll(5, TimeUnit.SECONDS)
                  instanceof DeviceEvent.ButtonPressed(var device, var name, _)
              && device.equals(PANEL)
              && name.equals("take-button"));
      assertEquals(DigitalState.HIGH, pins.output(LAMP));
    }

    assertEquals(DigitalState.LOW, pins.output(LAMP));
    assertEquals(List.of(), List.copyOf(events));
  }

  @Test
  void aPanelOnALibraryThatFailsIsAbsent() throws Exception {
    try (var floor =
        open(() -> {
          throw new UnsupportedOperationException("os.arch amd64");
        })) {
      assertEquals("ABSENT gpio-missing", status());
      assertEquals(1, floor.statuses().size());
    }
  }

  @Test
  void paperThatRunsLowIsSaidAndABuzzerFallsSilent() throws Exception {
    var pins = new TablePins();
    try (var floor = open(() -> PiBoard.found(pins::context))) {
      assertEquals("READY", status());
      pins.pull(PAPER, DigitalState.LOW);
      assertEquals("READY paper-near-end", status());
      pins.pull(PAPER, DigitalState.HIGH);
      assertEquals("READY", status());

      floor.lamps(PANEL, true);
      floor.buzz(PANEL, Duration.ofMillis(50));
      pins.become(BUZZER, DigitalState.HIGH);
      pins.become(BUZZER, DigitalState.LOW);
      assertEquals(DigitalState.HIGH, pins.output(LAMP));
    }
  }

  @Test
  void contactsBounceAndFingersDoNot() {
    var pace = new HandPace();
    List<String> log = new ArrayList<>();
    Button button = button(pace, log);
    for (int i = 0; i < 5; i++) {
      button.contact(true);
      pace.pass(Duration.ofMillis(4));
      button.contact(false);
      pace.pass(Duration.ofMillis(2));
    }
    button.contact(true);
    pace.pass(Duration.ofMillis(31));
    button.contact(false);
    pace.pass(Duration.ofMillis(5));
    button.contact(true);
    pace.pass(Duration.ofSeconds(1));

    assertEquals(List.of("pressed"), log);
  }

  @Test
  void aButtonThatStaysDownIsStuckUntilItComesUp() {
    var pace = new HandPace();
    List<String> log = new ArrayList<>();
    Button button = button(pace, log);
    button.contact(true);
    pace.pass(Duration.ofSeconds(11));
    button.contact(false);
    pace.pass(Duration.ofMillis(31));
    button.contact(true);
    pace.pass(Duration.ofMillis(31));

    assertEquals(List.of("pressed", "stuck true", "stuck false", "pressed"), log);
  }

  private static Button button(HandPace pace, List<String> log) {
    return new Button(
        Duration.ofMillis(30),
        Duration.ofSeconds(10),
        pace,
        () -> log.add("pressed"),
        stuck -> log.add("stuck " + stuck));
  }

  private DeviceFloor open(java.util.function.Supplier<Optional<Board>> board) {
    var setup =
        new DeviceSetup(PANEL, Profiles.shipped().find("gpio-panel").orElseThrow(), "gpio", 0);
    return DeviceFloor.open(
        List.of(setup), events::add, (_, _, _) -> new LoopLine((_, _) -> {}), board);
  }

  private String status() throws InterruptedException {
    return events.poll(10, TimeUnit.SECONDS) instanceof DeviceEvent.StatusChanged(_, var status, _)
        ? (status.state() + " " + status.cause()).strip()
        : Cause.NONE;
  }
}
