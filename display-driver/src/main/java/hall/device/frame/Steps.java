package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import hall.profile.Step;
import hall.profile.Template;
import hall.profile.Width;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is done with values on their way into frames and out of them.
final class Steps {

  /// What no table of the profile has got.
  enum Unmapped {
    OUTSIDE
  }

  /// Writes one value of a scope.
  interface Writer {
    void write(Scope scope, ByteSink out);
  }

  /// Writes one value.
  private interface Pen {
    void write(Object value, ByteSink out);
  }

  /// Makes one value into another.
  private interface Turn {
    Object turn(Object value, Scope scope);
  }

  static final Object NOTHING = "";

  private final TextCoder text;
  private final Profile.Tables tables;
  private final Map<String, Rungs> ladders = new HashMap<>();

  Steps(Profile profile) {
    this.text = new TextCoder(profile);
    this.tables = profile.tables();
    tables.bytes().forEach((name, table) -> ladders.put(name, Rungs.of(table)));
  }

  TextCoder text() {
    return text;
  }

  /// A value of a template with all its steps, made ready.
  Writer writer(Template.Pipe pipe, Ink.Names names) {
    Scope.Ref source = names.ref(pipe.source());
    int last = pipe.steps().size() - 1;
    List<Turn> turns = new ArrayList<>();
    if (pipe.isSlice()) {
      turns.add((value, _) -> sliced(pipe, value));
    }
    for (Step step : pipe.steps().subList(0, Math.max(0, last))) {
      turns.add(turn(step, names));
    }
    if (last >= 0 && isTurn(pipe.steps().get(last))) {
      turns.add(turn(pipe.steps().get(last), names));
    }
    boolean plain = last < 0 || isTurn(pipe.steps().get(last));
    Pen pen = plain ? this::plain : pen(pipe.steps().get(last));
    if (turns.isEmpty()) {
      return (scope, out) -> pen.write(source.in(scope), out);
    }
    Turn all = turns.stream().reduce(Steps::after).orElseThrow();
    return (scope, out) -> pen.write(all.turn(source.in(scope), scope), out);
  }

  private static Turn after(Turn first, Turn then) {
    return (value, scope) -> then.turn(first.turn(value, scope), scope);
  }

  /// Whether a step makes a value and not bytes.
  private static boolean isTurn(Step step) {
    return switch (step) {
      case Step.Count _, Step.Fit _, Step.Length _, Step.Figures _, Step.Pick _ -> true;
      case Step.AsNumber _, Step.Decimal _, Step.Digits _, Step.PackedDecimal _ -> false;
      case Step.Text _, Step.Hex _, Step.Lookup _, Step.Ladder _, Step.Spell _ -> false;
    };
  }

  private Turn turn(Step step, Ink.Names names) {
    return switch (step) {
      case Step.Count() -> (value, _) -> value instanceof List<?> list ? (long) list.size() : 1L;
      case Step.Fit fit -> fit(fit, names);
      case Step.Length() -> (value, _) -> (long) letters(value).length;
      case Step.Figures(var count) -> (value, _) -> figures(value, count);
      case Step.Pick(var index) -> (value, _) -> picked(value, index);
      default -> {
        Pen pen = pen(step);
        yield (value, _) -> {
          var out = new ByteSink();
          pen.write(value, out);
          return out.toBytes();
        };
      }
    };
  }

  // Tests one by one: the compiler that the hall runs with makes nothing quick of a switch over
  // types.
  private void plain(Object value, ByteSink out) {
    if (value instanceof Bytes bytes) {
      out.add(bytes);
    } else if (value instanceof Long number) {
      number(number, Width.U8, out);
    } else {
      out.add(letters(value));
    }
  }

  private byte[] letters(Object value) {
    return value instanceof Said said ? said.in(text) : text.bytes(String.valueOf(value));
  }

  /// What the numbers of a table mean.
  Map<Long, Object> meanings(String table) {
    return Objects.requireNonNull(tables.meanings().get(table), table);
  }

