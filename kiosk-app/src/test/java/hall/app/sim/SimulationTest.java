package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SimulationTest {

  private static final String PING = "A5A5A5A5A5A5A5A501000080000000000000FE020500A20001000068F85A";

  private final Simulation simulation =
      Simulation.open(
          List.of(
              new SimDevice("printer-1", "printer", 0, 0, "sim:printer-1"),
              new SimDevice("led-1", "led", 1, 1, "sim:led-1"),
              new SimDevice("caller-1", "caller", 1, 1, "sim:bus-1"),
              new SimDevice("pad-1", "rating", 101, 1, "sim:bus-1"),
              new SimDevice("voice-1", "voice", 0, 0, "sim:voice-1")));

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void aScreenAnswersOverARealLine() throws Exception {
    try (Wire wire = wire("sim:led-1")) {
      wire.write(PING);

      assertEquals("A5A5A5A5A5A5A5A5A500800100", wire.read(31).substring(0, 26));
    }
  }

  @Test
  void aPadAndACallerShareABus() throws Exception {
    try (Wire wire = wire("sim:bus-1")) {
      simulation.press("caller-1", "next");
      assertEquals("FF6803036801010C0E16", wire.read(10));
      wire.write("FF6803036801010C0E16");
      wire.write("FF6803036865010B7116");
      until(state -> device(state, "pad-1").at("/shows/asking").asBoolean());

      simulation.press("pad-1", "5");
      assertEquals("FF680303686511037916", wire.read(10));
      wire.write("FF680303686501036916");
      until(state -> !device(state, "pad-1").at("/shows/sending").asBoolean());
    }
  }

  @Test
  void repeatsAKeyThatNobodyAnswers() throws Exception {
    try (Wire wire = wire("sim:bus-1")) {
      simulation.press("caller-1", "next");

      assertEquals("FF6803036801010C0E16".repeat(2), wire.read(20));
    }
  }

  @Test
  void thePaperIsSeenInTheState() throws Exception {
    try (Wire wire = wire("sim:printer-1")) {
      wire.write("1C26" + HexFormat.of().formatHex("请\n".getBytes(Charset.forName("GB18030"))));
      wire.write("1D5642001D7201");
      assertEquals("00", wire.read(1));

      JsonNode paper = device(until(s -> true), "printer-1").at("/shows/papers/0");
      assertEquals("请", paper.at("/elements/0/runs/0/text").asText());
      assertEquals("cut", paper.at("/elements/1/kind").asText());
    }
  }

  @Test
  void theVoiceReportsTheEndByItself() throws Exception {
    try (Wire wire = wire("sim:voice-1")) {
      wire.write("FD000B0100D3EED2F4CCECCFC2C1");

      assertEquals("414F", wire.read(2));
    }
  }

  @Test
  void aDrawnPlugHangsUpAndComesBackUnderItsName() throws Exception {
    Path name = Path.of(simulation.path("sim:printer-1"));
    Path before = name.toRealPath();
    assertTrue(before.startsWith("/dev/pts"), before.toString());
    try (Wire wire = wire("sim:printer-1")) {
      simulation.condition("printer-1", "unplugged");
      assertThrows(IOException.class, () -> wire.read(1));
      assertFalse(Files.exists(name));
      assertEquals("unplugged", device(until(s -> true), "printer-1").get("condition").asText());
    }

    simulation.condition("printer-1", "ok");
    try (Wire wire = wire("sim:printer-1")) {
      wire.write("100401");
      assertEquals("12", wire.read(1));
    }
  }

  @Test
  void onABusOnlyTheDeviceItselfGoesAway() throws Exception {
    try (Wire wire = wire("sim:bus-1")) {
      simulation.condition("caller-1", "unplugged");
      simulation.press("caller-1", "next");
      simulation.press("pad-1", "1");

      assertEquals("FF68030368651105", wire.read(10).substring(0, 16));
    }
  }

  @Test
  void tellsItsListenersOfEveryChange() throws Exception {
    var told = new Semaphore(0);
    AutoCloseable listening = simulation.onChange(told::release);
    simulation.press("caller-1", "6");
    assertTrue(told.tryAcquire(5, TimeUnit.SECONDS));

    listening.close();
    told.drainPermits();
    simulation.press("caller-1", "6");
    assertEquals(0, told.availablePermits());
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertEquals("unknown-device led-9", problem(() -> simulation.press("led-9", "next")));
    assertEquals("unknown-key next", problem(() -> simulation.press("led-1", "next")));
    assertEquals("unknown-condition wet", problem(() -> simulation.condition("printer-1", "wet")));
    assertEquals("unknown-port sim:x", problem(() -> simulation.path("sim:x")));
    assertEquals(
        "unknown-kind fax",
        problem(() -> Simulation.open(List.of(new SimDevice("fax-1", "fax", 0, 0, "sim:fax")))));
  }

  @Test
  void leavesNothingBehindWhenClosed() {
    Path folder = Path.of(simulation.path("sim:led-1")).getParent();
    long before = simThreads();
    simulation.close();

    assertNotEquals(0, before);
    assertEquals(0, simThreads());
    assertFalse(Files.exists(folder));
  }

  @Test
  void clearsAwayWhatAKilledHallLeft() throws Exception {
    Path around = Files.createTempDirectory("around-");
    Path left = Files.createDirectory(around.resolve("tinghao-sim-999999999-1"));
    Files.createSymbolicLink(left.resolve("01-sim-led"), Path.of("/dev/pts/none"));
    Path living =
        Files.createDirectory(
            around.resolve("tinghao-sim-" + ProcessHandle.current().pid() + "-1"));

    LineFolder.clear(around);
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(living));

    Files.delete(living);
    Files.delete(around);
  }

  private static long simThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sim 0"))
        .count();
  }

  private static String problem(Runnable deed) {
    SimProblem problem = assertThrows(SimProblem.class, deed::run);
    return problem.code() + " " + problem.value();
  }

  private JsonNode until(Predicate<JsonNode> seen) throws Exception {
    var changed = new Semaphore(1);
    try (AutoCloseable _ = simulation.onChange(changed::release)) {
      while (changed.tryAcquire(10, TimeUnit.SECONDS)) {
        JsonNode state = new ObjectMapper().readTree(simulation.stateJson());
        if (seen.test(state)) {
          return state;
        }
      }
    }
    throw new AssertionError("It never came: " + simulation.stateJson());
  }

  private static JsonNode device(JsonNode state, String id) {
    for (JsonNode device : state.get("devices")) {
      if (device.get("id").asText().equals(id)) {
        return device;
      }
    }
    throw new AssertionError(id);
  }

  private Wire wire(String port) throws IOException {
    return new Wire(Path.of(simulation.path(port)));
  }

  /// The driver's end, plainly.
  private static final class Wire implements AutoCloseable {
    private final FileChannel in;
    private final FileChannel out;

    Wire(Path path) throws IOException {
      in = FileChannel.open(path, StandardOpenOption.READ);
      out = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    void write(String hex) throws IOException {
      out.write(ByteBuffer.wrap(Feed.hex(hex)));
    }

    String read(int count) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(count);
      while (bytes.hasRemaining()) {
        if (in.read(bytes) < 0) {
          throw new IOException("hang-up");
        }
      }
      return HexFormat.of().withUpperCase().formatHex(bytes.array());
    }

    @Override
    public void close() throws IOException {
      in.close();
      out.close();
    }
  }
}
