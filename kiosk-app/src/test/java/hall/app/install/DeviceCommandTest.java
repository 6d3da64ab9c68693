package hall.app.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.app.sim.SimDevice;
import hall.app.sim.Simulation;
import hall.app.words.Words;
import hall.device.DeviceProbe;
import hall.profile.Profiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the installer's commands say of devices at the ends of real pseudo-terminals.
class DeviceCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Simulation devices =
      Simulation.open(
          List.of(
              new SimDevice("printer", "printer", 1, 0, "printer"),
              new SimDevice("screen", "led", 1, 0, "screen"),
              new SimDevice("voice", "voice", 1, 0, "voice"),
              new SimDevice("caller", "caller", 1, 1, "caller"),
              new SimDevice("third", "led", 3, 0, "third")));
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    devices.close();
  }

  @Test
  void aPrinterIsKnownWithoutPrinting() throws Exception {
    Set<String> ids = probed("printer");

    assertEquals(Set.of("escpos-58", "escpos-80-gb18030", "epson-tm-t88v"), ids);
    JsonNode printer = shows("printer");
    assertEquals(0, printer.get("papers").size());
    assertEquals(0, printer.get("hanging").size(), "nothing waits to be printed");
    assertEquals(0, printer.get("buffered").asInt());
  }

  @Test
  void aPrinterThatIsStoppedIsKnownToo() throws Exception {
    devices.condition("printer", "paper-out");
    assertTrue(probed("printer").contains("escpos-58"));
    devices.condition("printer", "ok");

    assertEquals(0, shows("printer").get("hanging").size());
  }

  @Test
  void aScreenAndAVoiceAreKnownAndShowAndSayNothing() throws Exception {
    String before = shows("screen").toString();

    assertEquals(Set.of("onbon-bx-k"), probed("screen"));
    assertEquals(before, shows("screen").toString());
    assertEquals(Set.of("syn6288"), probed("voice"));
    assertEquals(0, shows("voice").get("spoken").size());
  }

  @Test
  void aScreenWithAnotherAddressIsFoundAndToldWithIt() {
    assertEquals(0, run("device", "probe", devices.path("third")));
    assertTrue(said().contains("onbon-bx-k"), said());
    assertTrue(said().contains("57600 baud, address 3"), said());
  }

  @Test
  void aPadIsKnownByTheKeySomebodyPresses() {
    try (var probe =
        new DeviceProbe(
            devices.path("caller"),
            Profiles.shipped(),
            Duration.ofSeconds(10),
            () -> devices.press("caller", "next"))) {
      DeviceProbe.Outcome outcome = probe.run();

      assertEquals(
          List.of("ff68-21key true"),
          outcome.findings().stream()
              .map(finding -> finding.profile().id() + " " + finding.spoke())
              .toList());
    }
  }

  @Test
  void aPortThatIsNotThereIsSaidWithItsRemedy() {
    assertEquals(1, run("device", "probe", "/dev/no-such-port"));
    assertTrue(said().contains("port not found"), said());
  }

  @Test
  void aPrinterIsTriedWithATestPage() throws Exception {
    int code = run("device", "try", "escpos-80-gb18030", devices.path("printer"));

    assertEquals(0, code, said());
    assertTrue(said().contains("The test page is out"), said());
    String paper = shows("printer").get("papers").toString();
    assertTrue(paper.contains("Test page") && paper.contains("A012"), paper);
  }

  @Test
  void aCallerIsTriedByItsDisplayAndItsKeysAreEchoed() throws Exception {
    Thread finger =
        Thread.ofVirtual()
            .start(() -> {
              while (!shows("caller").get("number").asText().equals("012")) {
                Thread.onSpinWait();
              }
              devices.press("caller", "recall");
            });
    int code = run("device", "try", "ff68-21key", devices.path("caller"), "--seconds", "6");
    finger.join();

    assertEquals(0, code, said());
    assertTrue(said().contains("key: recall"), said());
  }

  @Test
  void wrongArgumentsAndUnknownProfilesAreSaid() {
    assertEquals(64, run("device", "shake"));
    assertTrue(said().contains("Usage: tinghao devices"));
    assertEquals(1, run("device", "try", "escpos-81", "/dev/null"));
    assertTrue(said().contains("escpos-80-gb18030"));
    assertEquals(64, run("device", "try", "escpos-58", "/dev/null", "--seconds", "long"));
  }

  @Test
  void whatIsPluggedInIsListed() {
    int code = run("devices");

    assertFalse(said().isBlank());
    assertEquals(said().contains("No port") ? 1 : 0, code);
  }

  private Set<String> probed(String port) {
    try (var probe =
        new DeviceProbe(devices.path(port), Profiles.shipped(), Duration.ofMillis(200), () -> {})) {
      return probe.run().findings().stream()
          .map(finding -> finding.profile().id())
          .collect(Collectors.toSet());
    }
  }

  private JsonNode shows(String device) {
    try {
      for (JsonNode each : JSON.readTree(devices.stateJson()).get("devices")) {
        if (each.get("id").asText().equals(device)) {
          return each.get("shows");
        }
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    throw new AssertionError("no device " + device);
  }

  private int run(String... arguments) {
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new DeviceCommand(Words.load(), "en", out).run(List.of(arguments));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
