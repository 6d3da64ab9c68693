package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A frame taken apart, byte by byte, for a person who wants to know why a device does not answer.
///
/// @param pieces what stands where, as far as it could be read
/// @param command the command of the hall that sends exactly these bytes, where there is one
/// @param parameters what that command was told
/// @param meanings what the device means by it, where it is a frame of the device
/// @param fault why it is no frame of the profile; nothing when it is one and is written again as
///   the same bytes
public record FrameTrace(
    List<Piece> pieces,
    Optional<String> command,
    Map<String, Object> parameters,
    List<Inbound> meanings,
    Optional<Fault> fault) {

  /// Some bytes and what they are.
  ///
  /// @param from where they begin
  /// @param code what they are: a key of the words, with its values
  public record Piece(int from, Bytes bytes, String code, Map<String, Object> values) {
    public Piece {
      values = Map.copyOf(values);
    }
  }

  /// Why it is no frame.
  ///
  /// @param at the place of the byte that is wrong
  /// @param code a key of the words, with its values
  public record Fault(int at, String code, Map<String, Object> values) {
    public Fault {
      values = Map.copyOf(values);
    }
  }

  public FrameTrace {
    pieces = List.copyOf(pieces);
    parameters = Map.copyOf(parameters);
    meanings = List.copyOf(meanings);
  }

  /// Takes the bytes apart, as a frame to the device or of the device, whichever they are.
  public static FrameTrace of(FrameEngine engine, byte[] bytes) {
    Optional<Candidate> toDevice = Optional.of(new Candidate(engine.sendLayout(), bytes, false));
    List<Candidate> all = new ArrayList<>();
    for (Layout layout : engine.inboundLayouts()) {
      all.add(new Candidate(layout, bytes, true));
    }
    toDevice.ifPresent(all::add);
    Candidate best = all.getFirst();
    for (Candidate candidate : all) {
      best = candidate.isBetterThan(best) ? candidate : best;
    }
    boolean mayBeSent = toDevice.filter(Candidate::isWhole).isPresent();
    Optional<Unwritten.Command> command =
        mayBeSent ? Unwritten.command(engine, toDevice.get().found(), bytes) : Optional.empty();
    List<Inbound> meanings = new ArrayList<>();
    if (best.isWhole() && best.strict) {
      meanings.addAll(engine.reader().silent(bytes));
    }
    return new FrameTrace(
        best.pieces(command, engine),
        command.map(Unwritten.Command::name),
        command.map(Unwritten.Command::params).orElse(Map.of()),
        meanings,
        best.fault());
  }

  /// The bytes as one form of frame.
  private static final class Candidate {

    private final Layout layout;
    private final byte[] bytes;
    private final boolean strict;
    private final FrameParse parse;
    private final int outcome;

    Candidate(Layout layout, byte[] bytes, boolean strict) {
      this.layout = layout;
      this.bytes = bytes;
      this.strict = strict;
      this.parse = new FrameParse(layout, bytes.length + 64);
      this.outcome = parse.parse(bytes, 0, bytes.length, strict, true);
    }

    boolean isWhole() {
      return outcome == FrameParse.WHOLE && parse.end() == bytes.length;
    }

    Found found() {
      return parse.found();
    }

    /// Further read is better; of two that are whole the first stays.
    boolean isBetterThan(Candidate other) {
      return isWhole() ? !other.isWhole() : !other.isWhole() && parts() > other.parts();
    }

    private int parts() {
      return outcome == FrameParse.WHOLE ? layout.parts.length : parse.failed();
    }

    List<Piece> pieces(Optional<Unwritten.Command> command, FrameEngine engine) {
      List<Piece> pieces = new ArrayList<>();
      Found found = parse.found();
      for (int i = 0; i < parts(); i++) {
        int from = parse.onWire(i);
        if (layout.kinds[i] != Layout.Kind.MARK) {
          Bytes here = Bytes.of(bytes, from, parse.onWire(i + 1));
          pieces.add(new Described(found, i, engine).piece(from, here));
        }
        int part = i;
        command.ifPresent(known ->
            pieces.addAll(
                known.inside(layout.parts[part], place -> from + coded(found, part, place))));
      }
      return pieces;
    }

    /// How many bytes on the wire the first ones of a part are.
    private int coded(Found found, int part, int count) {
      int start = found.starts()[part];
      return layout.wireSize(found.plain(), start, start + count, layout.coding[part]);
    }

    Optional<Fault> fault() {
      if (isWhole()) {
        byte[] again = again();
        return Arrays.equals(again, bytes)
            ? Optional.empty()
            : Optional.of(
                new Fault(
                    Math.max(0, Arrays.mismatch(again, bytes)),
                    "written-otherwise",
                    Map.of("again", Bytes.of(again).toHex())));
      }
      if (outcome == FrameParse.WHOLE) {
        return Optional.of(
            new Fault(parse.end(), "too-many", Map.of("n", bytes.length - parse.end())));
      }
      int at = parse.onWire(parse.failed());
      return Optional.of(
          outcome == FrameParse.UNFINISHED
              ? new Fault(
                  bytes.length,
                  "too-short",
                  Map.of("n", parse.missing(), "part", Described.name(layout, parse.failed())))
              : wrong(parse.failed(), at));
    }

    /// Written again from what was read: lengths, checks and codings are worked out anew.
    private byte[] again() {
      Found found = parse.found();
      var out = new ByteSink();
      int[] starts = found.starts().clone();
      int end = starts[layout.parts.length];
      out.add(found.plain(), 0, end);
      for (int i = 0; i < layout.parts.length; i++) {
        if (layout.parts[i] instanceof Part.Numeral numeral) {
          out.back(starts[i]);
          Numbers.write(found.number(i), numeral.as(), out);
        }
      }
      out.back(end);
      FramePlan.fillIn(layout, starts, out);
      return layout.onWire(out.content(), starts);
    }

    private Fault wrong(int part, int at) {
      int read = parse.readOfFailed();
      Found found = parse.found();
      String name = Described.name(layout, part);
      if (read < layout.sizes[part] && layout.kinds[part] != Layout.Kind.LITERAL) {
        return new Fault(parse.end(), "wrong-coding", Map.of("part", name, "found", shown(1)));
      }
      return switch (layout.parts[part]) {
        case Part.Literal literal ->
            new Fault(
                at,
                "wrong-literal",
                Map.of(
                    "expected",
                    literal.bytes().toHex(),
                    "found",
                    Bytes.of(bytes, at, Math.min(bytes.length, at + literal.bytes().size()))
                        .toHex()));
        case Part.Length length -> wrongLength(length, part, at, found);
        case Part.Numeral numeral ->
            new Fault(
                at,
                "wrong-value",
                Map.of(
                    "part", name,
                    "found", number(found, part, numeral.as()),
                    "known", listed(numeral)));
        case Part.Check check -> wrongCheck(check, part, at, found);
        default -> new Fault(at, "wrong-part", Map.of("part", name));
      };
    }

    private static Fault wrongCheck(Part.Check check, int part, int at, Found found) {
      int from = found.starts()[check.from()];
      int to = found.starts()[check.to() + 1];
      var right = new ByteSink();
      Numbers.write(Checksums.of(check.sum(), found.plain(), from, to), check.as(), right);
      Bytes said = Bytes.of(found.plain(), found.starts()[part], found.size());
      return new Fault(
          at,
          "wrong-check",
          Map.of(
              "sum", check.sum().word(),
              "found", said.toHex(),
              "expected", right.toBytes().toHex()));
    }

    private Fault wrongLength(Part.Length length, int part, int at, Found found) {
      long said = number(found, part, length.as());
      if (strict && (said < length.acceptMin() || said > length.acceptMax())) {
        return new Fault(
            at,
            "length-not-accepted",
            Map.of("found", said, "min", length.acceptMin(), "max", length.acceptMax()));
      }
      return new Fault(at, "wrong-length", Map.of("found", said));
    }

    private static long number(Found found, int part, hall.profile.Width as) {
      return Numbers.read(found.plain(), found.starts()[part], as);
    }

    private static String listed(Part.Numeral numeral) {
      List<String> known = new ArrayList<>();
      numeral.accepted().stream().sorted().forEach(value -> known.add("%02X".formatted(value)));
      return String.join(", ", known);
    }

    private String shown(int count) {
      int at = Math.min(parse.end(), bytes.length);
      return Bytes.of(bytes, at, Math.min(bytes.length, at + count)).toHex();
    }
  }

  /// What one part of a frame is, said by its profile.
  private record Described(Found found, int part, FrameEngine engine) {

    Piece piece(int from, Bytes here) {
      Layout layout = found.layout();
      Map<String, Object> values = new HashMap<>();
      values.put("part", name(layout, part));
      String code =
          switch (layout.parts[part]) {
            case Part.Literal _ -> "literal";
            case Part.Length length -> {
              values.put("value", Numbers.read(found.plain(), start(), length.as()));
              values.put("range", range(length.from(), length.to()));
              values.put("add", length.add());
              yield length.add() == 0 ? "length" : "length-and";
            }
            case Part.Numeral _ -> {
              values.put("value", found.number(part));
              yield "number";
            }
            case Part.Content content -> {
              values.put("n", found.size(part));
              values.put("text", text(content));
              yield content.isPrivate() ? "private" : "bytes";
            }
            case Part.Check check -> {
              values.put("sum", check.sum().word());
              values.put("range", range(check.from(), check.to()));
              yield "check";
            }
            default -> "literal";
          };
      boolean hidden = code.equals("private");
      return new Piece(from, hidden ? Bytes.NONE : here, code, values);
    }

    private int start() {
      return found.starts()[part];
    }

    private String text(Part.Content content) {
      if (content.isPrivate()) {
        return "";
      }
      String text = engine.steps().text().decode(found.content(part));
      return text.replaceAll("[\\p{Cntrl}\\uFFFD]", "·");
    }

    private String range(int from, int to) {
      Layout layout = found.layout();
      return from == to ? name(layout, from) : name(layout, from) + ".." + name(layout, to);
    }

    static String name(Layout layout, int part) {
      return switch (layout.parts[part]) {
        case Part.Numeral numeral -> numeral.name();
        case Part.Content content -> content.name();
        case Part.Literal literal -> literal.bytes().toHex();
        case Part.Length _ -> "len";
        case Part.Check check -> check.sum().word();
        case Part.EscapesBegin _, Part.EscapesEnd _ -> "esc";
        case Part.HexBegin _, Part.HexEnd _ -> "hex";
      };
    }
  }
}