  /// What a field of a frame means, all steps done: [#NOTHING] when it means nothing, and
  /// [Unmapped] when a table of the profile has not got it.
  Object meaning(Template.Pipe pipe, Object field) {
    if (field instanceof Long number && pipe.steps().isEmpty()) {
      return plain(number);
    }
    Object value = field;
    if (value instanceof Bytes bytes && Math.max(pipe.from() + 1, pipe.to()) > bytes.size()) {
      return NOTHING;
    }
    value = sliced(pipe, value);
    boolean single = pipe.steps().isEmpty() && pipe.to() == pipe.from() + 1;
    value = single ? (Object) number(value) : value;
    for (Step step : pipe.steps()) {
      value = value instanceof Unmapped ? value : inward(step, value);
    }
    return plain(value);
  }

  /// A value as others see it: numbers as `Integer` where they fit, bytes as hex.
  static Object plain(Object value) {
    if (value instanceof Long number) {
      return number.intValue() == number ? (Object) number.intValue() : number;
    }
    return value instanceof Bytes bytes ? bytes.toHex() : value;
  }

  static void number(long number, Width width, ByteSink out) {
    if (number < 0 || number > width.max()) {
      throw new IllegalArgumentException(
          "%d does not fit into %s.".formatted(number, width.word()));
    }
    Numbers.write(number, width, out);
  }

  private static Object sliced(Template.Pipe pipe, Object value) {
    if (!pipe.isSlice() || !(value instanceof Bytes bytes)) {
      return value;
    }
    int to = pipe.to() < 0 ? bytes.size() : Math.min(pipe.to(), bytes.size());
    return Bytes.of(bytes.toArray(), Math.min(pipe.from(), to), to);
  }

  private static Object picked(Object value, int index) {
    if (!(value instanceof Bytes bytes) || index >= bytes.size()) {
      throw new IllegalArgumentException("'%s' has no byte %d.".formatted(value, index));
    }
    return Bytes.of(bytes.toArray(), index, index + 1);
  }

  private Pen pen(Step step) {
    return switch (step) {
      case Step.AsNumber(var width, var plus) ->
          (value, out) -> number(number(value) + plus, width, out);
      case Step.Decimal(var count) ->
          (value, out) ->
              out.add(decimal(number(value), count).getBytes(StandardCharsets.US_ASCII));
      case Step.Digits(var count, var filler) -> (value, out) -> digits(value, count, filler, out);
      case Step.PackedDecimal(var bytes, var lowFirst) ->
          (value, out) -> packed(number(value), bytes, lowFirst, out);
      case Step.Text() -> (value, out) -> out.add(letters(value));
      case Step.Hex() -> (value, out) -> out.add(hex(value));
      case Step.Lookup(var table) -> {
        Map<String, Bytes> entries = entries(table);
        yield (value, out) -> {
          String key = value instanceof Said said ? said.text() : String.valueOf(value);
          out.add(lookup(table, entries, key));
        };
      }
      case Step.Ladder(var table) -> {
        Rungs rungs = rungs(table);
        yield (value, out) -> out.add(rungs.below(number(value)));
      }
      case Step.Spell(var table, var count) -> {
        Map<String, Bytes> entries = entries(table);
        yield (value, out) -> spell(table, entries, count, String.valueOf(value), out);
      }
      case Step.Count _, Step.Fit _, Step.Length _, Step.Figures _, Step.Pick _ ->
          throw new IllegalStateException("Not a step that writes: " + step);
    };
  }

  /// The thresholds of a table.
  Rungs rungs(String table) {
    return Objects.requireNonNull(ladders.get(table), table);
  }

  Map<String, Bytes> entries(String table) {
    return new HashMap<>(Objects.requireNonNull(tables.bytes().get(table), table));
  }

