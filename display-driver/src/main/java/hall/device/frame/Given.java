package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.DeviceCommand.Param;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a caller gave with a command, checked against what the command asks for. What it does not
/// ask for is left aside, so that one caller can speak to many products.
final class Given {

  private Given() {}

  static Map<String, Object> checked(Map<String, Param> wanted, Map<String, ?> given) {
    Map<String, Object> values = new HashMap<>(2 * wanted.size());
    for (Param param : wanted.values()) {
      Object value = given.get(param.name());
      if (value == null) {
        value =
            param
                .usual()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "Nothing was said for '%s'.".formatted(param.name())));
      }
      values.put(param.name(), value(param, value));
    }
    return values;
  }

  private static Object value(Param param, Object value) {
    return switch (param.shape()) {
      case NUMBER -> number(param, value);
      case TEXT -> value instanceof Number number ? (Object) number.longValue() : value.toString();
      case BYTES -> bytes(param, value);
      case LINES -> lines(param, value);
    };
  }

  /// Nothing said stays nothing: a display can leave a number blank.
  private static Object number(Param param, Object value) {
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

  private static List<Map<String, Object>> lines(Param param, Object value) {
    if (!(value instanceof List<?> list)) {
      throw wrong(param, value, "a list of lines");
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Object line : list) {
      if (!(line instanceof Map<?, ?> members)) {
        throw wrong(param, value, "a list of lines");
      }
      Map<String, Object> named = new HashMap<>();
      members.forEach((name, member) -> named.put(String.valueOf(name), member));
      lines.add(checked(param.inside(), named));
    }
    return List.copyOf(lines);
  }

  private static IllegalArgumentException wrong(Param param, Object value, String expected) {
    return new IllegalArgumentException(
        "'%s' is %s, not '%s'.".formatted(param.name(), expected, value));
  }
}
