package hall.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Checks that a template only speaks of what is there: parameters, tables, lists.
final class TemplateCheck {

  /// Whether a value must end as bytes, or may stay a value.
  enum Direction {
    TO_DEVICE,
    FROM_DEVICE
  }

  private final Profile.Tables tables;

  TemplateCheck(Profile.Tables tables) {
    this.tables = tables;
  }

  /// A template of a command.
  void command(JsonPlace place, Template template, Map<String, DeviceCommand.Param> params) {
    tokens(place, template.tokens(), params);
  }

  /// A template over the fields of a frame that came in.
  void reply(JsonPlace place, Template template, Set<String> fields) {
    Map<String, DeviceCommand.Param> params = new HashMap<>();
    for (String field : fields) {
      params.put(field, CommandSection.anything(field));
    }
    tokens(place, template.tokens(), params);
  }

  private void tokens(
      JsonPlace place, List<Template.Token> tokens, Map<String, DeviceCommand.Param> params) {
    for (Template.Token token : tokens) {
      switch (token) {
        case Template.Fixed _ -> {}
        case Template.Value(var pipe) -> pipe(place, pipe, params.keySet(), Direction.TO_DEVICE);
        case Template.Prefixed(_, var inside) -> tokens(place, inside, params);
        case Template.When(var param, _, var inside) -> {
          source(place, param, params.keySet());
          tokens(place, inside, params);
        }
        case Template.Each each -> each(place, each, params);
      }
    }
  }

  private void each(JsonPlace place, Template.Each each, Map<String, DeviceCommand.Param> params) {
    DeviceCommand.Param list = params.get(each.list());
    if (list == null) {
      source(place, each.list(), params.keySet());
      return;
    }
    if (list.shape() != DeviceCommand.Shape.LINES) {
      place.complain("not-lines", Map.of("name", each.list()));
      return;
    }
    Map<String, DeviceCommand.Param> inside = new HashMap<>(params);
    inside.putAll(list.inside());
    tokens(place, each.inside(), inside);
  }

  /// A value and its steps.
  void pipe(JsonPlace place, Template.Pipe pipe, Set<String> names, Direction direction) {
    source(place, pipe.source(), names);
    for (Step step : pipe.steps()) {
      if (direction == Direction.FROM_DEVICE && !mayRead(step)) {
        place.complain("step-only-sends", Map.of("known", "u8, u16le, …, text, hex, map"));
      }
      switch (step) {
        case Step.Lookup(var table) ->
            table(
                place,
                table,
                direction == Direction.TO_DEVICE
                    ? tables.bytes().keySet()
                    : tables.meanings().keySet());
        case Step.Ladder(var table) -> ladder(place, table);
        case Step.Spell(var table, _) -> table(place, table, tables.bytes().keySet());
        case Step.Fit(var lines, var width, var height) -> {
          source(place, lines, names);
          source(place, width, names);
          source(place, height, names);
        }
        default -> {}
      }
    }
  }

  private static boolean mayRead(Step step) {
    return step instanceof Step.AsNumber
        || step instanceof Step.Lookup
        || step instanceof Step.Text
        || step instanceof Step.Hex;
  }

  private void ladder(JsonPlace place, String name) {
    table(place, name, tables.bytes().keySet());
    for (String key : tables.bytes().getOrDefault(name, Map.of()).keySet()) {
      if (!key.matches("[0-9]{1,9}")) {
        place.complain("not-a-ladder", Map.of("name", name, "key", key));
      }
    }
  }

  private static void source(JsonPlace place, String name, Set<String> names) {
    if (!names.contains(name)) {
      place.complain("unknown-parameter", Map.of("name", name, "known", listed(names)));
    }
  }

  private static void table(JsonPlace place, String name, Set<String> tables) {
    if (!tables.contains(name)) {
      place.complain("unknown-table", Map.of("name", name, "known", listed(tables)));
    }
  }

  static String listed(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
