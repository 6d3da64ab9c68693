package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;
import hall.profile.Template;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a device is answered at once with its own frame, some of it changed. Most answers differ in
/// a number or two and have the size of what was said: those are a copy with the numbers put in.
final class Reply {

  /// A number that is put in, and where.
  private record Change(int part, int order, long number) {}

  private final Layout layout;
  private final FramePlan plan;
  private final Change @Nullable [] changes;

  private Reply(Layout layout, FramePlan plan, Change @Nullable [] changes) {
    this.layout = layout;
    this.plan = plan;
    this.changes = changes;
  }

  static Reply of(Layout layout, Map<String, Template> fields, FrameEngine engine) {
    var plan = FramePlan.ofReply(layout, fields, engine);
    return new Reply(layout, plan, changes(layout, fields, plan).orElse(null));
  }

  /// What is put in where nothing else differs; nothing when more does.
  private static Optional<Change[]> changes(
      Layout layout, Map<String, Template> fields, FramePlan plan) {
    var changes = new java.util.ArrayList<Change>();
    for (int i = 0; i < layout.parts.length; i++) {
      boolean known =
          switch (layout.parts[i]) {
            case Part.Literal literal -> literal.min() == literal.repeat();
            case Part.Numeral numeral -> {
              boolean constant = plan.constant(i) >= 0;
              if (constant) {
                changes.add(new Change(i, layout.orders[i], plan.constant(i)));
              }
              yield constant || isItself(fields.get(numeral.name()), numeral.name());
            }
            case Part.Content content -> isItself(fields.get(content.name()), content.name());
            default -> true;
          };
      if (!known) {
        return Optional.empty();
      }
    }
    return Optional.of(changes.toArray(Change[]::new));
  }

  private static boolean isItself(@Nullable Template template, String name) {
    return template == null
        || (template.tokens().size() == 1
            && template.tokens().getFirst() instanceof Template.Value(var pipe)
            && pipe.source().equals(name)
            && pipe.steps().isEmpty()
            && !pipe.isSlice());
  }

  /// What that frame is answered. No bytes where no answer fits it: what a device sends must never
  /// stop the line.
  Bytes to(Found frame) {
    if (changes != null) {
      return Bytes.over(changed(frame, changes));
    }
    try {
      return Bytes.over(plan.frame(new Scope(frame.values(), null)));
    } catch (IllegalArgumentException _) {
      return Bytes.NONE;
    }
  }

  private byte[] changed(Found frame, Change[] puts) {
    int[] starts = frame.starts();
    byte[] bytes = new byte[starts[starts.length - 1]];
    System.arraycopy(frame.plain(), 0, bytes, 0, bytes.length);
    for (Change put : puts) {
      Numbers.put(put.number(), put.order(), bytes, starts[put.part()]);
    }
    for (int i : layout.checks) {
      int from = starts[layout.checkFrom[i]];
      long sum = Checksums.of(layout.sums[i], bytes, from, starts[layout.checkTo[i] + 1]);
      Numbers.put(sum, layout.orders[i], bytes, starts[i]);
    }
    return layout.isCoded() ? layout.onWire(bytes, starts) : bytes;
  }
}
