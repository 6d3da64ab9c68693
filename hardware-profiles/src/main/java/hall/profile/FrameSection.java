package hall.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the parts of a frame and checks that they make one: names known, ranges whole, lengths
/// possible, a start that can be found again.
final class FrameSection {

  private final List<JsonPlace> places;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();

  private FrameSection(JsonPlace whole) {
    this.places = whole.elements();
  }

  /// @param mustBeFound whether such frames are looked for among those of other devices
  static List<Part> read(JsonPlace whole, boolean mustBeFound) {
    var section = new FrameSection(whole);
    section.nameParts();
    for (int i = 0; i < section.places.size(); i++) {
      section.parts.add(section.part(section.places.get(i), i));
    }
    new FrameCheck(whole, section.places, section.parts).run(mustBeFound);
    return section.parts;
  }

  private void nameParts() {
    for (int i = 0; i < places.size(); i++) {
      JsonPlace place = places.get(i);
      String key = place.has("var") ? "var" : "name";
      String name = place.text(key, "");
      if (!name.isEmpty() && numbers.putIfAbsent(name, i) != null) {
        place.at(key).complain("two-parts", Map.of("name", name));
      }
    }
  }

  private Part part(JsonPlace place, int index) {
    if (place.has("lit")) {
      return literal(place);
    }
    if (place.has("len")) {
      return length(place, index);
    }
    if (place.has("var")) {
      return variable(place);
    }
    if (place.has("sum")) {
      return check(place, index);
    }
    if (place.has("esc")) {
      place.only("esc");
      String side = place.oneOf("esc", "", "begin", "end");
      return side.equals("begin") ? new Part.EscapesBegin() : new Part.EscapesEnd();
    }
    if (place.has("hex")) {
      place.only("hex");
      String side = place.oneOf("hex", "", "begin", "end");
      return side.equals("begin") ? new Part.HexBegin() : new Part.HexEnd();
    }
    place.complain("not-a-part", Map.of());
    return new Part.Literal(Bytes.hex("00"), 1, 1);
  }

  private Part literal(JsonPlace place) {
    place.only("lit", "repeat", "min", "name");
    int repeat = place.number("repeat", 1, 1, 64);
    int min = place.number("min", repeat, 0, repeat);
    Bytes bytes = fixed(place.at("lit"));
    if (bytes.isEmpty()) {
      if (place.text("lit").isBlank()) {
        place.at("lit").complain("empty-literal", Map.of());
      }
      bytes = Bytes.hex("00");
    }
    return new Part.Literal(bytes, repeat, min);
  }

  /// Hex digits and `'ascii'`, without values.
  static Bytes fixed(JsonPlace place) {
    String text = place.text();
    try {
      var joined = new java.io.ByteArrayOutputStream();
      for (Template.Token token : TemplateReader.read(text).tokens()) {
        if (!(token instanceof Template.Fixed fixed)) {
          place.complain("bad-template", Map.of("found", text));
          return Bytes.NONE;
        }
        joined.writeBytes(fixed.bytes().toArray());
      }
      return Bytes.of(joined.toByteArray());
    } catch (TemplateReader.Wrong wrong) {
      place.complain("bad-template", Map.of("found", wrong.found()));
      return Bytes.NONE;
    }
  }

  private Part length(JsonPlace place, int index) {
    place.only("len", "of", "add", "accept", "name");
    Width as = width(place, "len", Width.U8);
    int[] range = range(place, index, "range");
    int add = place.number("add", 0, -16, 16);
    long[] accept = {0, as.max()};
    if (place.has("accept")) {
      accept = accepted(place.at("accept"), as.max());
    }
    return new Part.Length(as, range[0], range[1], add, accept[0], accept[1]);
  }

  private static long[] accepted(JsonPlace place, long max) {
    String[] ends = place.text().split("\\.\\.", -1);
    try {
      long least = Long.parseLong(ends[0].strip());
      long most = ends.length == 1 ? least : Long.parseLong(ends[1].strip());
      if (ends.length <= 2 && least >= 0 && least <= most && most <= max) {
        return new long[] {least, most};
      }
    } catch (NumberFormatException _) {
      // Said below, like every other range that is none.
    }
    place.complain("length-range", Map.of("value", place.text(), "max", String.valueOf(max)));
    return new long[] {0, max};
  }

