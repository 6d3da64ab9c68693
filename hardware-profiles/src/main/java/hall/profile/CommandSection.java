package hall.profile;

import hall.profile.DeviceCommand.Answer;
import hall.profile.DeviceCommand.Param;
import hall.profile.DeviceCommand.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a device can be told. Whatever a frame needs and the command does not say becomes a
/// parameter of the same name, so that every command of a bus takes `addr`.
final class CommandSection {

  private final List<Part> parts;
  private final TemplateCheck check;

  CommandSection(List<Part> parts, TemplateCheck check) {
    this.parts = parts;
    this.check = check;
  }

  static Param anything(String name) {
    return new Param(name, Shape.BYTES, Optional.empty(), 0, Integer.MAX_VALUE, Map.of());
  }

  Map<String, DeviceCommand> read(JsonPlace commands) {
    Map<String, DeviceCommand> read = new LinkedHashMap<>();
    commands.members().forEach((name, place) -> read.put(name, command(name, place)));
    return read;
  }

  private DeviceCommand command(String name, JsonPlace place) {
    place.only("params", "fields", "answer");
    Map<String, Param> params = new HashMap<>(params(place.at("params")));
    Map<String, JsonPlace> fields = place.at("fields").members();
    for (Part part : parts) {
      implied(part)
          .filter(param -> !fields.containsKey(param.name()))
          .ifPresent(param -> params.putIfAbsent(param.name(), param));
    }
    Map<String, Template> templates = new HashMap<>();
    fields.forEach((field, there) -> {
      if (!names().contains(field)) {
        there.complain(
            "unknown-part", Map.of("name", field, "known", TemplateCheck.listed(names())));
      }
      Template template = template(there);
      check.command(there, template, params);
      templates.put(field, template);
    });
    return new DeviceCommand(name, params, templates, answer(place.at("answer")));
  }

  static Template template(JsonPlace place) {
    String text = place.text();
    try {
      return TemplateReader.read(text);
    } catch (TemplateReader.Wrong wrong) {
      complain(place, wrong);
      return new Template(List.of());
    }
  }

  static void complain(JsonPlace place, TemplateReader.Wrong wrong) {
    Map<String, String> params = new HashMap<>(TemplateReader.known());
    params.put("found", wrong.found());
    place.complain(wrong.code(), params);
  }

  private Set<String> names() {
    Set<String> names = new HashSet<>();
    for (Part part : parts) {
      implied(part).ifPresent(param -> names.add(param.name()));
    }
    return names;
  }

  /// The parameter that a part asks for when no command fills it.
  private static Optional<Param> implied(Part part) {
    return switch (part) {
      case Part.Numeral number ->
          Optional.of(
              new Param(
                  number.name(),
                  Shape.NUMBER,
                  number.usual().map(Object.class::cast),
                  0,
                  number.as().max(),
                  Map.of()));
      case Part.Content content ->
          Optional.of(
              new Param(
                  content.name(),
                  Shape.BYTES,
                  content.usual().map(Bytes::toHex),
                  0,
                  Integer.MAX_VALUE,
                  Map.of()));
      case Part.Literal _, Part.Length _, Part.Check _ -> Optional.empty();
      case Part.EscapesBegin _, Part.EscapesEnd _, Part.HexBegin _, Part.HexEnd _ ->
          Optional.empty();
    };
  }

  private static Map<String, Param> params(JsonPlace params) {
    Map<String, Param> read = new HashMap<>();
    params
        .members()
        .forEach((name, place) -> {
          if (!name.matches("[a-z][a-zA-Z0-9-]{0,31}")) {
            place.complain("bad-name", Map.of("value", name));
          }
          read.put(name, param(name, place));
        });
    return read;
  }

  private static Param param(String name, JsonPlace place) {
    place.only("as", "default", "min", "max", "each");
    Shape shape =
        switch (place.oneOf("as", "", "number", "text", "bytes", "lines")) {
          case "number" -> Shape.NUMBER;
          case "bytes" -> Shape.BYTES;
          case "lines" -> Shape.LINES;
          default -> Shape.TEXT;
        };
    int min = place.number("min", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    int max = place.number("max", Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (min > max) {
      place
          .at("min")
          .complain(
              "out-of-range",
              Map.of("value", String.valueOf(min), "min", "…", "max", String.valueOf(max)));
    }
    Optional<Object> usual =
        place.has("default") ? Optional.of(place.at("default").plain()) : Optional.empty();
    usual
        .filter(value -> !suits(shape, value, min, max))
        .ifPresent(value ->
            place.at("default").complain("bad-default", Map.of("value", String.valueOf(value))));
    if (shape == Shape.LINES && !place.has("each")) {
      place.complain("missing", Map.of("key", "each"));
    }
    return new Param(name, shape, usual, min, max, params(place.at("each")));
  }

  /// Nothing said is a number too: a display can leave it blank.
  private static boolean suits(Shape shape, Object value, int min, int max) {
    return switch (shape) {
      case NUMBER ->
          value.equals("") || (value instanceof Integer number && number >= min && number <= max);
      case TEXT -> value instanceof String || value instanceof Integer;
      case BYTES -> value instanceof String hex && hex.matches("([0-9A-Fa-f]{2} ?)*");
      case LINES -> value instanceof List;
    };
  }

  private static Answer answer(JsonPlace place) {
    if (place.isNothing()) {
      return Answer.NONE;
    }
    place.only("ok", "bad", "busy", "echo");
    return new Answer(
        place.texts("ok"), place.texts("bad"), place.texts("busy"), place.flag("echo", false));
  }
}
