package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;
import hall.profile.Template;
import hall.profile.Width;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a frame is put together for one command: which part is written by which template, which
/// stands among the values. Made once.
final class FramePlan {

  private static final int USUAL_ROOM = 96;

  private final Layout layout;
  private final int longest;
  private final @Nullable Ink[] inks;
  private final long[] constants;

  /// The bytes of parts that never differ; none for all others.
  private final byte[][] always;

  private final Scope.@Nullable Ref[] refs;

  private FramePlan(
      Layout layout, Map<String, Template> fields, Ink.Names names, FrameEngine engine) {
    this.layout = layout;
    this.longest = engine.profile().limits().frameBytes();
    int count = layout.parts.length;
    inks = new Ink[count];
    refs = new Scope.Ref[count];
    constants = new long[count];
    always = layout.literal.clone();
    java.util.Arrays.fill(constants, -1);
    for (int i = 0; i < count; i++) {
      String name =
          switch (layout.parts[i]) {
            case Part.Numeral numeral -> numeral.name();
            case Part.Content content -> content.name();
            default -> "";
          };
      Template template = fields.get(name);
      if (template != null) {
        inks[i] = new Ink(template, names, engine.steps());
      } else if (!name.isEmpty()) {
        refs[i] = names.ref(name);
      }
    }
    foldConstants();
  }

  static FramePlan ofCommand(
      Layout layout, Map<String, Template> fields, Given given, FrameEngine engine) {
    return new FramePlan(layout, fields, Ink.Names.of(given), engine);
  }

  /// A frame made of one that came in, whose values stand at their parts' numbers.
  static FramePlan ofReply(Layout layout, Map<String, Template> fields, FrameEngine engine) {
    var names =
        new Ink.Names(
            layout::number,
            list -> {
              throw new IllegalStateException("A frame has no lines: " + list);
            },
            null);
    return new FramePlan(layout, fields, names, engine);
  }

  private void foldConstants() {
    for (int i = 0; i < inks.length; i++) {
      Ink ink = inks[i];
      if (ink != null && ink.isFixed() && layout.parts[i] instanceof Part.Numeral numeral) {
        var out = new ByteSink();
        ink.write(new Scope(new Object[0], null), out);
        constants[i] = fits(numeral, Numbers.big(out.content(), 0, Math.min(7, out.size())));
        out.back(0);
        Numbers.write(constants[i], numeral.as(), out);
        always[i] = out.toArray();
      }
    }
  }

  /// The number that always stands in that part; negative where it differs.
  long constant(int part) {
    return constants[part];
  }

  /// The bytes of the frame with these values. What does not fit is an [IllegalArgumentException].
  byte[] frame(Scope scope) {
    var out = new ByteSink(USUAL_ROOM);
    int[] starts = new int[layout.parts.length + 1];
    for (int i = 0; i < starts.length - 1; i++) {
      starts[i] = out.size();
      byte[] same = always[i];
      if (same.length > 0) {
        out.add(same, 0, same.length);
      } else {
        write(i, scope, out);
      }
    }
    int end = out.size();
    starts[layout.parts.length] = end;
    if (end > longest) {
      throw new IllegalArgumentException(
          "The frame has %d bytes; the device takes %d.".formatted(end, longest));
    }
    fillIn(layout, starts, out);
    return layout.isCoded() ? layout.onWire(out.content(), starts) : out.toArray();
  }

  private void write(int i, Scope scope, ByteSink out) {
    switch (layout.kinds[i]) {
      case NUMERAL -> numeral(i, scope, out);
      case CONTENT -> content(i, scope, out);
      case LENGTH, CHECK -> out.leave(layout.sizes[i]);
      case LITERAL, MARK -> {}
    }
  }

  private void numeral(int i, Scope scope, ByteSink out) {
    var numeral = (Part.Numeral) layout.parts[i];
    Ink ink = inks[i];
    long number = constants[i];
    if (number < 0 && ink != null) {
      int before = out.size();
      ink.write(scope, out);
      int size = Math.min(7, out.size() - before);
      number = Numbers.big(out.content(), before, size);
      out.back(before);
    } else if (number < 0) {
      number = Steps.number(java.util.Objects.requireNonNull(refs[i]).in(scope));
    }
    Numbers.write(fits(numeral, number), numeral.as(), out);
  }

  private static long fits(Part.Numeral numeral, long number) {
    Width width = numeral.as();
    if (number < 0 || number > width.max()) {
      throw new IllegalArgumentException(
          "'%s' is 0 to %d, not %d.".formatted(numeral.name(), width.max(), number));
    }
    return number;
  }

  private void content(int i, Scope scope, ByteSink out) {
    int before = out.size();
    Ink ink = inks[i];
    if (ink != null) {
      ink.write(scope, out);
    } else {
      out.add((Bytes) java.util.Objects.requireNonNull(refs[i]).in(scope));
    }
    int size = out.size() - before;
    if (layout.sizes[i] > 0 && size != layout.sizes[i]) {
      throw new IllegalArgumentException(
          "'%s' has %d bytes, not %d."
              .formatted(((Part.Content) layout.parts[i]).name(), layout.sizes[i], size));
    }
  }

  /// Lengths first, since checks may be over them.
  static void fillIn(Layout layout, int[] starts, ByteSink out) {
    int end = out.size();
    for (int i : layout.lengths) {
      var length = (Part.Length) layout.parts[i];
      long bytes = length.add() + starts[length.to() + 1] - (long) starts[length.from()];
      out.back(starts[i]);
      Numbers.write(inside(bytes, length.as().max()), length.as(), out);
    }
    for (int i : layout.checks) {
      var check = (Part.Check) layout.parts[i];
      int to = starts[check.to() + 1];
      long sum = Checksums.of(check.sum(), out.content(), starts[check.from()], to);
      out.back(starts[i]);
      Numbers.write(sum, check.as(), out);
    }
    out.back(end);
  }

  private static long inside(long bytes, long max) {
    if (bytes < 0 || bytes > max) {
      throw new IllegalArgumentException(
          "The frame's length %d does not fit; at most %d does.".formatted(bytes, max));
    }
    return bytes;
  }
}
