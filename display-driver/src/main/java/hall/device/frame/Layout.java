package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;
import java.util.List;
import java.util.Map;

/// A frame's parts, made ready for speed: sizes known, escapes in tables.
final class Layout {

  private static final int NOT_ESCAPED = -1;

  final Part[] parts;
  final boolean[] escaped;

  /// The least bytes all parts from that number on can have.
  final int[] leastFrom;

  private final int[] sizes;
  private final byte[][] escapeOf = new byte[256][];
  private final int[] escapePairs = new int[1 << 16];
  private final boolean[] escapeFirst = new boolean[256];
  private final boolean hasEscapes;

  Layout(List<Part> parts, Map<Integer, Bytes> escapes) {
    this.parts = parts.toArray(Part[]::new);
    this.escaped = new boolean[this.parts.length];
    this.leastFrom = new int[this.parts.length + 1];
    this.sizes = new int[this.parts.length];
    boolean inside = false;
    for (int i = 0; i < this.parts.length; i++) {
      Part part = this.parts[i];
      inside = part instanceof Part.EscapesBegin || (inside && !(part instanceof Part.EscapesEnd));
      escaped[i] = inside;
      sizes[i] = size(part);
    }
    for (int i = this.parts.length - 1; i >= 0; i--) {
      leastFrom[i] = leastFrom[i + 1] + least(this.parts[i]);
    }
    java.util.Arrays.fill(escapePairs, NOT_ESCAPED);
    escapes.forEach((value, pair) -> {
      escapeOf[value] = pair.toArray();
      escapePairs[pair.at(0) << 8 | pair.at(1)] = value;
      escapeFirst[pair.at(0)] = true;
    });
    this.hasEscapes = !escapes.isEmpty();
  }

  private static int size(Part part) {
    return switch (part) {
      case Part.Literal literal -> literal.bytes().size() * literal.repeat();
      case Part.Length length -> length.as().wireBytes();
      case Part.Numeral numeral -> numeral.as().wireBytes();
      case Part.Content content -> content.size();
      case Part.Check check -> check.as().wireBytes();
      case Part.EscapesBegin _, Part.EscapesEnd _ -> 0;
    };
  }

  private static int least(Part part) {
    return part instanceof Part.Literal literal
        ? literal.bytes().size() * literal.min()
        : size(part);
  }

  /// Bytes of the parts from the first to the last number, the open one not counted.
  int fixedBytes(int first, int last) {
    int bytes = 0;
    for (int i = first; i <= last; i++) {
      bytes += sizes[i];
    }
    return bytes;
  }

  /// Whether a part whose size only a length tells is among them.
  boolean hasOpen(int first, int last) {
    for (int i = first; i <= last; i++) {
      if (parts[i] instanceof Part.Content content && content.size() == 0) {
        return true;
      }
    }
    return false;
  }

  /// How many bytes at that place are only a start said again, more often than needed.
  int excessOfStart(byte[] bytes, int from, int to) {
    if (!(parts[0] instanceof Part.Literal start)
        || start.min() == start.repeat()
        || start.bytes().size() != 1) {
      return 0;
    }
    int run = from;
    while (run < to && (bytes[run] & 0xFF) == start.bytes().at(0)) {
      run++;
    }
    return Math.max(0, run - from - start.repeat());
  }

  /// The first place from there on where a frame may begin.
  int candidate(byte[] bytes, int from, int to) {
    if (!(parts[0] instanceof Part.Literal start)) {
      return from;
    }
    int at = from;
    while (at < to && (bytes[at] & 0xFF) != start.bytes().at(0)) {
      at++;
    }
    return at;
  }

  boolean hasEscapes() {
    return hasEscapes;
  }

  /// Whether that byte may not stand raw where escapes are used.
  boolean mustBeEscaped(int value) {
    return escapeOf[value] != null;
  }

  boolean beginsEscape(int value) {
    return escapeFirst[value];
  }

  /// What a pair stands for; negative when for nothing.
  int unescaped(int first, int second) {
    return escapePairs[first << 8 | second];
  }

  /// The whole frame with these values: a `Long` for a numeral, `Bytes` for content. A frame of
  /// more bytes than `longest`, escapes not counted, is an [IllegalArgumentException].
  byte[] write(Object[] values, int longest) {
    var plain = new ByteSink();
    int[] starts = new int[parts.length + 1];
    for (int i = 0; i < parts.length; i++) {
      starts[i] = plain.size();
      write(i, values, starts, plain);
      starts[i + 1] = plain.size();
    }
    if (plain.size() > longest) {
      throw new IllegalArgumentException(
          "The frame has %d bytes; the device takes %d.".formatted(plain.size(), longest));
    }
    return hasEscapes ? escape(plain.content(), starts) : plain.toArray();
  }

  private void write(int number, Object[] values, int[] starts, ByteSink out) {
    switch (parts[number]) {
      case Part.Literal literal -> {
        for (int i = 0; i < literal.repeat(); i++) {
          out.add(literal.bytes());
        }
      }
      case Part.Length length -> {
        long bytes = length.add();
        for (int i = length.from(); i <= length.to(); i++) {
          bytes += values[i] instanceof Bytes content ? content.size() : sizes[i];
        }
        Numbers.write(inside(bytes, length.as().max()), length.as(), out);
      }
      case Part.Numeral numeral -> Numbers.write((Long) values[number], numeral.as(), out);
      case Part.Content _ -> out.add((Bytes) values[number]);
      case Part.Check check -> {
        int sum =
            Checksums.of(check.sum(), out.content(), starts[check.from()], starts[check.to() + 1]);
        Numbers.write(sum, check.as(), out);
      }
      case Part.EscapesBegin _, Part.EscapesEnd _ -> {}
    }
  }

  private static long inside(long bytes, long max) {
    if (bytes < 0 || bytes > max) {
      throw new IllegalArgumentException(
          "The frame's length %d does not fit; at most %d does.".formatted(bytes, max));
    }
    return bytes;
  }

  private byte[] escape(byte[] plain, int[] starts) {
    var out = new ByteSink();
    for (int i = 0; i < parts.length; i++) {
      for (int at = starts[i]; at < starts[i + 1]; at++) {
        byte[] pair = escaped[i] ? escapeOf[plain[at] & 0xFF] : null;
        if (pair == null) {
          out.add(plain[at]);
        } else {
          out.add(pair);
        }
      }
    }
    return out.toArray();
  }
}
