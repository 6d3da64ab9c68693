package hall.device.frame;

import hall.profile.DeviceCommand.Param;
import hall.profile.DeviceCommand.Shape;
import hall.profile.Part;
import hall.profile.Template;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command all whose frames have one size but for one text, made ready as a picture of the frame
/// and a list of what is put where. Most are so: a number for a display, a beep, a question.
///
/// It knows only what is well. Whatever is out of bounds, missing or unusual it leaves to the
/// [FramePlan], which writes every frame and has the words for what is wrong.
final class FixedFrame {

  private static final String NOTHING = "";

  /// What is returned where the frame has to be made the general way.
  static final byte[] NONE = {};

  private final Layout layout;
  private final byte[] picture;
  private final int[] starts;
  private final String[] names;
  private final boolean[] isNumber;
  private final long[] least;
  private final long[] most;
  private final @Nullable Object[] usual;
  private final int[] work;
  private final byte[][] pieces;
  private final List<Map<String, byte[]>> tables;
  private final Rungs[] ladders;
  private final TextCoder coder;
  private final int text;
  private final int textAt;
  private final int longest;

  private FixedFrame(
      Layout layout,
      FramePicture picture,
      int[] starts,
      Collection<Param> wanted,
      TextCoder coder,
      int longest) {
    this.layout = layout;
    this.starts = starts;
    Param[] params = wanted.toArray(Param[]::new);
    names = new String[params.length];
    isNumber = new boolean[params.length];
    least = new long[params.length];
    most = new long[params.length];
    usual = new Object[params.length];
    for (int i = 0; i < params.length; i++) {
      names[i] = params[i].name();
      isNumber[i] = params[i].shape() == Shape.NUMBER;
      least[i] = params[i].min();
      most[i] = params[i].max();
      usual[i] = usual(params[i]).orElse(null);
    }
    work = picture.work.stream().mapToInt(Integer::intValue).toArray();
    pieces = picture.pieces.toArray(byte[][]::new);
    tables = List.copyOf(picture.tables);
    ladders = picture.ladders.toArray(Rungs[]::new);
    text = picture.text;
    textAt = picture.textAt;
    this.coder = coder;
    this.longest = longest;
    FramePlan.fillIn(layout, starts, picture.out);
    this.picture = picture.out.toArray();
  }

  private static Optional<Object> usual(Param param) {
    return param
        .usual()
        .flatMap(value -> {
          boolean small = value instanceof Number number && number.intValue() == number.longValue();
          boolean said = param.shape() == Shape.TEXT || value.equals(NOTHING);
          return small
              ? Optional.of(((Number) value).intValue())
              : Optional.of(value).filter(_ -> said);
        });
  }

