package hall.device.frame;

import hall.profile.Part;
import java.util.Arrays;

/// Looks whether a frame of one form stands at the beginning of some bytes. One belongs to each
/// reader and is used again and again.
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
  private final int[] wire;
  private final Found live;
  private byte[] raw = new byte[0];
  private int at;
  private int limit;
  private int size;

  /// Behind the last byte that was decoded; those between it and `size` are already looked at.
  private int ahead;

  private int open;
  private int missing;
  private int failed;
  private boolean strict;
  private boolean silent;

  /// @param longest the most bytes a frame may have, codings undone
  FrameParse(Layout layout, int longest) {
    this.layout = layout;
    this.plain = new byte[longest];
    this.starts = new int[layout.parts.length + 1];
    this.wire = new int[layout.parts.length + 1];
    this.live = new Found(layout, plain, starts);
  }

  /// Looks at the bytes `from` to `to`.
  ///
  /// @param fromDevice whether lengths and values beyond what the device may send are refused
  /// @param nothingFollows whether the line is silent, so that what came is all there is
  int parse(byte[] bytes, int from, int to, boolean fromDevice, boolean nothingFollows) {
    raw = bytes;
    at = from;
    limit = to;
    size = 0;
    ahead = 0;
    open = -1;
    missing = 0;
    strict = fromDevice;
    silent = nothingFollows;
    for (int i = 0; i < layout.parts.length; i++) {
      starts[i] = size;
      wire[i] = at - (ahead == size ? 0 : layout.wireSize(plain, size, ahead, layout.coding[i]));
      int outcome = part(i);
      if (outcome != WHOLE) {
        failed = i;
        // What a literal or silence ends may be over with the very next byte.
        boolean untold = (i == layout.open && layout.terminator >= 0) || outcome == NONE;
        missing += untold ? 0 : layout.leastFrom[i + 1];
        return outcome;
      }
      starts[i + 1] = size;
    }
    failed = -1;
    wire[layout.parts.length] = at;
    return WHOLE;
  }

  Layout layout() {
    return layout;
  }

  /// Where the frame ends, or how far it was read.
  int end() {
    return at;
  }

  /// The part at which it was no frame any more; -1 when it is one.
  int failed() {
    return failed;
  }

  /// Where a part begins among the bytes that were given, as far as it was read.
  int onWire(int part) {
    return wire[part];
  }

  /// How many bytes with their coding undone were read of the part that failed.
  int readOfFailed() {
    return Math.max(size, ahead) - starts[failed];
  }

  /// How many bytes are wanted at least before it is worth looking again.
  int missing() {
    return Math.max(1, missing);
  }

  /// What was read, kept when the next frame is looked for.
  Found found() {
    return new Found(layout, Arrays.copyOf(plain, Math.max(size, ahead)), starts.clone());
  }

  /// What was read, true until the next frame is looked for.
  Found live() {
    return live;
  }

  /// A frame that was found once is read again.
  static Found again(Layout layout, byte[] frame) {
    var parse = new FrameParse(layout, frame.length);
    if (parse.parse(frame, 0, frame.length, true, true) != WHOLE) {
      throw new IllegalStateException("A frame is no longer one: " + Arrays.toString(frame));
    }
    return parse.live();
  }

  private int part(int number) {
    return switch (layout.kinds[number]) {
      case LITERAL -> literal((Part.Literal) layout.parts[number], number);
      case LENGTH -> length((Part.Length) layout.parts[number], number);
      case NUMERAL -> numeral((Part.Numeral) layout.parts[number], number);
      case CONTENT -> content((Part.Content) layout.parts[number], number);
      case CHECK -> check((Part.Check) layout.parts[number], number);
      case MARK -> WHOLE;
    };
  }

  private int literal(Part.Literal literal, int number) {
    byte[] bytes = layout.literal[number];
    boolean loose = literal.min() != literal.repeat();
    boolean raw = layout.coding[number] == Layout.RAW && ahead == size;
    if (raw && !loose && stands(bytes)) {
      return WHOLE;
    }
    int once = literal.bytes().size();
    int count = raw && loose && once == 1 ? run(bytes[0]) : 0;
    while (loose || count < literal.repeat()) {
      int start = at;
      int outcome = same(bytes, once, number);
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

  /// Takes those bytes if they all stand there.
  private boolean stands(byte[] bytes) {
    int count = bytes.length;
    if (limit - at < count || size + count > plain.length) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (raw[at + i] != bytes[i]) {
        return false;
      }
      plain[size + i] = bytes[i];
    }
    at += count;
    size += count;
    ahead = size;
    return true;
  }

  /// Takes one byte as often as it stands there, and says how often.
  private int run(byte value) {
    int begin = size;
    while (at < limit && raw[at] == value && size < plain.length) {
      plain[size++] = value;
      at++;
    }
    ahead = size;
    return size - begin;
  }

  private int same(byte[] bytes, int count, int number) {
    int before = size;
    for (int i = 0; i < count; i++) {
      int outcome = take(1, number);
      if (outcome != WHOLE) {
        size = before;
        missing = count - i;
        return outcome;
      }
      if (plain[size - 1] != bytes[i]) {
        size = before;
        ahead = before;
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
    boolean contradicts =
        layout.open < number
            ? starts[layout.open + 1] - starts[layout.open] != rest
            : open >= 0 && open != rest;
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
    return switch (content.end()) {
      case COUNT -> take(content.size(), number);
      case LENGTH -> take(Math.max(0, open), number);
      case LITERAL -> untilLiteral(number);
      case IDLE -> untilIdle(number);
    };
  }

  /// Decodes on until the fixed bytes behind it stand there. What lies between is decoded with it.
  private int untilLiteral(int number) {
    byte[] end = layout.onWire[layout.terminator];
    while (true) {
      int there = standsThere(end);
      if (there == WHOLE && ahead - size >= layout.beforeTerminator) {
        size = ahead - layout.beforeTerminator;
        return open >= 0 && open != size - starts[number] ? NONE : WHOLE;
      }
      if (there == UNFINISHED) {
        missing = at + end.length - limit;
        return UNFINISHED;
      }
      int outcome = ahead < plain.length ? decode(number) : NONE;
      if (outcome != WHOLE) {
        return outcome;
      }
    }
  }

  private int standsThere(byte[] end) {
    for (int i = 0; i < end.length; i++) {
      if (at + i >= limit) {
        return UNFINISHED;
      }
      if (raw[at + i] != end[i]) {
        return NONE;
      }
    }
    return WHOLE;
  }

  /// Everything up to the silence is the frame; what follows the open part is its tail.
  private int untilIdle(int number) {
    if (!silent) {
      missing = 1 - layout.behindOpen;
      return UNFINISHED;
    }
    while (at < limit) {
      int outcome = ahead < plain.length ? decode(number) : NONE;
      if (outcome != WHOLE) {
        return outcome;
      }
    }
    if (ahead - size < layout.behindOpen) {
      return NONE;
    }
    size = ahead - layout.behindOpen;
    return WHOLE;
  }

  private int check(Part.Check check, int number) {
    int outcome = take(check.as().wireBytes(), number);
    if (outcome != WHOLE) {
      return outcome;
    }
    long said = Numbers.read(plain, starts[number], check.as());
    long sum = Checksums.of(check.sum(), plain, starts[check.from()], starts[check.to() + 1]);
    return said == sum ? WHOLE : NONE;
  }

  /// Takes that many bytes, their coding undone.
  private int take(int count, int number) {
    if (size + count > plain.length) {
      return NONE;
    }
    if (layout.coding[number] == Layout.RAW && ahead == size) {
      return takeRaw(count);
    }
    if (layout.coding[number] == Layout.ESCAPED) {
      takeUnescaped(size + count - ahead);
    }
    for (int i = ahead - size; i < count; i++) {
      int outcome = decode(number);
      if (outcome != WHOLE) {
        missing = outcome == UNFINISHED ? missing + count - i - 1 : 0;
        return outcome;
      }
    }
    size += count;
    return WHOLE;
  }

  /// Takes bytes that stand for themselves, as many as there are up to the next escape.
  private void takeUnescaped(int most) {
    int into = ahead;
    int from = at;
    int end = Math.min(limit, from + most);
    while (from < end && layout.isPlain[raw[from] & 0xFF]) {
      plain[into++] = raw[from++];
    }
    at = from;
    ahead = into;
  }

  private int takeRaw(int count) {
    if (limit - at < count) {
      missing = count - (limit - at);
      return UNFINISHED;
    }
    if (count == 1) {
      plain[size] = raw[at];
    } else {
      System.arraycopy(raw, at, plain, size, count);
    }
    at += count;
    size += count;
    ahead = size;
    return WHOLE;
  }

  /// Decodes one byte more.
  private int decode(int number) {
    if (at >= limit) {
      missing = 1;
      return UNFINISHED;
    }
    int first = raw[at] & 0xFF;
    int how = layout.coding[number];
    boolean pair = how == Layout.HEX || (how == Layout.ESCAPED && layout.beginsEscape(first));
    if (!pair) {
      if (how == Layout.ESCAPED && layout.mustBeEscaped(first)) {
        return NONE;
      }
      plain[ahead++] = raw[at++];
      return WHOLE;
    }
    if (at + 1 >= limit) {
      missing = 1;
      return UNFINISHED;
    }
    int second = raw[at + 1] & 0xFF;
    int value = how == Layout.HEX ? Numbers.byteOf(first, second) : layout.unescaped(first, second);
    if (value < 0) {
      return NONE;
    }
    plain[ahead++] = (byte) value;
    at += 2;
    return WHOLE;
  }
}
