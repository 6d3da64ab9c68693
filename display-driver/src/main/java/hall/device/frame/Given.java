package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.DeviceCommand.Param;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command asks for, made ready: puts what a caller gave in its place and checks it. What is
/// not asked for is left aside, so that one caller can speak to many products.
final class Given {

  private final Map<String, Integer> places = new HashMap<>();
  private final Param[] params;
  private final String[] names;
  private final boolean[] areTexts;
  private final @Nullable Object[] usual;
  private final Map<String, Given> lines = new HashMap<>();

  Given(Collection<Param> wanted) {
    params = wanted.toArray(Param[]::new);
    usual = new Object[params.length];
    names = new String[params.length];
    areTexts = new boolean[params.length];
    for (int i = 0; i < params.length; i++) {
      Param param = params[i];
      places.put(param.name(), i);
      names[i] = param.name();
      areTexts[i] = param.shape() == hall.profile.DeviceCommand.Shape.TEXT;
      if (param.shape() == hall.profile.DeviceCommand.Shape.LINES) {
        lines.put(param.name(), new Given(param.inside().values()));
      }
      if (param.usual().isPresent()) {
        usual[i] = value(param, param.usual().get());
      }
    }
  }

  /// The place of a parameter; -1 when there is none.
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /// What each line of that list may say.
  Given inside(String list) {
    return java.util.Objects.requireNonNull(lines.get(list), list);
  }

  /// Each parameter's value at its place.
  @Nullable Object[] values(Map<String, ?> given) {
    @Nullable Object[] values = new Object[names.length];
    for (int i = 0; i < values.length; i++) {
      Object said = given.get(names[i]);
      Object value = said == null ? usual[i] : value(i, said);
      if (value == null) {
        throw new IllegalArgumentException("Nothing was said for '%s'.".formatted(names[i]));
      }
      values[i] = value;
    }
    return values;
  }

  /// Texts, and numbers within their bounds, are what is mostly said.
  private Object value(int i, Object value) {
    if (areTexts[i] && value instanceof String text) {
      return new Said(text);
    }
    return value(params[i], value);
  }

  private Object value(Param param, Object value) {
    return switch (param.shape()) {
      case NUMBER -> number(param, value);
      case TEXT ->
          value instanceof Number number ? (Object) number.longValue() : new Said(value.toString());
      case BYTES -> bytes(param, value);
      case LINES -> lines(param, value);
    };
  }

  /// Nothing said stays nothing: a display can leave a number blank.
  private static Object number(Param param, Object value) {
    if (value instanceof Integer quick && quick >= param.min() && quick <= param.max()) {
      return (long) quick;
    }
    if (value.equals("")) {
      return "";
    }
    long number =
        switch (value) {
          case Number some -> some.longValue();
          case String digits when digits.matches("-?[0-9]{1,9}") -> Long.parseLong(digits);
          default -> throw wrong(param, value, "a number");
        };
    if (number < param.min() || number > param.max()) {
      throw wrong(param, value, "%d to %d".formatted(param.min(), param.max()));
    }
    return number;
  }

  private static Object bytes(Param param, Object value) {
    return switch (value) {
      case Bytes bytes -> bytes;
      case byte[] bytes -> Bytes.of(bytes);
      case String hex when hex.matches("([0-9A-Fa-f]{2} ?)*") -> Bytes.hex(hex);
      default -> throw wrong(param, value, "bytes");
    };
  }

  private List<@Nullable Object[]> lines(Param param, Object value) {
    if (!(value instanceof List<?> list)) {
      throw wrong(param, value, "a list of lines");
    }
    Given each = inside(param.name());
    List<@Nullable Object[]> filled = new ArrayList<>(list.size());
    for (Object line : list) {
      if (!(line instanceof Map<?, ?> members)) {
        throw wrong(param, value, "a list of lines");
      }
      filled.add(each.values(named(members)));
    }
    return filled;
  }

  /// Whatever was given as a line, its names are texts.
  @SuppressWarnings("unchecked")
  private static Map<String, ?> named(Map<?, ?> members) {
    return (Map<String, ?>) members;
  }

  private static IllegalArgumentException wrong(Param param, Object value, String expected) {
    return new IllegalArgumentException(
        "'%s' is %s, not '%s'.".formatted(param.name(), expected, value));
  }
}
