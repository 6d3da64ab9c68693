package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;

/// Looks whether a frame stands at the beginning of some bytes. One belongs to each reader and is
/// used again and again.
final class FrameParse {

  /// A whole frame stands there.
  static final int WHOLE = 0;

  /// It may become one when more bytes come.
  static final int UNFINISHED = 1;

  /// No frame begins there, whatever comes.
  static final int NONE = 2;

  private final Layout layout;
  private final byte[] plain;
  private final int[] starts;
  private byte[] raw = new byte[0];
  private int at;
  private int limit;
  private int size;
  private int open;
  private int missing;
  private boolean strict;

  /// @param longest the most bytes a frame may have, escapes not counted
  FrameParse(Layout layout, int longest) {
    this.layout = layout;
    this.plain = new byte[longest];
    this.starts = new int[layout.parts.length + 1];
  }

  /// Looks at the bytes `from` to `to`.
  ///
  /// @param fromDevice whether lengths and values beyond what the device may send are refused
  int parse(byte[] bytes, int from, int to, boolean fromDevice) {
    raw = bytes;
    at = from;
    limit = to;
    size = 0;
    open = -1;
    missing = 0;
    strict = fromDevice;
    for (int i = 0; i < layout.parts.length; i++) {
      starts[i] = size;
      int outcome = part(i);
      if (outcome != WHOLE) {
        missing += layout.leastFrom[i + 1];
        return outcome;
      }
      starts[i + 1] = size;
    }
    return WHOLE;
  }

  /// Where the frame ends.
  int end() {
    return at;
  }

  /// How many bytes are wanted at least before it is worth looking again.
  int missing() {
    return Math.max(1, missing);
  }

  long number(int part) {
    return Numbers.read(plain, starts[part], ((Part.Numeral) layout.parts[part]).as());
  }

  Bytes content(int part) {
    return Bytes.of(plain, starts[part], starts[part + 1]);
  }

  private int part(int number) {
    return switch (layout.parts[number]) {
      case Part.Literal literal -> literal(literal, number);
      case Part.Length length -> length(length, number);
      case Part.Numeral numeral -> numeral(numeral, number);
      case Part.Content content -> content(content, number);
      case Part.Check check -> check(check, number);
      case Part.EscapesBegin _, Part.EscapesEnd _ -> WHOLE;
    };
  }

  private int literal(Part.Literal literal, int number) {
    int count = 0;
    boolean loose = literal.min() != literal.repeat();
    while (loose || count < literal.repeat()) {
      int start = at;
      int outcome = same(literal.bytes(), number);
      if (outcome == NONE && count >= literal.min()) {
        at = start;
        return WHOLE;
      }
      if (outcome != WHOLE) {
        return outcome;
      }
      count++;
    }
    return WHOLE;
  }

  private int same(Bytes bytes, int number) {
    int before = size;
    for (int i = 0; i < bytes.size(); i++) {
      int outcome = take(1, number);
      if (outcome != WHOLE) {
        size = before;
        missing = bytes.size() - i;
        return outcome;
      }
      if ((plain[size - 1] & 0xFF) != bytes.at(i)) {
        size = before;
        return NONE;
      }
    }
    return WHOLE;
  }

  private int length(Part.Length length, int number) {
    int outcome = take(length.as().wireBytes(), number);
    if (outcome != WHOLE) {
      return outcome;
    }
    long said = Numbers.read(plain, starts[number], length.as());
    if (said < 0 || (strict && (said < length.acceptMin() || said > length.acceptMax()))) {
      return NONE;
    }
    long rest = said - length.add() - layout.fixedBytes(length.from(), length.to());
    if (!layout.hasOpen(length.from(), length.to())) {
      return rest == 0 ? WHOLE : NONE;
    }
    boolean contradicts = open >= 0 && open != rest;
    if (rest < 0 || contradicts || size + rest + layout.leastFrom[number + 1] > plain.length) {
      return NONE;
    }
    open = (int) rest;
    return WHOLE;
  }

  private int numeral(Part.Numeral numeral, int number) {
    int outcome = take(numeral.as().wireBytes(), number);
    if (outcome != WHOLE) {
      return outcome;
    }
    long value = Numbers.read(plain, starts[number], numeral.as());
    boolean known = !strict || numeral.accepted().isEmpty() || numeral.accepted().contains(value);
    return value >= 0 && known ? WHOLE : NONE;
  }

  private int content(Part.Content content, int number) {
    return take(content.size() > 0 ? content.size() : Math.max(0, open), number);
  }

  private int check(Part.Check check, int number) {
    int outcome = take(check.as().wireBytes(), number);
    if (outcome != WHOLE) {
      return outcome;
    }
    long said = Numbers.read(plain, starts[number], check.as());
    int sum = Checksums.of(check.sum(), plain, starts[check.from()], starts[check.to() + 1]);
    return said == sum ? WHOLE : NONE;
  }

  /// Takes that many bytes, escapes undone.
  private int take(int count, int number) {
    if (size + count > plain.length) {
      return NONE;
    }
    if (!layout.hasEscapes() || !layout.escaped[number]) {
      return takeRaw(count);
    }
    for (int i = 0; i < count; i++) {
      int outcome = takeEscaped();
      if (outcome != WHOLE) {
        missing = outcome == UNFINISHED ? missing + count - i - 1 : 0;
        return outcome;
      }
    }
    return WHOLE;
  }

  private int takeRaw(int count) {
    if (limit - at < count) {
      missing = count - (limit - at);
      return UNFINISHED;
    }
    System.arraycopy(raw, at, plain, size, count);
    at += count;
    size += count;
    return WHOLE;
  }

  private int takeEscaped() {
    if (at >= limit) {
      missing = 1;
      return UNFINISHED;
    }
    int first = raw[at] & 0xFF;
    if (!layout.beginsEscape(first)) {
      if (layout.mustBeEscaped(first)) {
        return NONE;
      }
      plain[size++] = raw[at++];
      return WHOLE;
    }
    if (at + 1 >= limit) {
      missing = 1;
      return UNFINISHED;
    }
    int value = layout.unescaped(first, raw[at + 1] & 0xFF);
    if (value < 0) {
      return NONE;
    }
    plain[size++] = (byte) value;
    at += 2;
    return WHOLE;
  }
}
