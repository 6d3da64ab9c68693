package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.DeviceCommand;
import hall.profile.Part;
import hall.profile.Step;
import hall.profile.Template;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/// Reads a template backwards: which values would have written these bytes. It tries, goes back and
/// tries otherwise, but never for longer than so many tries.
final class Unwritten {

  private static final int MOST_TRIES = 200_000;

  /// A command and what it was told, which together write the frame.
  record Command(String name, Map<String, Object> params, Map<String, List<Bit>> bits) {

    /// What stands inside that part.
    ///
    /// @param onWire from a place inside it to one on the wire
    List<FrameTrace.Piece> inside(Part part, IntUnaryOperator onWire) {
      String name =
          switch (part) {
            case Part.Content content -> content.name();
            default -> "";
          };
      List<FrameTrace.Piece> pieces = new ArrayList<>();
      for (Bit bit : bits.getOrDefault(name, List.of())) {
        pieces.add(
            new FrameTrace.Piece(
                onWire.applyAsInt(bit.from()), bit.bytes(), "inside-" + bit.code(), bit.values()));
      }
      return pieces;
    }
  }

  /// Some bytes of a template.
  record Bit(int from, Bytes bytes, String code, Map<String, Object> values) {}

  /// What goes on behind a match; false sends it back to try otherwise.
  private interface Rest {
    boolean at(int place);
  }

  private final FrameEngine engine;
  private final byte[] bytes;
  private final Deque<Bit> bits = new ArrayDeque<>();
  private final Deque<Map<String, Object>> values = new ArrayDeque<>();
  private int tries;

  private Unwritten(FrameEngine engine, byte[] bytes) {
    this.engine = engine;
    this.bytes = bytes;
    values.push(new HashMap<>());
  }

