package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import hall.profile.Step;
import hall.profile.Template;
import hall.profile.Width;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What is done with values on their way into frames and out of them. Values are `Long`, `String`,
/// [Bytes], or lists of lines.
final class Steps {

  private final TextCoder text;
  private final Profile.Tables tables;
  private final Map<String, NavigableMap<Long, Bytes>> ladders = new HashMap<>();

  Steps(Profile profile) {
    this.text = new TextCoder(profile);
    this.tables = profile.tables();
    tables
        .bytes()
        .forEach((name, table) -> {
          NavigableMap<Long, Bytes> rungs = new TreeMap<>();
          table.forEach((key, bytes) -> {
            if (key.matches("[0-9]{1,9}")) {
              rungs.put(Long.valueOf(key), bytes);
            }
          });
          ladders.put(name, rungs);
        });
  }

  /// Writes a value, all its steps done.
  void write(Template.Pipe pipe, Map<String, Object> values, ByteSink out) {
    Object value = sliced(pipe, found(values, pipe.source()));
    int last = pipe.steps().size() - 1;
    for (int i = 0; i < last; i++) {
      value = value(pipe.steps().get(i), value, values);
    }
    if (last >= 0) {
      write(pipe.steps().get(last), value, values, out);
    } else {
      writePlain(value, out);
    }
  }

  private void writePlain(Object value, ByteSink out) {
    switch (value) {
      case Bytes bytes -> out.add(bytes);
      case Long number -> number(number, Width.U8, out);
      default -> out.add(text.encode(String.valueOf(value)));
    }
  }

  /// What a field of a frame means, all steps done; nothing when it means nothing.
  Optional<Object> meaning(Template.Pipe pipe, Map<String, Object> fields) {
    Object value = found(fields, pipe.source());
    if (value instanceof Bytes bytes && Math.max(pipe.from() + 1, pipe.to()) > bytes.size()) {
      return Optional.empty();
    }
    value = sliced(pipe, value);
    boolean single = pipe.steps().isEmpty() && pipe.to() == pipe.from() + 1;
    value = single ? (Object) number(value) : value;
    for (Step step : pipe.steps()) {
      value = inward(step, value);
    }
    return value.equals("") ? Optional.empty() : Optional.of(plain(value));
  }

  /// A value as others see it: numbers as `Integer` where they fit, bytes as hex.
  static Object plain(Object value) {
    return switch (value) {
      case Long number when number.intValue() == number -> (Object) number.intValue();
      case Bytes bytes -> bytes.toHex();
      default -> value;
    };
  }

  static void number(long number, Width width, ByteSink out) {
    if (number < 0 || number > width.max()) {
      throw new IllegalArgumentException(
          "%d does not fit into %s.".formatted(number, width.word()));
    }
    Numbers.write(number, width, out);
  }

  /// The lines of a list, as the engine keeps them.
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> lines(Map<String, Object> values, String name) {
    return (List<Map<String, Object>>) found(values, name);
  }

