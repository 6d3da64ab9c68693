package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;
import hall.profile.Profile;
import hall.profile.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a whole frame from the device means, by the first rule that fits.
final class Rules {

  private record Ready(Rule rule, Map<String, Ink> reply) {}

  private final FrameEngine engine;
  private final Layout layout;
  private final List<Ready> rules = new ArrayList<>();

  Rules(Profile profile, FrameEngine engine) {
    this.engine = engine;
    this.layout = engine.inboundLayout();
    for (Rule rule : profile.rules()) {
      Map<String, Ink> reply =
          rule.reply() instanceof Rule.Changed(var fields) ? engine.inks(fields) : Map.of();
      rules.add(new Ready(rule, reply));
    }
  }

  /// The meaning of the frame that was just parsed; its bytes are needed to send it back.
  Inbound meaning(FrameParse parse, byte[] raw, int from, int to) {
    Map<String, Object> fields = fields(parse);
    Map<String, Object> plain = new HashMap<>();
    fields.forEach((name, value) -> plain.put(name, Steps.plain(value)));
    for (Ready ready : rules) {
      if (fits(ready.rule(), fields)) {
        return inbound(ready, fields, plain, Bytes.of(raw, from, to));
      }
    }
    return new Inbound("", Map.of(), Bytes.NONE, plain);
  }

  private Inbound inbound(
      Ready ready, Map<String, Object> fields, Map<String, Object> plain, Bytes raw) {
    Map<String, Object> values = new HashMap<>();
    String emit = ready.rule().emit();
    for (var entry : ready.rule().values().entrySet()) {
      Optional<Object> meaning = engine.steps().meaning(entry.getValue(), fields);
      if (meaning.isPresent()) {
        values.put(entry.getKey(), meaning.get());
      } else {
        emit = ready.rule().otherwise();
      }
    }
    return new Inbound(emit, values, reply(ready, fields, raw), plain);
  }

  private Bytes reply(Ready ready, Map<String, Object> fields, Bytes raw) {
    return switch (ready.rule().reply()) {
      case Rule.Silence() -> Bytes.NONE;
      case Rule.Echo() -> raw;
      case Rule.Changed _ -> {
        try {
          yield Bytes.of(engine.frame(layout, ready.reply(), fields));
        } catch (IllegalArgumentException _) {
          // What a device sends must never stop the line: no reply fits this frame.
          yield Bytes.NONE;
        }
      }
    };
  }

  private Map<String, Object> fields(FrameParse parse) {
    Map<String, Object> fields = new HashMap<>();
    for (int i = 0; i < layout.parts.length; i++) {
      if (layout.parts[i] instanceof Part.Numeral numeral) {
        fields.put(numeral.name(), parse.number(i));
      } else if (layout.parts[i] instanceof Part.Content content) {
        fields.put(content.name(), parse.content(i));
      }
    }
    return fields;
  }

  private static boolean fits(Rule rule, Map<String, Object> fields) {
    for (Rule.Condition condition : rule.when()) {
      Object value = fields.getOrDefault(condition.field(), "");
      if (!fits(condition, value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Rule.Condition condition, Object value) {
    Bytes wanted = condition.bytes();
    if (value instanceof Long number) {
      return number == Numbers.big(wanted.toArray(), 0, Math.min(7, wanted.size()));
    }
    if (!(value instanceof Bytes bytes) || bytes.size() < wanted.size()) {
      return false;
    }
    int size = wanted.size();
    return switch (condition.match()) {
      case EQUALS -> bytes.equals(wanted);
      case STARTS -> Bytes.of(bytes.toArray(), 0, size).equals(wanted);
      case ENDS -> Bytes.of(bytes.toArray(), bytes.size() - size, bytes.size()).equals(wanted);
    };
  }
}
