package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A template made ready for use: writes its bytes with the values it is given.
final class Ink {

  /// One piece of work.
  private interface Stroke {
    void write(Map<String, Object> values, ByteSink out);
  }

  private final Stroke[] strokes;
  private final Steps steps;

  Ink(Template template, Steps steps) {
    this(template.tokens(), steps);
  }

  private Ink(List<Template.Token> tokens, Steps steps) {
    this.steps = steps;
    this.strokes = tokens.stream().map(this::stroke).toArray(Stroke[]::new);
  }

  Bytes write(Map<String, Object> values) {
    var out = new ByteSink();
    write(values, out);
    return out.toBytes();
  }

  private void write(Map<String, Object> values, ByteSink out) {
    for (Stroke stroke : strokes) {
      stroke.write(values, out);
    }
  }

  private Stroke stroke(Template.Token token) {
    return switch (token) {
      case Template.Fixed(var bytes) -> {
        byte[] fixed = bytes.toArray();
        yield (_, out) -> out.add(fixed);
      }
      case Template.Value(var pipe) -> (values, out) -> steps.write(pipe, values, out);
      case Template.Prefixed(var width, var inside) -> {
        var group = new Ink(inside, steps);
        yield (values, out) -> {
          int at = out.leave(width.wireBytes());
          group.write(values, out);
          var length = new ByteSink();
          Steps.number(out.size() - at - width.wireBytes(), width, length);
          out.put(at, length.toArray());
        };
      }
      case Template.When(var param, var given, var inside) -> {
        var group = new Ink(inside, steps);
        yield (values, out) -> {
          if (given == isGiven(values.get(param))) {
            group.write(values, out);
          }
        };
      }
      case Template.Each each -> each(each, new Ink(each.inside(), steps));
    };
  }

  private static Stroke each(Template.Each each, Ink line) {
    byte[] between = each.between().toArray();
    return (values, out) -> {
      boolean first = true;
      for (Map<String, Object> inside : Steps.lines(values, each.list())) {
        if (!first) {
          out.add(between);
        }
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(inside);
        line.write(all, out);
        first = false;
      }
    };
  }

  private static boolean isGiven(@org.jspecify.annotations.Nullable Object value) {
    return value != null
        && !value.equals("")
        && !value.equals(Bytes.NONE)
        && !value.equals(List.of());
  }
}
