package hall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What a hall with many devices and nobody in it takes of the processors.
final class IdleFigures {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SETTLES_SECONDS = 8;
  private static final long IDLE_SECONDS = 24;
  private static final double PERCENT_OF_A_CORE = 0.5;

  private IdleFigures() {}

  /// Lets a hall be whose devices are all well, and adds the figure to the lines. The hall is one
  /// that has worked for a while, as any hall has.
  static void measure(HallProcess process, Wire wire, List<Line> lines) throws IOException {
    pause(SETTLES_SECONDS);
    allAreWell(wire);
    long begun = System.nanoTime();
    long before = process.processorMillis();
    pause(IDLE_SECONDS);
    double used = process.processorMillis() - before;
    double passed = (System.nanoTime() - begun) / 1e6;
    lines.add(Line.atMost("idle-devices", 100 * used / passed, "%", PERCENT_OF_A_CORE));
  }

  /// A device that is not there would be idle indeed.
  private static void allAreWell(Wire wire) throws IOException {
    String answer = wire.ask(200, Wire.request("GET", "/api/v1/devices", "", ""));
    int ready = 0;
    for (JsonNode device : JSON.readTree(answer)) {
      boolean printer = device.get("kind").asText().equals("printer");
      ready += !printer && device.get("state").asText().equals("ready") ? 1 : 0;
    }
    if (ready != HallDevices.ALL) {
      throw new IOException(
          "%d of %d devices are well: %s".formatted(ready, HallDevices.ALL, answer));
    }
  }

  private static void pause(long seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
