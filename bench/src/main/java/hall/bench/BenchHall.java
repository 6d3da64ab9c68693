package hall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The shipped county hall, but open day and night and telling no centre, so that it can be
/// measured whenever somebody asks.
final class BenchHall {

  /// The number of each of our screens on its own line.
  static final int SCREEN = 1;

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
      ((ObjectNode) service).remove(List.of("hours", "daily-limit"));
    }
    return new BenchHall(tree);
  }

  /// The same hall with nothing plugged in but a simulated printer and, at its first windows, LED
  /// screens of ours.
  BenchHall with(List<LedEye> screens) {
    ObjectNode only = tree.deepCopy();
    only.putArray("kiosks").addObject().put("id", "kiosk-1").put("printer", "printer-1");
    ObjectNode devices = only.putObject("devices");
    devices.putObject("printer-1").put("profile", "escpos-80-gb18030").put("port", "sim:printer-1");
    for (int i = 0; i < screens.size(); i++) {
      devices
          .putObject("led-" + (i + 1))
          .put("profile", "onbon-bx-k")
          .put("port", screens.get(i).path().toString())
          .put("address", SCREEN)
          .put("window", window(i));
    }
    return new BenchHall(only);
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
