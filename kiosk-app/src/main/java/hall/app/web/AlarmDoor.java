package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What is not well now: on the stream, for every face; and in words, for the manager. Asks neither
/// the loop nor the disk, so that it answers when they do not.
final class AlarmDoor {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Alarms alarms;
  private final Words words;
  private final ZoneId zone;

  AlarmDoor(Alarms alarms, Words words, ZoneId zone) {
    this.alarms = alarms;
    this.words = words;
    this.zone = zone;
  }

  void open(Router router) {
    router.get("/api/v1/record/alarms", exchange -> exchange.answer(200, all(exchange.language())));
  }

  /// Tells each change to all faces.
  void follow(LiveFeed.Wire wire) {
    alarms.listen(
        now -> wire.all("alarms", Json.text(Json.object().set("alarms", AlarmDoor.brief(now)))));
  }

  /// The alarms that stand, as the stream tells them.
  ArrayNode brief() {
    return brief(alarms.standing());
  }

  private static ArrayNode brief(List<Alarm> standing) {
    ArrayNode list = Json.array();
    standing.forEach(alarm -> list.add(view(alarm)));
    return list;
  }

  private static ObjectNode view(Alarm alarm) {
    return Json.object()
        .put("id", alarm.id())
        .put("severity", alarm.severity().name().toLowerCase(Locale.ROOT))
        .put("since", alarm.since().toString());
  }

  private ArrayNode all(String language) {
    ArrayNode list = Json.array();
    for (Alarm alarm : alarms.standing()) {
      ObjectNode view = view(alarm);
      ObjectNode facts = view.putObject("facts");
      new TreeMap<>(alarm.facts()).forEach(facts::put);
      Map<String, String> said = new TreeMap<>();
      alarm.facts().forEach((name, value) -> said.put(name, said(value)));
      for (String part : List.of("what", "remedy")) {
        view.put(part, words.say(language, "alarm." + alarm.kind() + "." + part, said));
      }
      list.add(view);
    }
    return list;
  }

  private String said(String value) {
    if (!value.endsWith("Z")) {
      return value;
    }
    try {
      return MOMENT.format(Instant.parse(value).atZone(zone));
    } catch (DateTimeParseException e) {
      return value;
    }
  }
}
