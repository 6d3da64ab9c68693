package hall.device.frame;

import hall.profile.Checksum;
import hall.profile.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Sees in one pass and without copying whether a frame stands at the beginning of some bytes,
/// where nothing is escaped and all sizes are fixed or told by a length. One belongs to each reader
/// and is used again and again. What it is not sure of is for [FrameParse], which knows what is
/// unfinished and how much is missing.
final class PlainLook {

  /// Besides what [FrameParse] finds: that it has to look itself.
  static final int UNSURE = -1;

  // In the order in which they are looked at: what is no frame of this form shows soonest by its
  // numbers, and is none whatever else is wrong with it.
  private static final int KNOWN = 0;
  private static final int LENGTH = 1;
  private static final int LITERAL = 2;
  private static final int CHECK = 3;

  private final Layout layout;
  private final int longest;
  private final int[] kinds;
  private final int[] parts;

  /// What a length says is this much more than the open part has bytes.
  private final long[] beside;

  /// Whether a length is over the open part.
  private final boolean[] spans;

  private final long[] least;
  private final long[] most;
  private final boolean[][] known;

  /// Where each begins while the open part has no bytes, how many bytes it has and how they stand,
  /// and whether it stands behind the open part.
  private final int[] offsets;

  private final int[] sizes;
  private final int[] orders;
  private final boolean[] behind;
  private final byte[][] literals;

  /// Over what each check goes.
  private final Checksum[] sums;

  private final int[] firsts;
  private final boolean[] firstBehind;
  private final int[] ends;
  private final boolean[] endBehind;

  /// Where all parts begin while the open one has no bytes, and where they began just now.
  private final int[] places;

  private final int[] starts;
  private int shift;

  private PlainLook(Layout layout, int longest, List<Integer> work) {
    this.layout = layout;
    this.longest = longest;
    int count = work.size();
    parts = work.stream().mapToInt(Integer::intValue).toArray();
    kinds = new int[count];
    beside = new long[count];
    spans = new boolean[count];
    least = new long[count];
    most = new long[count];
    known = new boolean[count][];
    places = new int[layout.parts.length + 1];
    starts = new int[layout.parts.length + 1];
    for (int i = 0; i < layout.parts.length; i++) {
      places[i + 1] = places[i] + layout.sizes[i];
      starts[i + 1] = places[i + 1];
    }
    offsets = new int[count];
    sizes = new int[count];
    orders = new int[count];
    behind = new boolean[count];
    literals = new byte[count][];
    sums = new Checksum[count];
    firsts = new int[count];
    firstBehind = new boolean[count];
    ends = new int[count];
    endBehind = new boolean[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = places[parts[i]];
      sizes[i] = layout.sizes[parts[i]];
      orders[i] = layout.orders[parts[i]];
      behind[i] = isBehind(parts[i]);
      literals[i] = layout.literal[parts[i]];
      prepare(i, layout.parts[parts[i]]);
    }
  }

  private void prepare(int i, Part part) {
    kinds[i] = kind(part);
    switch (part) {
      case Part.Length length -> {
        spans[i] = layout.hasOpen(length.from(), length.to());
        beside[i] = length.add() + (long) layout.fixedBytes(length.from(), length.to());
        least[i] = length.acceptMin();
        most[i] = length.acceptMax();
      }
      case Part.Numeral numeral -> {
        known[i] = new boolean[256];
        numeral.accepted().forEach(value -> known[i][(int) (value & 0xFF)] = true);
      }
      case Part.Check check -> {
        sums[i] = check.sum();
        firsts[i] = places[check.from()];
        firstBehind[i] = isBehind(check.from());
        ends[i] = places[check.to() + 1];
        endBehind[i] = isBehind(check.to() + 1);
      }
      default -> {}
    }
  }

  private boolean isBehind(int part) {
    return layout.open >= 0 && part > layout.open;
  }

