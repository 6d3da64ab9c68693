package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Template;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A template made ready for use: writes its bytes with the values it is given.
final class Ink {

  /// One piece of work.
  private interface Stroke {
    void write(Scope scope, ByteSink out);
  }

  private final Stroke[] strokes;
  private final boolean fixed;

  /// @param names where a value of that name is found
  Ink(Template template, Names names, Steps steps) {
    this(template.tokens(), names, steps);
  }

  private Ink(List<Template.Token> tokens, Names names, Steps steps) {
    this.strokes = tokens.stream().map(token -> stroke(token, names, steps)).toArray(Stroke[]::new);
    this.fixed = tokens.stream().allMatch(token -> token instanceof Template.Fixed);
  }

  /// Whether it writes the same whatever the values.
  boolean isFixed() {
    return fixed;
  }

  void write(Scope scope, ByteSink out) {
    for (Stroke stroke : strokes) {
      stroke.write(scope, out);
    }
  }

  private static Stroke stroke(Template.Token token, Names names, Steps steps) {
    return switch (token) {
      case Template.Fixed(var bytes) -> {
        byte[] some = bytes.toArray();
        yield (_, out) -> out.add(some, 0, some.length);
      }
      case Template.Value(var pipe) -> {
        Steps.Writer writer = steps.writer(pipe, names);
        yield writer::write;
      }
      case Template.Prefixed(var width, var inside) -> {
        var group = new Ink(inside, names, steps);
        yield (scope, out) -> {
          int at = out.leave(width.wireBytes());
          group.write(scope, out);
          int end = out.size();
          out.back(at);
          Steps.number(end - at - width.wireBytes(), width, out);
          out.back(end);
        };
      }
      case Template.When(var param, var given, var inside) -> {
        var group = new Ink(inside, names, steps);
        Scope.Ref ref = names.ref(param);
        yield (scope, out) -> {
          if (given == isGiven(ref.in(scope))) {
            group.write(scope, out);
          }
        };
      }
      case Template.Each each -> each(each, names, steps);
    };
  }

  private static Stroke each(Template.Each each, Names names, Steps steps) {
    byte[] between = each.between().toArray();
    Scope.Ref list = names.ref(each.list());
    Ink line = new Ink(each.inside(), names.inside(each.list()), steps);
    return (scope, out) -> {
      boolean first = true;
      for (@Nullable Object[] inside : lines(list.in(scope))) {
        if (!first) {
          out.add(between);
        }
        line.write(new Scope(inside, scope), out);
        first = false;
      }
    };
  }

  @SuppressWarnings("unchecked")
  static List<@Nullable Object[]> lines(Object value) {
    return (List<@Nullable Object[]>) value;
  }

  private static boolean isGiven(Object value) {
    if (value instanceof Said said) {
      return !said.text().isEmpty();
    }
    if (value instanceof Bytes bytes) {
      return !bytes.isEmpty();
    }
    return value instanceof List<?> list ? !list.isEmpty() : !value.equals("");
  }

  /// Where the values of a template are found.
  ///
  /// @param place the place of a name among the values; negative when it is not there
  /// @param lists the names inside a list of lines
  /// @param around the names outside, where this is a list's line
  record Names(
      Function<String, Integer> place, Function<String, Given> lists, @Nullable Names around) {

    static Names of(Given given) {
      return new Names(given::place, given::inside, null);
    }

    Names inside(String list) {
      Given each = lists.apply(list);
      return new Names(each::place, each::inside, this);
    }

    Scope.Ref ref(String name) {
      int out = 0;
      for (@Nullable Names names = this; names != null; names = names.around) {
        int place = names.place.apply(name);
        if (place >= 0) {
          return new Scope.Ref(out, place);
        }
        out++;
      }
      throw new IllegalStateException("The profile was not checked: " + name);
    }

    /// Where that value stands within each line of a list; nothing when lines have no such.
    int within(String list, String name) {
      return lists.apply(list).place(name);
    }
  }
}
