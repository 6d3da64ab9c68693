package hall.app.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// All the simulated devices of a hall, each at the far end of a real pseudo-terminal: the drivers
/// open them by [#path] and cannot tell the difference, people see and press them on the page
/// `/sim`.
///
/// Every method may be called from any thread.
public final class Simulation implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Map<String, SimLine> lines = new LinkedHashMap<>();
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private Simulation(Path folder) {
    this.folder = folder;
  }

  /// Opens a line for each port named and puts the devices on it. A kind that is not simulated is
  /// refused before anything is opened.
  public static Simulation open(List<SimDevice> devices) {
    return open(devices, InstantSource.system());
  }

  static Simulation open(List<SimDevice> devices, InstantSource clock) {
    Map<String, List<Seat>> byPort =
        devices.stream()
            .map(Seat::new)
            .collect(
                Collectors.groupingBy(
                    seat -> seat.place().portName(), LinkedHashMap::new, Collectors.toList()));
    var simulation = new Simulation(LineFolder.create());
    byPort.forEach((port, there) -> simulation.plugIn(port, there, clock));
    return simulation;
  }

  /// What the driver opens for a port: a name that leads to `/dev/pts/N`, is missing while the plug
  /// is drawn and leads to a new line after it is put back.
  public String path(String portName) {
    return Optional.ofNullable(lines.get(portName))
        .orElseThrow(() -> new SimProblem("unknown-port", portName))
        .name()
        .toString();
  }

  /// A person presses a key. Callers: `0` to `9`, `next`, `recall`, `end`, `cancel`, `confirm`,
  /// `line`, `pause`, `transfer`, and `no-show`, `hold`, `recall-held` for a digit and confirm.
  /// Pads: `1` (very dissatisfied) to `5`.
  public void press(String deviceId, String key) {
    Seat seat = seat(deviceId);
    line(seat).press(seat, key);
  }

  /// A person does something to a device: `unplugged` or `ok`, and to a printer also `paper-out`,
  /// `paper-near-end`, `cover-open`, `cutter-jam` and `offline`. On a shared line drawing one
  /// device's plug leaves the others where they are.
  public void condition(String deviceId, String condition) {
    Seat seat = seat(deviceId);
    line(seat).condition(seat, condition);
  }

  /// Everything a person would see: `{"devices":[{"id","kind","window","port","address",
  /// "condition","shows":{…}}]}`.
  public String stateJson() {
    List<Seat.Seen> seen = seats.values().stream().map(seat -> line(seat).look(seat)).toList();
    try {
      return JSON.writeValueAsString(Map.of("devices", seen));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Calls `listener` after every visible change, from the thread that made it: it must be quick,
  /// and gathers by itself what comes in bursts. Closing the answer ends it.
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Hangs up all lines and ends their threads.
  @Override
  public void close() {
    lines.values().forEach(SimLine::close);
    LineFolder.delete(folder);
  }

  private void plugIn(String port, List<Seat> there, InstantSource clock) {
    String name = "%02d-%s".formatted(lines.size() + 1, port.replaceAll("[^A-Za-z0-9-]", "-"));
    lines.put(port, SimLine.open(folder.resolve(name), there, clock, this::changed));
    there.forEach(seat -> seats.put(seat.place().deviceId(), seat));
  }

  private Seat seat(String deviceId) {
    return Optional.ofNullable(seats.get(deviceId))
        .orElseThrow(() -> new SimProblem("unknown-device", deviceId));
  }

  private SimLine line(Seat seat) {
    return Optional.ofNullable(lines.get(seat.place().portName())).orElseThrow();
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
