package hall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// How long a call takes to the last byte on a line of 9600 baud while sixteen screens are told
/// things all the time. A pseudo-terminal takes bytes at once, so the time on the wire is added to
/// both sides; and the screens answer as late as on such a wire, so that the driver's turns last as
/// long as there. The floor is what the same machine takes at the same time to keep a record and to
/// bring one byte to a thread that waits for it.
final class ScreenFigures {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCREENS = HallDevices.SCREENS;
  private static final int WARM_UP_ROUNDS = 4;
  private static final int ROUNDS = 28;

  /// Each window is called or left every 1.28 s: a screen takes a new text once a second.
  private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

  private static final long PATIENCE_MILLIS = 10_000;
  private static final double DRIVER_MILLIS = 5;

  private final Wire wire;
  private final BenchHall hall;
  private final List<LedEye> screens;
  private final Disk disk;
  private final Handover handover;
  private final Histogram calls = Wire.histogram();

  /// From the moment at which the call was kept and answered.
  private final Histogram afterwards = Wire.histogram();

  private long wireNanos;
  private int presses;

  private ScreenFigures(
      Wire wire, BenchHall hall, List<LedEye> screens, Disk disk, Handover handover) {
    this.wire = wire;
    this.hall = hall;
    this.screens = screens;
    this.disk = disk;
    this.handover = handover;
  }

  /// Starts a hall with all its devices, calls at all windows by turns, then lets it be, and adds
  /// the figures to the lines.
  static void measure(Path house, BenchHall county, Path folder, List<Line> lines)
      throws IOException, InterruptedException {
    try (HallDevices devices = HallDevices.open()) {
      BenchHall hall = county.with(devices, folder.resolve("profiles"));
      Path file = hall.write(folder.resolve("screens.yaml"));
      try (HallProcess process = HallProcess.start(house, file, folder);
          Wire wire = process.connect();
          Disk disk = Disk.open(folder);
          Handover handover = Handover.open()) {
        new ScreenFigures(wire, hall, devices.screens(), disk, handover).measure(lines);
        IdleFigures.measure(process, wire, lines);
      }
    }
  }

  private void measure(List<Line> lines) throws IOException, InterruptedException {
    List<String> services = new ArrayList<>();
    for (int i = 0; i < SCREENS; i++) {
      press(i, "sign-on", "{\"clerk\":\"%s\"}".formatted(hall.clerk(i)));
      services.add(hall.serviceOfWindow(i));
    }
    new Tickets(services).take(wire, SCREENS * (ROUNDS / 2 + 1), Wire.histogram());
    long next = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < SCREENS; i++) {
        next += SLOT_NANOS;
        disk.append(1);
        handover.pass();
        LockSupport.parkNanos(next - System.nanoTime());
        if (round % 2 == 0) {
          call(i, round >= WARM_UP_ROUNDS);
        } else {
          press(i, "no-show", "");
        }
      }
    }
    double onWire = wireNanos / 1e6;
    double floor = Line.nearlyAll(disk.times()) + Line.nearlyAll(handover.times());
    lines.add(
        Line.atMost(
            "call-screens", Line.nearlyAll(calls) + onWire, "ms", onWire + floor + DRIVER_MILLIS));
    lines.add(
        Line.atMost(
            "call-screens-driver",
            Line.nearlyAll(afterwards) + onWire,
            "ms",
            onWire + DRIVER_MILLIS));
    lines.add(
        Line.noted(
            "call-screens-bare", Line.nearlyAll(calls) + onWire, "ms", onWire + DRIVER_MILLIS));
  }

  private void call(int which, boolean counts) throws IOException, InterruptedException {
    LedEye screen = screens.get(which);
    screen.seen().forget();
    long pressed = System.nanoTime();
    String told = press(which, "next", "");
    long answered = System.nanoTime();
    String number = JSON.readTree(told).get("ticket").get("number").asText();
    byte[] shown = number.getBytes(StandardCharsets.US_ASCII);
    OptionalLong seen = screen.seen().when(shown, LedEye.frameEnds(), PATIENCE_MILLIS);
    long at = seen.orElseThrow(() -> new IOException("A call did not come to its screen."));
    if (counts) {
      calls.recordValue(at - pressed);
      afterwards.recordValue(Math.max(0, at - answered));
      wireNanos = Math.max(wireNanos, screen.wireNanos());
    }
  }

  private String press(int which, String key, String body) throws IOException {
    String path = "/api/v1/windows/%d/%s".formatted(hall.window(which), key);
    return wire.ask(200, Wire.request("POST", path, "screen-press-" + ++presses, body));
  }
}