  private static Bytes hex(Object value) {
    return value instanceof Bytes bytes ? bytes : Bytes.hex(String.valueOf(value));
  }

  private static Bytes lookup(String table, Map<String, Bytes> entries, String value) {
    Bytes entry = entries.get(value);
    if (entry == null) {
      entry = entries.get("other");
    }
    if (entry == null) {
      throw new IllegalArgumentException(
          "'%s' is not among %s: %s.".formatted(value, table, new TreeSet<>(entries.keySet())));
    }
    return entry;
  }

  private static void spell(
      String table, Map<String, Bytes> entries, int count, String value, ByteSink out) {
    String last = value.substring(Math.max(0, value.length() - count));
    for (int i = last.length(); i < count; i++) {
      out.add(lookup(table, entries, " "));
    }
    for (int i = 0; i < last.length(); i++) {
      out.add(lookup(table, entries, last.substring(i, i + 1)));
    }
  }

  /// Letters of the fonts are half as wide as high for each byte of text.
  private Turn fit(Step.Fit fit, Ink.Names names) {
    Scope.Ref lines = names.ref(fit.lines());
    Scope.Ref width = names.ref(fit.width());
    Scope.Ref height = names.ref(fit.height());
    int words = outermost(names).within(fit.lines(), "text");
    return (value, scope) -> {
      long wanted = number(value);
      if (wanted > 0) {
        return wanted;
      }
      List<@Nullable Object[]> all = Ink.lines(lines.in(scope));
      long longest = 1;
      for (@Nullable Object[] line : all) {
        Object said = words < 0 ? "" : Objects.requireNonNull(line[words]);
        longest = Math.max(longest, letters(said).length);
      }
      long across = 2 * number(width.in(scope)) / longest;
      return Math.min(number(height.in(scope)) / Math.max(1, all.size()), across);
    };
  }

  private static Ink.Names outermost(Ink.Names names) {
    Ink.Names around = names.around();
    return around == null ? names : outermost(around);
  }

  private static String decimal(long number, int count) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, count - digits.length())) + digits;
  }

  private static String onlyDigits(Object value) {
    return String.valueOf(value).replaceAll("[^0-9]", "");
  }

  private static Object figures(Object value, int count) {
    String all = onlyDigits(value);
    String last = all.substring(Math.max(0, all.length() - count));
    return last.isEmpty() ? "" : (Object) Long.valueOf(last);
  }

  /// A count that is too large stays at the largest there is room for; of a ticket number the last
  /// digits are what people look for.
  private static void digits(Object value, int count, int filler, ByteSink out) {
    int end = out.leave(count) + count;
    byte[] bytes = out.content();
    if (value instanceof Long number) {
      long rest = Math.min(Math.max(number, 0), most(count));
      for (int i = end - 1; i >= end - count; i--) {
        bytes[i] = (byte) (rest % 10);
        rest /= 10;
      }
      return;
    }
    String text = String.valueOf(value);
    int place = end - 1;
    for (int i = text.length() - 1; i >= 0 && place >= end - count; i--) {
      char letter = text.charAt(i);
      if (letter >= '0' && letter <= '9') {
        bytes[place--] = (byte) (letter - '0');
      }
    }
    byte rest = (byte) (place == end - 1 ? filler : 0);
    while (place >= end - count) {
      bytes[place--] = rest;
    }
  }

  private static long most(int digits) {
    long most = 0;
    for (int i = 0; i < digits; i++) {
      most = 10 * most + 9;
    }
    return most;
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
            meanings(table).getOrDefault(number(value), Unmapped.OUTSIDE);
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
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Bytes bytes && bytes.size() <= 7) {
      long number = 0;
      for (int i = 0; i < bytes.size(); i++) {
        number = number << 8 | bytes.at(i);
      }
      return number;
    }
    String digits = String.valueOf(value);
    if (value instanceof Bytes || !digits.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("'%s' is not a number.".formatted(value));
    }
    return Long.parseLong(digits);
  }
}
