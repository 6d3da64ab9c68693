package hall.device.frame;

import hall.profile.Step;
import hall.profile.Template;
import java.util.HashMap;
import java.util.Map;

/// What a rule takes out of a frame, made ready for one form of it.
interface Inward {

  /// The value as others see it: [Steps#NOTHING] when it means nothing, [Steps.Unmapped] when a
  /// table of the profile has not got it.
  Object of(Found frame);

  /// Numbers, single bytes and their tables, which most rules take, have ways of their own.
  static Inward of(Template.Pipe pipe, Layout layout, Steps steps) {
    int part = layout.number(pipe.source());
    if (part < 0) {
      return _ -> Steps.NOTHING;
    }
    boolean plain = pipe.steps().isEmpty();
    boolean oneByte = pipe.isSlice() && pipe.to() == pipe.from() + 1;
    if (layout.kinds[part] == Layout.Kind.NUMERAL) {
      int order = layout.orders[part];
      boolean small = plain && Math.abs(order) < Integer.BYTES;
      if (small) {
        return frame -> (int) Numbers.at(frame.plain(), frame.starts()[part], order);
      }
    } else if (oneByte && plain) {
      return frame -> byteOf(frame, part, pipe.from());
    } else if (oneByte
        && pipe.steps().size() == 1
        && pipe.steps().getFirst() instanceof Step.Lookup(var table)) {
      Map<Integer, Object> meanings = new HashMap<>();
      steps.meanings(table).forEach((key, value) -> meanings.put((int) (long) key, value));
      return frame -> {
        Object key = byteOf(frame, part, pipe.from());
        return key.equals(Steps.NOTHING)
            ? key
            : Steps.plain(meanings.getOrDefault(key, Steps.Unmapped.OUTSIDE));
      };
    }
    return frame -> steps.meaning(pipe, frame.value(part));
  }

  private static Object byteOf(Found frame, int part, int at) {
    return frame.size(part) <= at
        ? Steps.NOTHING
        : (Object) (frame.plain()[frame.starts()[part] + at] & 0xFF);
  }
}