  private Part variable(JsonPlace place) {
    place.only("var", "as", "default", "accept", "until", "private");
    String name = place.text("var");
    if (!name.matches("[a-z][a-zA-Z0-9-]{0,31}")) {
      place.at("var").complain("bad-name", Map.of("value", name));
    }
    String as = place.text("as", "u8");
    if (as.equals("bytes") || as.matches("bytes:[0-9]{1,4}")) {
      int size = as.equals("bytes") ? 0 : Integer.parseInt(as.substring(6));
      Optional<Bytes> usual =
          place.has("default") ? Optional.of(place.at("default").hex()) : Optional.empty();
      return new Part.Content(name, size, usual, end(place, size), place.flag("private", false));
    }
    Width width = width(place, "as", Width.U8);
    Set<Long> accepted = new HashSet<>();
    place.at("accept").elements().forEach(value -> accepted.add(hexNumber(value, width)));
    Optional<Long> usual =
        place.has("default")
            ? Optional.of(hexNumber(place.at("default"), width))
            : Optional.empty();
    return new Part.Numeral(name, width, usual, Set.copyOf(accepted));
  }

  private static Part.End end(JsonPlace place, int size) {
    if (!place.has("until")) {
      return size > 0 ? Part.End.COUNT : Part.End.LENGTH;
    }
    if (size > 0) {
      place.at("until").complain("until-and-count", Map.of("count", String.valueOf(size)));
    }
    return place.oneOf("until", "", "literal", "idle").equals("idle")
        ? Part.End.IDLE
        : Part.End.LITERAL;
  }

  /// A number as profiles write bytes: hex in quotes, or a plain decimal.
  static long hexNumber(JsonPlace place, Width width) {
    if (place.isNumber()) {
      return place.number(0, (int) Math.min(width.max(), Integer.MAX_VALUE));
    }
    long number = 0;
    Bytes bytes = place.hex();
    for (int i = 0; i < Math.min(bytes.size(), 5); i++) {
      number = number << 8 | bytes.at(i);
    }
    if (number > width.max()) {
      place.complain(
          "out-of-range",
          Map.of("value", bytes.toHex(), "min", "0", "max", String.valueOf(width.max())));
      return 0;
    }
    return number;
  }

  private Part check(JsonPlace place, int index) {
    place.only("sum", "as", "of", "name");
    String word = place.text("sum");
    Optional<Checksum> sum = Checksum.named(word);
    if (sum.isEmpty()) {
      List<String> known = java.util.Arrays.stream(Checksum.values()).map(Checksum::word).toList();
      place.at("sum").notOneOf(word, known);
    }
    Checksum kind = sum.orElse(Checksum.SUM8);
    int[] range = range(place, index, "checksum-range");
    if (range[1] > index) {
      place.at("of").complain("checksum-range-impossible", Map.of("value", place.text("of")));
    }
    Width as = width(place, "as", kind.usualWidth());
    if (as.valueBytes() != kind.bytes()) {
      place.complain(
          "checksum-width",
          Map.of(
              "sum", kind.word(),
              "bytes", String.valueOf(kind.bytes()),
              "as", as.word()));
    }
    return new Part.Check(kind, as, range[0], range[1]);
  }

  private static Width width(JsonPlace place, String key, Width usual) {
    if (!place.has(key)) {
      return usual;
    }
    String word = place.text(key);
    Optional<Width> width = Width.named(word);
    if (width.isEmpty()) {
      List<String> known = java.util.Arrays.stream(Width.values()).map(Width::word).toList();
      place.at(key).notOneOf(word, known);
    }
    return width.orElse(usual);
  }

  /// `addr..data`, or one name alone. The part itself may not lie in its own range, unless it is a
  /// length.
  private int[] range(JsonPlace place, int self, String code) {
    String text = place.text("of");
    String[] ends = text.split("\\.\\.", -1);
    Integer from = numbers.get(ends[0].strip());
    Integer to = numbers.get(ends[ends.length - 1].strip());
    JsonPlace there = place.at("of");
    if (text.isEmpty()) {
      return new int[] {self, self};
    }
    if (from == null || to == null || ends.length > 2) {
      String missing = from == null ? ends[0].strip() : ends[ends.length - 1].strip();
      String known = String.join(", ", numbers.keySet().stream().sorted().toList());
      there.complain(code + "-missing", Map.of("name", missing, "known", known));
      return new int[] {self, self};
    }
    if (from > to || (from <= self && self <= to)) {
      there.complain(code + "-impossible", Map.of("value", text));
      return new int[] {self, self};
    }
    return new int[] {from, to};
  }
}
