package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceSetup;
import hall.device.Sign;
import hall.device.frame.FrameEngine;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs of others judge our frames: pymodbus as the device that takes them, Kaitai Struct as a
/// second reading of their description. `./tinghao test` installs them; without them this is
/// skipped, and with `CI=true` that is a failure.
class DeviceJudgesTest {

  private static final Path JUDGES = Path.of("../target/judges").toAbsolutePath().normalize();
  private static final Path SCRIPTS =
      Path.of("src/test/resources/hall/app/sim/judges").toAbsolutePath();
  private static final DeviceId LED = new DeviceId("led-1");

  private static void judge(Path installed, String name) {
    boolean there = Files.exists(JUDGES.resolve(installed));
    Assumptions.assumeTrue(
        there || "true".equals(System.getenv("CI")),
        "The judge " + name + " is not installed: run ./tinghao test where npm and pip are.");
  }

  private static Profile profile(String id) {
    return Profiles.shipped().find(id).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"modbus-digits-tcp, SOCKET", "modbus-digits-rtu, RTU", "modbus-digits-ascii, ASCII"})
  void aModbusDeviceOfAnothersMakingTakesACall(String id, String form) throws Exception {
    judge(Path.of("python/pymodbus"), "pymodbus");
    int port = freePort();
    Process device = python("modbus.py", form, Integer.toString(port));
    try (BufferedReader said = device.inputReader()) {
      assertEquals("listening", next(said));
      var setup = new DeviceSetup(LED, profile(id), "tcp:127.0.0.1:" + port, 5);
      try (DeviceFloor floor = DeviceFloor.open(List.of(setup), _ -> {})) {
        floor.show(LED, Sign.of("A012").about("A012"));

        assertEquals("holds 0 12", next(said));
      }
    } finally {
      device.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static String next(BufferedReader said) throws Exception {
    return CompletableFuture.supplyAsync(() -> said.lines().findFirst().orElse("nothing"))
        .get(30, TimeUnit.SECONDS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static Process python(String script, String... arguments) throws IOException {
    var command = new ProcessBuilder("python3", SCRIPTS.resolve(script).toString());
    command.command().addAll(List.of(arguments));
    command.environment().put("PYTHONPATH", JUDGES.resolve("python").toString());
    return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @Test
  void anotherLanguageReadsWhatACallerIsTold() throws Exception {
    judge(Path.of("node_modules/kaitai-struct-compiler"), "kaitai-struct-compiler");

    JsonNode read = read("ff68", "ff68-21key", Map.of("addr", 5, "wait", 7, "ticket", "A012"));

    assertEquals(8, read.get("len").asInt());
    assertEquals(8, read.get("lenAgain").asInt());
    assertEquals(5, read.get("addr").asInt());
    assertEquals("000007000102", read.get("data").asText());
    assertEquals((5 + 2 + 7 + 1 + 2) & 0xFF, read.get("sum").asInt());
  }

  @Test
  void anotherLanguageReadsWhatAScreenIsTold() throws Exception {
    judge(Path.of("node_modules/kaitai-struct-compiler"), "kaitai-struct-compiler");

    JsonNode read =
        read(
            "onbon",
            "onbon-bx-k",
            Map.of("addr", 1, "lines", List.of(Map.of("text", "请A001号到3号窗口", "colour", "red"))));

    assertEquals("\\FO000\\C1请A001号到3号窗口", read.get("text").asText());
    assertEquals(1, read.get("addr").asInt());
    assertEquals(read.get("areaLen").asInt(), read.get("textLen").asInt() + 27);
    assertEquals(read.get("len").asInt(), read.get("areaLen").asInt() + 9);
    assertEquals(128 | 0x8000, read.get("width").asInt());
  }

  private static JsonNode read(String description, String id, Map<String, ?> params)
      throws Exception {
    byte[] frame = FrameEngine.of(profile(id)).encode("show", params);
    var command =
        new ProcessBuilder(
            "node",
            SCRIPTS.resolve("kaitai.js").toString(),
            SCRIPTS.resolve(description + ".ksy").toString(),
            HexFormat.of().formatHex(frame));
    command.environment().put("NODE_PATH", JUDGES.resolve("node_modules").toString());
    Process judge = command.redirectErrorStream(true).start();
    String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, judge.waitFor(), said);
    return new ObjectMapper().readTree(said);
  }
}
