package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Checksum;
import hall.profile.Part;
import hall.profile.Width;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One form of frame, made ready for speed: its parts as numbers and arrays, sizes known, codings
/// in tables.
final class Layout {

  /// What a part is.
  enum Kind {
    LITERAL,
    LENGTH,
    NUMERAL,
    CONTENT,
    CHECK,
    MARK
  }

  static final int RAW = 0;
  static final int ESCAPED = 1;
  static final int HEX = 2;

  private static final int NONE = -1;

  /// What the pairs stand for that begin with a byte which begins no escape.
  private static final short[] NO_PAIRS = noPairs();

  final String name;
  final Part[] parts;
  final Kind[] kinds;

  /// How the bytes of each part stand on the wire.
  final int[] coding;

  /// The bytes of each part, none for an open one.
  final int[] sizes;

  /// The least bytes all parts from that number on can have.
  final int[] leastFrom;

  /// What we send for a literal, and what the wire shows of it once.
  final byte[][] literal;

  final byte[][] onWire;

  /// The open part's number, or -1.
  final int open;

  /// Where an open part ends at fixed bytes: their number, and how many bytes lie between.
  final int terminator;

  final int beforeTerminator;

  /// Whether a byte stands for itself where escapes are used.
  final boolean[] isPlain = new boolean[256];

  /// The numbers of the lengths, and of the checks.
  final int[] lengths;

  final int[] checks;

  /// Of each check: what sum it is, over which parts, and how it stands there.
  final Checksum[] sums;

  final int[] checkFrom;
  final int[] checkTo;

  /// How the bytes of a number, a length or a check stand ([Numbers#order]); 0 for all others.
  final int[] orders;

