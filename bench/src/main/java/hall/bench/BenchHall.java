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

  /// The same hall with nothing plugged in but one LED screen, which is ours.
  BenchHall with(LedEye screen, int address) {
    ObjectNode only = tree.deepCopy();
    only.remove("kiosks");
    only.putArray("kiosks").addObject().put("id", "kiosk-1");
    only.putObject("devices")
        .putObject("led-1")
        .put("profile", "onbon-bx-k")
        .put("port", screen.path().toString())
        .put("address", address)
        .put("window", window());
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

  /// The first window of the hall.
  int window() {
    return tree.get("windows").get(0).get("id").asInt();
  }

  /// A service that window calls.
  String serviceOfWindow() {
    return tree.get("windows").get(0).get("services") instanceof ArrayNode some
        ? some.get(0).asText()
        : services().getFirst();
  }

  String clerk() {
    return tree.get("staff").get(0).get("id").asText();
  }
}