  /// The command that writes that frame again as the same bytes.
  static Optional<Command> command(FrameEngine engine, Found found, byte[] frame) {
    for (DeviceCommand command : engine.profile().commands().values()) {
      Optional<Command> read = read(engine, command, found);
      if (read.filter(known -> writes(engine, known, frame)).isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  private static boolean writes(FrameEngine engine, Command command, byte[] frame) {
    try {
      return Arrays.equals(frame, engine.encode(command.name(), command.params()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Optional<Command> read(FrameEngine engine, DeviceCommand command, Found found) {
    Map<String, Object> params = new HashMap<>();
    Map<String, List<Bit>> bits = new HashMap<>();
    Layout layout = found.layout();
    for (int i = 0; i < layout.parts.length; i++) {
      String name =
          switch (layout.parts[i]) {
            case Part.Numeral numeral -> numeral.name();
            case Part.Content content -> content.name();
            default -> "";
          };
      Optional<Template> template = Optional.ofNullable(command.fields().get(name));
      if (!name.isEmpty() && template.isEmpty()) {
        params.put(name, Steps.plain(found.value(i)));
      } else if (template.isPresent()) {
        var reading = new Unwritten(engine, written(found, i));
        if (!reading.all(template.get().tokens())) {
          return Optional.empty();
        }
        params.putAll(reading.values.getFirst());
        List<Bit> inOrder = new ArrayList<>(reading.bits);
        bits.put(name, inOrder.reversed());
      }
    }
    return Optional.of(new Command(command.name(), params, bits));
  }

  /// What a template would have written: of a number no more bytes than it has.
  private static byte[] written(Found found, int part) {
    if (found.layout().parts[part] instanceof Part.Numeral numeral) {
      var out = new ByteSink();
      long number = found.number(part);
      for (int i = numeral.as().valueBytes() - 1; i >= 0; i--) {
        out.add((int) (number >>> (8 * i)));
      }
      return out.toArray();
    }
    return found.content(part).toArray();
  }

  private boolean all(List<Template.Token> tokens) {
    return match(tokens, 0, bytes.length, place -> place == bytes.length);
  }

  private boolean match(List<Template.Token> tokens, int at, int end, Rest rest) {
    if (++tries > MOST_TRIES) {
      return false;
    }
    if (tokens.isEmpty()) {
      return rest.at(at);
    }
    Rest then = place -> match(tokens.subList(1, tokens.size()), place, end, rest);
    return switch (tokens.getFirst()) {
      case Template.Fixed(var fixed) ->
          isThere(fixed, at, end)
              && with(bit(at, fixed.size(), "fixed", Map.of()), () -> then.at(at + fixed.size()));
      case Template.Value(var pipe) -> value(pipe, at, end, then);
      case Template.Prefixed prefixed -> prefixed(prefixed, at, end, then);
      case Template.When(var param, var given, var inside) ->
          when(param, given, inside, at, end, then);
      case Template.Each each -> lines(each, new ArrayList<>(), at, end, then);
    };
  }

  private boolean prefixed(Template.Prefixed prefixed, int at, int end, Rest then) {
    int width = prefixed.width().wireBytes();
    if (at + width > end) {
      return false;
    }
    long length = Numbers.read(bytes, at, prefixed.width());
    if (length < 0 || length > end - at - width) {
      return false;
    }
    int stop = at + width + (int) length;
    Bit bit = bit(at, width, "length", Map.of("value", length));
    return with(
        bit,
        () -> match(prefixed.inside(), at + width, stop, place -> place == stop && then.at(place)));
  }

  private boolean when(
      String param, boolean given, List<Template.Token> inside, int at, int end, Rest then) {
    Optional<Object> known = Optional.ofNullable(values.getFirst().get(param));
    boolean mayBe = known.isEmpty() || given != known.get().equals("");
    boolean mayBeNot = known.isEmpty() || given == known.get().equals("");
    if (mayBe && (given || known.isPresent()) && match(inside, at, end, then)) {
      return true;
    }
    // Where nothing was said it is nothing, so that a later look finds the same.
    if (given) {
      return mayBeNot && saying(param, "", () -> then.at(at));
    }
    if (known.isPresent()) {
      return mayBeNot && then.at(at);
    }
    return saying(param, "", () -> match(inside, at, end, then)) || then.at(at);
  }

  private boolean lines(
      Template.Each each, List<Map<String, Object>> read, int at, int end, Rest then) {
    Map<String, Object> line = new HashMap<>();
    values.push(line);
    boolean found =
        match(
            each.inside(),
            at,
            end,
            place -> {
              values.pop();
              List<Map<String, Object>> more = new ArrayList<>(read);
              more.add(new HashMap<>(line));
              boolean good =
                  (isThere(each.between(), place, end)
                          && !each.between().isEmpty()
                          && with(
                              bit(place, each.between().size(), "fixed", Map.of()),
                              () -> lines(each, more, place + each.between().size(), end, then)))
                      || saying(each.list(), List.copyOf(more), () -> then.at(place));
              if (!good) {
                values.push(line);
              }
              return good;
            });
    if (!found) {
      values.pop();
    }
    return found;
  }

  private boolean value(Template.Pipe pipe, int at, int end, Rest then) {
    Optional<Step> last =
        pipe.steps().isEmpty() ? Optional.empty() : Optional.of(pipe.steps().getLast());
    return switch (last.orElse(new Step.Hex())) {
      case Step.AsNumber(var width, var plus) -> {
        int size = width.wireBytes();
        yield at + size <= end
            && taken(pipe, at, size, Numbers.read(bytes, at, width) - plus, then);
      }
      case Step.Digits(var count, var filler) -> digits(pipe, at, end, count, filler, then);
      case Step.PackedDecimal(var count, var lowFirst) ->
          at + count <= end && taken(pipe, at, count, unpacked(at, count, lowFirst), then);
      case Step.Lookup(var table) -> entry(pipe, table, at, end, then);
      case Step.Ladder(var table) -> entry(pipe, table, at, end, then);
      case Step.Text() -> stretch(pipe, at, end, true, then);
      case Step.Hex() -> stretch(pipe, at, end, false, then);
      case Step.Decimal _, Step.Spell _ -> stretch(pipe, at, end, true, then);
      case Step.Pick _ -> at < end && then.at(at + 1);
      case Step.Count _, Step.Fit _, Step.Length _, Step.Figures _ ->
          at < end && taken(pipe, at, 1, (long) (bytes[at] & 0xFF), then);
    };
  }

  private boolean digits(Template.Pipe pipe, int at, int end, int count, int filler, Rest then) {
    if (at + count > end) {
      return false;
    }
    var text = new StringBuilder();
    for (int i = at; i < at + count; i++) {
      if (bytes[i] >= 0 && bytes[i] <= 9) {
        text.append((char) ('0' + bytes[i]));
      } else if ((bytes[i] & 0xFF) != filler) {
        return false;
      }
    }
    return taken(pipe, at, count, text.toString(), then);
  }

  private long unpacked(int at, int count, boolean lowFirst) {
    long number = 0;
    for (int i = 0; i < count; i++) {
      int pair = bytes[lowFirst ? at + count - 1 - i : at + i] & 0xFF;
      number = number * 100 + (pair >>> 4) * 10L + (pair & 0xF);
    }
    return number;
  }

  /// An entry of a table; the longest first, as one may be the beginning of another.
  private boolean entry(Template.Pipe pipe, String table, int at, int end, Rest then) {
    Map<String, Bytes> entries = engine.profile().tables().bytes().getOrDefault(table, Map.of());
    List<Map.Entry<String, Bytes>> fitting =
        entries.entrySet().stream()
            .filter(entry -> isThere(entry.getValue(), at, end))
            .sorted((one, two) -> {
              int bySize = two.getValue().size() - one.getValue().size();
              boolean other = one.getKey().equals("other");
              return bySize != 0 ? bySize : other ? 1 : two.getKey().equals("other") ? -1 : 0;
            })
            .toList();
    for (Map.Entry<String, Bytes> entry : fitting) {
      if (taken(pipe, at, entry.getValue().size(), entry.getKey(), then)) {
        return true;
      }
    }
    return false;
  }

  private boolean stretch(Template.Pipe pipe, int at, int end, boolean asText, Rest then) {
    for (int to = end; to >= at; to--) {
      Bytes some = Bytes.of(bytes, at, to);
      Object value = asText ? engine.steps().text().decode(some) : some.toHex();
      if (taken(pipe, at, to - at, value, then)) {
        return true;
      }
    }
    return false;
  }

  /// A value was read. One that steps before made of another, such as a length of a text, is told
  /// but not kept: the text itself stands elsewhere.
  private boolean taken(Template.Pipe pipe, int at, int size, Object value, Rest then) {
    String source = pipe.source();
    Bit bit = bit(at, size, "value", Map.of("param", source, "value", value));
    if (!pipe.steps().isEmpty() && pipe.steps().getFirst() instanceof Step.Fit) {
      // The height that was chosen, said for all lines.
      Object dots = Long.valueOf(String.valueOf(value));
      return with(bit, () -> saying(values.getLast(), source, dots, () -> then.at(at + size)));
    }
    boolean derived = pipe.steps().size() > 1 && !(pipe.steps().getFirst() instanceof Step.Figures);
    if (derived) {
      return with(bit, () -> then.at(at + size));
    }
    Object kept =
        value instanceof Long number && pipe.steps().size() > 1 ? Long.toString(number) : value;
    Optional<Object> before = Optional.ofNullable(values.getFirst().get(source));
    if (before.isPresent() && !before.get().equals(kept)) {
      return false;
    }
    return with(bit, () -> saying(source, kept, () -> then.at(at + size)));
  }

  private boolean saying(String param, Object value, BooleanSupplier then) {
    return saying(values.getFirst(), param, value, then);
  }

  private static boolean saying(
      Map<String, Object> here, String param, Object value, BooleanSupplier then) {
    boolean isNew = !here.containsKey(param);
    here.put(param, value);
    if (then.getAsBoolean()) {
      return true;
    }
    if (isNew) {
      here.remove(param);
    }
    return false;
  }

  private boolean with(Bit bit, BooleanSupplier then) {
    bits.push(bit);
    if (then.getAsBoolean()) {
      return true;
    }
    bits.pop();
    return false;
  }

  private Bit bit(int at, int size, String code, Map<String, Object> told) {
    return new Bit(at, Bytes.of(bytes, at, at + size), code, told);
  }

  private boolean isThere(Bytes some, int at, int end) {
    if (at + some.size() > end) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if ((bytes[at + i] & 0xFF) != some.at(i)) {
        return false;
      }
    }
    return true;
  }
}