  /// The command made ready; nothing when its frames differ in size, or ask for what only the
  /// general way can do.
  static Optional<FixedFrame> of(
      Layout layout,
      Map<String, Template> fields,
      Collection<Param> params,
      Steps steps,
      int longest) {
    for (Param param : params) {
      if (param.shape() != Shape.NUMBER && param.shape() != Shape.TEXT) {
        return Optional.empty();
      }
    }
    var given = new Given(params);
    var picture = new FramePicture(given, steps);
    int[] starts = new int[layout.parts.length + 1];
    for (int i = 0; i < layout.parts.length; i++) {
      starts[i] = picture.out.size();
      if (!picture.part(layout, i, fields)) {
        return Optional.empty();
      }
    }
    starts[layout.parts.length] = picture.out.size();
    if (picture.out.size() > longest || !picture.isWhole()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FixedFrame(layout, picture, starts, params, steps.text(), longest));
    } catch (IllegalArgumentException _) {
      // No frame of that size can be: the general way says so when it is asked for one.
      return Optional.empty();
    }
  }

  /// The frame with these values, or [#NONE].
  byte[] frame(Map<String, ?> given) {
    @Nullable Object[] values = new Object[names.length];
    for (int i = 0; i < values.length; i++) {
      Object value = given.get(names[i]);
      if (value == null) {
        value = usual[i];
        if (value == null) {
          return NONE;
        }
      } else if (isNumber[i]) {
        if (!(value instanceof Integer number) || number < least[i] || number > most[i]) {
          return NONE;
        }
      } else if (!(value instanceof String)) {
        return NONE;
      }
      values[i] = value;
    }
    if (text >= 0) {
      return values[text] instanceof String words ? around(coder.bytes(words), values) : NONE;
    }
    byte[] frame = picture.clone();
    if (work.length > 0) {
      if (!write(values, frame, 0)) {
        return NONE;
      }
      for (int i : layout.checks) {
        check(i, starts, frame);
      }
    }
    return layout.isCoded() ? layout.onWire(frame, starts) : frame;
  }

  /// The frame with that text in it: what stands behind the text is pushed back.
  private byte[] around(byte[] words, @Nullable Object[] values) {
    int size = picture.length + words.length;
    byte[] frame = new byte[size];
    System.arraycopy(picture, 0, frame, 0, textAt);
    System.arraycopy(words, 0, frame, textAt, words.length);
    System.arraycopy(picture, textAt, frame, textAt + words.length, picture.length - textAt);
    if (size > longest || !write(values, frame, words.length)) {
      return NONE;
    }
    int[] pushed = new int[starts.length];
    for (int i = 0; i < pushed.length; i++) {
      pushed[i] = starts[i] + (i > layout.open ? words.length : 0);
    }
    for (int i : layout.lengths) {
      var length = (Part.Length) layout.parts[i];
      long bytes = length.add() + pushed[length.to() + 1] - (long) pushed[length.from()];
      if (!put(bytes, layout.orders[i], frame, pushed[i])) {
        return NONE;
      }
    }
    for (int i : layout.checks) {
      check(i, pushed, frame);
    }
    return layout.isCoded() ? layout.onWire(frame, pushed) : frame;
  }

  private void check(int i, int[] begins, byte[] frame) {
    int from = begins[layout.checkFrom[i]];
    long sum = Checksums.of(layout.sums[i], frame, from, begins[layout.checkTo[i] + 1]);
    Numbers.put(sum, layout.orders[i], frame, begins[i]);
  }

  /// @param words how many bytes the text has
  private boolean write(@Nullable Object[] values, byte[] frame, int words) {
    for (int i = 0; i < work.length; i += FramePicture.WORDS) {
      Object value = Objects.requireNonNull(values[work[i + 1]]);
      int place = work[i + 2];
      int at = place >= textAt && text >= 0 ? place + words : place;
      int more = work[i + 3];
      boolean written =
          switch (work[i]) {
            case FramePicture.NUMBER -> number(value, work[i + 4], more, frame, at);
            case FramePicture.DIGITS -> digits(value, more, work[i + 4], frame, at);
            case FramePicture.FIGURES -> put(figures(value, more), work[i + 4], frame, at);
            case FramePicture.FIXED -> piece(pieces[more], frame, at);
            case FramePicture.ENTRY -> entry(tables.get(more), value, frame, at);
            case FramePicture.RUNG -> piece(ladders[more].below(words), frame, at);
            default -> {
              boolean nothing = value instanceof String said && said.isEmpty();
              i += nothing == (work[i + 4] == 1) ? more : 0;
              yield true;
            }
          };
      if (!written) {
        return false;
      }
    }
    return true;
  }

  private static boolean piece(byte[] piece, byte[] frame, int at) {
    System.arraycopy(piece, 0, frame, at, piece.length);
    return true;
  }

  private static boolean entry(Map<String, byte[]> entries, Object key, byte[] frame, int at) {
    byte[] entry = key instanceof String name ? entries.get(name) : null;
    return entry != null && piece(entry, frame, at);
  }

  private static boolean number(Object value, int plus, int order, byte[] frame, int at) {
    return value instanceof Integer number && put((long) number + plus, order, frame, at);
  }

  private static boolean put(long number, int order, byte[] frame, int at) {
    if (number < 0 || number > Numbers.most(order)) {
      return false;
    }
    Numbers.put(number, order, frame, at);
    return true;
  }

  private static boolean digits(Object value, int count, int filler, byte[] frame, int at) {
    if (value instanceof Integer number) {
      int rest = number;
      for (int i = at + count - 1; i >= at; i--) {
        frame[i] = (byte) (rest % 10);
        rest /= 10;
      }
      // More than there is room for has a rule of its own.
      return number >= 0 && rest == 0;
    }
    if (!(value instanceof String text)) {
      return false;
    }
    int place = at + count - 1;
    for (int i = text.length() - 1; i >= 0 && place >= at; i--) {
      char letter = text.charAt(i);
      if (letter >= '0' && letter <= '9') {
        frame[place--] = (byte) (letter - '0');
      }
    }
    byte rest = (byte) (place == at + count - 1 ? filler : 0);
    while (place >= at) {
      frame[place--] = rest;
    }
    return true;
  }

  /// The last digits of a text as a number; negative when it has none.
  private static long figures(Object value, int count) {
    if (!(value instanceof String text)) {
      return -1;
    }
    int digits = 0;
    int unit = 1;
    int number = 0;
    for (int i = text.length() - 1; i >= 0 && digits < count; i--) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        number += digit * unit;
        unit *= 10;
        digits++;
      }
    }
    return digits == 0 ? -1 : number;
  }
}
