package hall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import hall.app.sim.Pty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The shipped county hall, but open day and night and telling no centre, so that it can be
/// measured whenever somebody asks.
final class BenchHall {

  /// The number of each of our screens on its own line.
  static final int SCREEN = 1;

  /// The speed of most lines in a hall.
  static final int SLOW = 9_600;

  private static final String SLOW_SCREEN = "bench-screen";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final ObjectNode tree;

  private BenchHall(ObjectNode tree) {
    this.tree = tree;
  }

  static BenchHall of(Path county) throws IOException {
    ObjectNode tree = (ObjectNode) YAML.readTree(county.toFile());
    tree.remove("centre");
    ObjectNode calendar = (ObjectNode) tree.get("calendar");
    calendar.remove("exceptions");
    calendar.putObject("week").putArray("mon-sun").add("00:00-24:00");
    // A business day that began a while ago, so that none ends while we measure.
    LocalTime now = LocalTime.now(ZoneId.of(calendar.get("zone").asText()));
    calendar.put("day-starts", "%02d:00".formatted(now.minusHours(1).getHour()));
    for (JsonNode service : tree.get("services")) {
      ((ObjectNode) service).remove(List.of("hours", "daily-limit", "quota"));
    }
    for (JsonNode window : tree.get("windows")) {
      ((ObjectNode) window).remove("hours");
    }
    // Whoever calls here presses a key: what is measured is the way from the key.
    for (JsonNode rule : tree.path("call-rules").path("windows")) {
      ((ObjectNode) rule).remove("auto-call");
    }
    return new BenchHall(tree);
  }

  /// The same hall with nothing plugged in but a simulated printer and, at its first windows, LED
  /// screens of ours.
  BenchHall with(List<LedEye> screens) {
    BenchHall only = with("onbon-bx-k", screens);
    ((ObjectNode) only.tree.get("devices"))
        .putObject("printer-1")
        .put("profile", "escpos-80-gb18030")
        .put("port", "sim:printer-1");
    return only;
  }

  /// The same hall with nothing plugged in but screens of ours of that profile, one at a window and
  /// then at the next; and a printer's place that is empty.
  private BenchHall with(String profile, List<LedEye> screens) {
    ObjectNode only = tree.deepCopy();
    only.putArray("kiosks").addObject().put("id", "kiosk-1").put("printer", "printer-1");
    ObjectNode devices = only.putObject("devices");
    for (int i = 0; i < screens.size(); i++) {
      devices
          .putObject("led-" + (i + 1))
          .put("profile", profile)
          .put("port", screens.get(i).path().toString())
          .put("address", SCREEN)
          .put("window", window(i % tree.get("windows").size()));
    }
    return new BenchHall(only);
  }

  /// The same hall with all those devices and no printer.
  ///
  /// @param profiles a folder that is empty, for the profile of a screen at 9600 baud
  BenchHall with(HallDevices all, Path profiles) throws IOException {
    Files.createDirectories(profiles);
    Files.writeString(profiles.resolve(SLOW_SCREEN + ".json"), slowScreen());
    BenchHall only = with(SLOW_SCREEN, all.screens());
    only.tree.put("profiles-folder", profiles.toString());
    ObjectNode devices = (ObjectNode) only.tree.get("devices");
    devices.putObject("printer-1").put("profile", "escpos-58").put("port", "/dev/no-printer");
    for (int i = 0; i < all.pads().size(); i++) {
      boolean caller = i % 2 == 0;
      devices
          .putObject((caller ? "caller-" : "pad-") + (i / 2 + 1))
          .put("profile", "ff68-21key")
          .put("use", caller ? "caller" : "rating")
          .put("port", all.pads().get(i).path().toString())
          .put("window", window(i / 2));
    }
    atKiosk(devices, "reader-", "sdt-id-reader", all.readers().stream().map(ReaderEye::path));
    atKiosk(devices, "scanner-", "scanner-serial", all.scanners().stream().map(Pty::path));
    return only;
  }

  private static void atKiosk(ObjectNode devices, String name, String profile, Stream<Path> ports) {
    List<Path> all = ports.toList();
    for (int i = 0; i < all.size(); i++) {
      devices
          .putObject(name + (i + 1))
          .put("profile", profile)
          .put("port", all.get(i).toString())
          .put("kiosk", "kiosk-1");
    }
  }

  /// The shipped profile at another speed.
  private static String slowScreen() throws IOException {
    try (InputStream shipped =
        BenchHall.class.getResourceAsStream("/hall/profile/onbon-bx-k.json")) {
      byte[] bytes = Objects.requireNonNull(shipped, "the shipped profile").readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.replaceFirst("\"id\": *\"onbon-bx-k\"", "\"id\": \"" + SLOW_SCREEN + "\"")
          .replaceFirst("\"baud\": *[0-9]+", "\"baud\": " + SLOW);
    }
  }

  Path write(Path file) throws IOException {
    YAML.writeValue(file.toFile(), tree);
    return file;
  }

  List<String> services() {
    List<String> ids = new ArrayList<>();
    tree.get("services").forEach(service -> ids.add(service.get("id").asText()));
    return ids;
  }

  /// The number of a window, counted from 0 in the order of the file.
  int window(int which) {
    return tree.get("windows").get(which).get("id").asInt();
  }

  /// A service that window calls.
  String serviceOfWindow(int which) {
    return tree.get("windows").get(which).get("services") instanceof ArrayNode some
        ? some.get(0).asText()
        : services().getFirst();
  }

  String clerk(int which) {
    return tree.get("staff").get(which).get("id").asText();
  }
}
