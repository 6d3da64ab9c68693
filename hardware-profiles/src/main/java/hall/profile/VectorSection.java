package hall.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the vectors and checks that they speak of what the profile has.
final class VectorSection {

  private final Map<String, DeviceCommand> commands;

  VectorSection(Map<String, DeviceCommand> commands) {
    this.commands = commands;
  }

  List<Vector> read(JsonPlace vectors) {
    List<Vector> read = new ArrayList<>();
    for (JsonPlace place : vectors.elements()) {
      read.add(place.has("read") ? reads(place) : sends(place));
    }
    return read;
  }

  private Vector sends(JsonPlace place) {
    place.only("source", "send", "with", "hex");
    String name = place.text("send");
    Map<String, Object> with = place.at("with").each(JsonPlace::plain);
    Optional<DeviceCommand> command = Optional.ofNullable(commands.get(name));
    if (command.isEmpty()) {
      place
          .at("send")
          .complain(
              "unknown-command",
              Map.of("name", name, "known", TemplateCheck.listed(commands.keySet())));
    }
    Set<String> known = command.map(found -> found.params().keySet()).orElse(with.keySet());
    for (String param : with.keySet()) {
      if (!known.contains(param)) {
        place
            .at("with")
            .at(param)
            .complain(
                "unknown-parameter", Map.of("name", param, "known", TemplateCheck.listed(known)));
      }
    }
    return new Vector.Sends(place.text("source"), name, with, place.at("hex").hex());
  }

  private static Vector reads(JsonPlace place) {
    place.only("source", "read", "means");
    List<Vector.Meaning> means = new ArrayList<>();
    for (JsonPlace meaning : place.at("means").elements()) {
      meaning.only("emit", "values", "reply");
      Map<String, Object> values = new HashMap<>(meaning.at("values").each(JsonPlace::plain));
      Bytes reply = meaning.has("reply") ? meaning.at("reply").hex() : Bytes.NONE;
      means.add(new Vector.Meaning(meaning.text("emit"), values, reply));
    }
    return new Vector.Reads(place.text("source"), place.at("read").hex(), means);
  }
}