  /// How many bytes follow an open part in all.
  final int behindOpen;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] escapeOf = new int[256];

  /// By first byte, then by second. Few bytes begin an escape, and a hall has a layout for every
  /// form of frame on each of its lines: one table of all pairs would take 256 kB each.
  private final short[][] escapePairs;

  private final boolean[] escapeFirst = new boolean[256];
  private final boolean[] mayStart = new boolean[256];
  private final boolean coded;

  Layout(String name, List<Part> list, Map<Integer, Bytes> escapes) {
    this.name = name;
    this.parts = list.toArray(Part[]::new);
    int count = parts.length;
    this.kinds = new Kind[count];
    this.coding = new int[count];
    this.sizes = new int[count];
    this.leastFrom = new int[count + 1];
    this.literal = new byte[count][];
    this.onWire = new byte[count][];
    this.sums = new Checksum[count];
    this.checkFrom = new int[count];
    this.checkTo = new int[count];
    this.orders = new int[count];
    this.escapePairs = escapes.isEmpty() ? new short[0][] : new short[256][];
    readEscapes(escapes);
    int now = RAW;
    int openPart = NONE;
    for (int i = 0; i < count; i++) {
      now = coding(parts[i], now);
      prepare(i, escapes.isEmpty() && now == ESCAPED ? RAW : now);
      openPart = parts[i] instanceof Part.Content some && some.isOpen() ? i : openPart;
    }
    for (int i = count - 1; i >= 0; i--) {
      leastFrom[i] = leastFrom[i + 1] + least(i);
    }
    this.open = openPart;
    this.behindOpen = open < 0 ? 0 : leastFrom[open + 1];
    this.terminator = terminator();
    this.beforeTerminator = terminator < 0 ? 0 : fixedBytes(open + 1, terminator - 1);
    this.lengths = numbersOf(Kind.LENGTH);
    this.checks = numbersOf(Kind.CHECK);
    this.coded = java.util.Arrays.stream(coding).anyMatch(how -> how != RAW);
    readStart();
  }

  private void readEscapes(Map<Integer, Bytes> escapes) {
    java.util.Arrays.fill(escapeOf, NONE);
    java.util.Arrays.fill(escapePairs, NO_PAIRS);
    escapes.forEach((value, pair) -> {
      int first = pair.at(0);
      escapeOf[value] = first << 8 | pair.at(1);
      if (!escapeFirst[first]) {
        escapeFirst[first] = true;
        escapePairs[first] = noPairs();
      }
      escapePairs[first][pair.at(1)] = value.shortValue();
    });
    for (int value = 0; value < isPlain.length; value++) {
      isPlain[value] = !escapeFirst[value] && escapeOf[value] < 0;
    }
  }

  private static short[] noPairs() {
    short[] pairs = new short[256];
    java.util.Arrays.fill(pairs, (short) NONE);
    return pairs;
  }

  private static int coding(Part part, int before) {
    return switch (part) {
      case Part.EscapesBegin _ -> ESCAPED;
      case Part.HexBegin _ -> HEX;
      case Part.EscapesEnd _, Part.HexEnd _ -> RAW;
      default -> before;
    };
  }

  private void prepare(int i, int how) {
    kinds[i] = kind(parts[i]);
    coding[i] = how;
    sizes[i] = size(parts[i]);
    literal[i] = new byte[0];
    onWire[i] = literal[i];
    if (parts[i] instanceof Part.Literal fixed) {
      var sink = new ByteSink();
      for (int again = 0; again < fixed.repeat(); again++) {
        sink.add(fixed.bytes());
      }
      literal[i] = sink.toArray();
      byte[] once = fixed.bytes().toArray();
      byte[] wire = new byte[2 * once.length];
      onWire[i] = java.util.Arrays.copyOf(wire, code(once, 0, once.length, how, wire, 0));
    }
    switch (parts[i]) {
      case Part.Numeral numeral -> {
        numbers.put(numeral.name(), i);
        orders[i] = Numbers.order(numeral.as());
      }
      case Part.Content content -> numbers.put(content.name(), i);
      case Part.Length length -> orders[i] = Numbers.order(length.as());
      case Part.Check check -> {
        sums[i] = check.sum();
        checkFrom[i] = check.from();
        checkTo[i] = check.to();
        orders[i] = Numbers.order(check.as());
      }
      default -> {}
    }
  }

  private static Kind kind(Part part) {
    return switch (part) {
      case Part.Literal _ -> Kind.LITERAL;
      case Part.Length _ -> Kind.LENGTH;
      case Part.Numeral _ -> Kind.NUMERAL;
      case Part.Content _ -> Kind.CONTENT;
      case Part.Check _ -> Kind.CHECK;
      case Part.EscapesBegin _, Part.EscapesEnd _, Part.HexBegin _, Part.HexEnd _ -> Kind.MARK;
    };
  }

  private static int size(Part part) {
    return switch (part) {
      case Part.Literal literal -> literal.bytes().size() * literal.repeat();
      case Part.Length length -> length.as().wireBytes();
      case Part.Numeral numeral -> numeral.as().wireBytes();
      case Part.Content content -> content.size();
      case Part.Check check -> check.as().wireBytes();
      case Part.EscapesBegin _, Part.EscapesEnd _, Part.HexBegin _, Part.HexEnd _ -> 0;
    };
  }

  private int least(int i) {
    return parts[i] instanceof Part.Literal some ? some.bytes().size() * some.min() : sizes[i];
  }

  private int[] numbersOf(Kind kind) {
    return java.util.stream.IntStream.range(0, parts.length)
        .filter(i -> kinds[i] == kind)
        .toArray();
  }

  private int terminator() {
    if (open >= 0 && ((Part.Content) parts[open]).end() == Part.End.LITERAL) {
      for (int i = open + 1; i < parts.length; i++) {
        if (kinds[i] == Kind.LITERAL) {
          return i;
        }
      }
    }
    return NONE;
  }

  /// A frame may begin with any byte, unless its first part says otherwise.
  private void readStart() {
    java.util.Arrays.fill(mayStart, false);
    if (parts.length > 0 && parts[0] instanceof Part.Literal start && start.min() > 0) {
      mayStart[onWire[0][0] & 0xFF] = true;
    } else if (parts.length > 0
        && parts[0] instanceof Part.Numeral first
        && first.as() == Width.U8
        && coding[0] == RAW
        && !first.accepted().isEmpty()) {
      first.accepted().forEach(value -> mayStart[(int) (value & 0xFF)] = true);
    } else {
      java.util.Arrays.fill(mayStart, true);
    }
  }

  /// The number of the part with that name; -1 when there is none.
  int number(String part) {
    return numbers.getOrDefault(part, NONE);
  }

  /// Bytes of the parts from the first to the last number, the open one not counted.
  int fixedBytes(int first, int last) {
    int bytes = 0;
    for (int i = first; i <= last; i++) {
      bytes += sizes[i];
    }
    return bytes;
  }

  /// Whether a part whose size only the frame tells is among them.
  boolean hasOpen(int first, int last) {
    return first <= open && open <= last;
  }

  /// Whether the device may say the one byte of its start more often than needed.
  boolean isStartLoose() {
    return parts.length > 0
        && parts[0] instanceof Part.Literal start
        && start.min() != start.repeat()
        && start.bytes().size() == 1;
  }

  /// How many bytes at that place are only a loose start said again, more often than needed.
  int excessOfStart(byte[] bytes, int from, int to) {
    var start = (Part.Literal) parts[0];
    int run = from;
    while (run < to && bytes[run] == literal[0][0]) {
      run++;
    }
    return Math.max(0, run - from - start.repeat());
  }

  boolean mayStartWith(byte value) {
    return mayStart[value & 0xFF];
  }

  /// Whether bytes are not all on the wire as they are.
  boolean isCoded() {
    return coded;
  }

  /// Whether that byte may not stand raw where escapes are used.
  boolean mustBeEscaped(int value) {
    return escapeOf[value] >= 0;
  }

  boolean beginsEscape(int value) {
    return escapeFirst[value];
  }

  /// What a pair stands for; negative when for nothing.
  int unescaped(int first, int second) {
    return escapePairs[first][second];
  }

  /// The whole frame as it stands on the wire, from its bytes and where each part begins.
  byte[] onWire(byte[] plain, int[] starts) {
    int size = starts[parts.length];
    byte[] wire = new byte[2 * size];
    int at = 0;
    int from = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i + 1 == parts.length || coding[i + 1] != coding[i]) {
        at = code(plain, from, starts[i + 1], coding[i], wire, at);
        from = starts[i + 1];
      }
    }
    return java.util.Arrays.copyOf(wire, at);
  }

  /// How many bytes on the wire those become.
  int wireSize(byte[] plain, int from, int to, int how) {
    if (how != ESCAPED) {
      return (how == HEX ? 2 : 1) * (to - from);
    }
    int size = to - from;
    for (int at = from; at < to; at++) {
      size += escapeOf[plain[at] & 0xFF] < 0 ? 0 : 1;
    }
    return size;
  }

  private int code(byte[] plain, int from, int to, int how, byte[] wire, int into) {
    int at = into;
    if (how == RAW) {
      System.arraycopy(plain, from, wire, at, to - from);
      return at + to - from;
    }
    int[] pairs = how == HEX ? Numbers.LETTERS : escapeOf;
    for (int i = from; i < to; i++) {
      int pair = pairs[plain[i] & 0xFF];
      if (pair < 0) {
        wire[at++] = plain[i];
      } else {
        wire[at++] = (byte) (pair >>> 8);
        wire[at++] = (byte) pair;
      }
    }
    return at;
  }
}