  /// A look for that form of frame; nothing where it takes more than one pass.
  static Optional<PlainLook> of(Layout layout, int longest) {
    if (layout.isCoded() || (layout.open >= 0 && !isTold(layout))) {
      return Optional.empty();
    }
    List<Integer> work = new ArrayList<>();
    for (int i = 0; i < layout.parts.length; i++) {
      boolean simple =
          switch (layout.parts[i]) {
            case Part.Literal literal -> literal.min() == literal.repeat();
            // Letters may be none, and a table of what is accepted has room for one byte.
            case Part.Numeral numeral ->
                layout.orders[i] == 1
                    || (numeral.accepted().isEmpty()
                        && layout.sizes[i] == numeral.as().valueBytes());
            case Part.Length _ -> layout.open < 0 || i < layout.open;
            default -> true;
          };
      if (!simple) {
        return Optional.empty();
      }
      if (kind(layout.parts[i]) <= CHECK) {
        work.add(i);
      }
    }
    work.sort(Comparator.comparingInt(i -> kind(layout.parts[i])));
    return Optional.of(new PlainLook(layout, longest, work));
  }

  private static boolean isTold(Layout layout) {
    return ((Part.Content) layout.parts[layout.open]).end() == Part.End.LENGTH;
  }

  private static int kind(Part part) {
    return switch (part) {
      case Part.Literal _ -> LITERAL;
      case Part.Length _ -> LENGTH;
      case Part.Check _ -> CHECK;
      case Part.Numeral numeral when !numeral.accepted().isEmpty() -> KNOWN;
      default -> CHECK + 1;
    };
  }

  /// Whether a whole frame begins at `from`, none, or it has to be looked at more closely, mostly
  /// since some of it is still to come. Nothing at or behind `to` is looked at.
  int look(byte[] bytes, int from, int to) {
    int open = 0;
    boolean told = layout.open < 0;
    for (int i = 0; i < kinds.length; i++) {
      int at = from + offsets[i] + (behind[i] ? open : 0);
      if (at + sizes[i] > to) {
        return UNSURE;
      }
      boolean good =
          switch (kinds[i]) {
            case LITERAL -> stands(literals[i], bytes, at);
            case KNOWN -> known[i][bytes[at] & 0xFF];
            case CHECK -> checks(i, bytes, from, at, open);
            default -> {
              long said = Numbers.at(bytes, at, orders[i]);
              boolean believed = isBelieved(i, said, told ? open : -1);
              open = believed && spans[i] ? (int) (said - beside[i]) : open;
              told |= spans[i];
              yield believed;
            }
          };
      if (!good) {
        return FrameParse.NONE;
      }
    }
    if (from + layout.leastFrom[0] + open > to) {
      return UNSURE;
    }
    begin(open);
    return FrameParse.WHOLE;
  }

  private boolean isBelieved(int i, long said, int open) {
    long bytes = said - beside[i];
    boolean fits =
        spans[i]
            ? (open < 0 || bytes == open) && layout.leastFrom[0] + bytes <= longest
            : bytes == 0;
    return fits && bytes >= 0 && said >= least[i] && said <= most[i];
  }

  private static boolean stands(byte[] literal, byte[] bytes, int at) {
    for (int i = 0; i < literal.length; i++) {
      if (bytes[at + i] != literal[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean checks(int i, byte[] bytes, int from, int at, int open) {
    int begin = from + firsts[i] + (firstBehind[i] ? open : 0);
    int end = from + ends[i] + (endBehind[i] ? open : 0);
    return Numbers.at(bytes, at, orders[i]) == Checksums.of(sums[i], bytes, begin, end);
  }

  private void begin(int open) {
    if (open == shift) {
      return;
    }
    shift = open;
    for (int i = layout.open + 1; i < starts.length; i++) {
      starts[i] = places[i] + open;
    }
  }

  /// How many bytes the frame has that was seen.
  int size() {
    return starts[starts.length - 1];
  }

  /// The frame that was seen, with bytes of its own; where its parts begin is true until the next.
  Found found(byte[] bytes, int from) {
    return new Found(layout, Arrays.copyOfRange(bytes, from, from + size()), starts);
  }
}