  private static Object found(Map<String, Object> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private static Object sliced(Template.Pipe pipe, Object value) {
    if (!pipe.isSlice() || !(value instanceof Bytes bytes)) {
      return value;
    }
    int to = pipe.to() < 0 ? bytes.size() : Math.min(pipe.to(), bytes.size());
    return Bytes.of(bytes.toArray(), Math.min(pipe.from(), to), to);
  }

  /// A value on its way, after a step that is not the last.
  private Object value(Step step, Object value, Map<String, Object> values) {
    return switch (step) {
      case Step.Count() -> value instanceof List<?> list ? (long) list.size() : 1L;
      case Step.Fit fit -> fit(fit, number(value), values);
      default -> {
        var out = new ByteSink();
        write(step, value, values, out);
        yield out.toBytes();
      }
    };
  }

  private void write(Step step, Object value, Map<String, Object> values, ByteSink out) {
    switch (step) {
      case Step.AsNumber(var width, var plus) -> number(number(value) + plus, width, out);
      case Step.Decimal(var count) ->
          out.add(decimal(number(value), count).getBytes(StandardCharsets.US_ASCII));
      case Step.Digits(var count, var filler) -> digits(value, count, filler, out);
      case Step.PackedDecimal(var bytes, var lowFirst) ->
          packed(number(value), bytes, lowFirst, out);
      case Step.Text() -> out.add(text.encode(String.valueOf(value)));
      case Step.Hex() -> out.add(hex(value));
      case Step.Lookup(var table) -> out.add(lookup(table, value));
      case Step.Ladder(var table) -> out.add(rung(table, number(value)));
      case Step.Count(), Step.Fit _ -> writePlain(value(step, value, values), out);
    }
  }

  private static Bytes hex(Object value) {
    return value instanceof Bytes bytes ? bytes : Bytes.hex(String.valueOf(value));
  }

  private Bytes lookup(String table, Object value) {
    Map<String, Bytes> entries = Objects.requireNonNull(tables.bytes().get(table), table);
    Bytes entry = entries.get(String.valueOf(value));
    if (entry == null) {
      entry = entries.get("other");
    }
    if (entry == null) {
      throw new IllegalArgumentException(
          "'%s' is not among %s: %s.".formatted(value, table, entries.keySet()));
    }
    return entry;
  }

  private Bytes rung(String table, long value) {
    NavigableMap<Long, Bytes> ladder = Objects.requireNonNull(ladders.get(table), table);
    Map.Entry<Long, Bytes> rung = ladder.floorEntry(value);
    if (rung == null) {
      rung = ladder.firstEntry();
    }
    return rung == null ? Bytes.NONE : rung.getValue();
  }

  /// Letters of the fonts are half as wide as high for each byte of text.
  private long fit(Step.Fit fit, long wanted, Map<String, Object> values) {
    if (wanted > 0) {
      return wanted;
    }
    List<Map<String, Object>> lines = lines(values, fit.lines());
    long longest = 1;
    for (Map<String, Object> line : lines) {
      String words = String.valueOf(line.getOrDefault("text", ""));
      longest = Math.max(longest, text.encode(words).size());
    }
    long width = number(found(values, fit.width()));
    long height = number(found(values, fit.height()));
    return Math.min(height / Math.max(1, lines.size()), 2 * width / longest);
  }

  private static String decimal(long number, int count) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, count - digits.length())) + digits;
  }

  /// A count that is too large stays at the largest there is room for; of a ticket number the last
  /// digits are what people look for.
  private static void digits(Object value, int count, int filler, ByteSink out) {
    String all =
        value instanceof Long number
            ? Long.toString(Math.clamp(number, 0L, (long) Math.pow(10, count) - 1))
            : String.valueOf(value).replaceAll("[^0-9]", "");
    if (all.isEmpty()) {
      for (int i = 0; i < count; i++) {
        out.add(filler);
      }
      return;
    }
    String last = "0".repeat(count) + all;
    for (int i = last.length() - count; i < last.length(); i++) {
      out.add(last.charAt(i) - '0');
    }
  }

  private static void packed(long number, int bytes, boolean lowFirst, ByteSink out) {
    String digits = decimal(number, 2 * bytes);
    if (number < 0 || digits.length() > 2 * bytes) {
      throw new IllegalArgumentException(
          "%d does not fit into %d packed digits.".formatted(number, 2 * bytes));
    }
    for (int i = 0; i < bytes; i++) {
      int at = 2 * (lowFirst ? bytes - 1 - i : i);
      out.add(Integer.parseInt(digits.substring(at, at + 2), 16));
    }
  }

  /// A value that a step can make nothing of means nothing.
  private Object inward(Step step, Object value) {
    try {
      return switch (step) {
        case Step.AsNumber(var width, var plus) -> inNumber(width, value) - plus;
        case Step.Lookup(var table) ->
            Objects.requireNonNull(tables.meanings().get(table), table)
                .getOrDefault(number(value), "");
        case Step.Text() -> value instanceof Bytes bytes ? text.decode(bytes) : value;
        case Step.Hex() -> value instanceof Bytes bytes ? bytes.toHex() : value;
        default -> throw new IllegalStateException("The profile was not checked: " + step);
      };
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static long inNumber(Width width, Object value) {
    return value instanceof Bytes bytes && bytes.size() == width.wireBytes()
        ? Numbers.read(bytes.toArray(), 0, width)
        : number(value);
  }

  static long number(Object value) {
    return switch (value) {
      case Long number -> number;
      case Bytes bytes when bytes.size() <= 7 -> Numbers.big(bytes.toArray(), 0, bytes.size());
      case String digits when digits.matches("[0-9]{1,9}") -> Long.parseLong(digits);
      default -> throw new IllegalArgumentException("'%s' is not a number.".formatted(value));
    };
  }
}
