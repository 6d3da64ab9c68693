package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import hall.profile.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a whole frame from the device means, by the first rule that fits.
final class Rules {

  /// A condition, made ready for one form.
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  private record Ready(int part, boolean isNumber, Rule.Match match, byte[] bytes, long number) {}

  private record Value(String name, Inward reading) {}

  /// A rule, made ready for one form.
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  private record Ruled(
      Rule rule, Ready[] when, Value[] values, boolean echoes, Optional<Reply> reply) {}

  private final FrameEngine engine;
  private final Form[] forms;

  Rules(Profile profile, FrameEngine engine, Layout[] layouts) {
    this.engine = engine;
    this.forms = new Form[layouts.length];
    for (int form = 0; form < layouts.length; form++) {
      List<Ruled> ruled = new ArrayList<>();
      for (Rule rule : profile.rules()) {
        ruled(rule, layouts[form]).ifPresent(ruled::add);
      }
      forms[form] = new Form(layouts[form], ruled);
    }
  }

  /// The rule for frames of that form; nothing when it is about others.
  private Optional<Ruled> ruled(Rule rule, Layout layout) {
    boolean other = !rule.frame().isEmpty() && !rule.frame().equals(layout.name);
    boolean lacks =
        rule.when().stream().anyMatch(condition -> layout.number(condition.field()) < 0);
    if (other || lacks) {
      return Optional.empty();
    }
    Ready[] when =
        rule.when().stream().map(condition -> ready(condition, layout)).toArray(Ready[]::new);
    List<Value> values = new ArrayList<>();
    rule.values()
        .forEach(
            (name, pipe) -> values.add(new Value(name, Inward.of(pipe, layout, engine.steps()))));
    Optional<Reply> reply =
        rule.reply() instanceof Rule.Changed(var fields)
            ? Optional.of(Reply.of(layout, fields, engine))
            : Optional.empty();
    boolean echoes = rule.reply() instanceof Rule.Echo;
    return Optional.of(new Ruled(rule, when, values.toArray(Value[]::new), echoes, reply));
  }

  private static Ready ready(Rule.Condition condition, Layout layout) {
    int part = layout.number(condition.field());
    byte[] bytes = condition.bytes().toArray();
    return new Ready(
        part,
        layout.kinds[part] == Layout.Kind.NUMERAL,
        condition.match(),
        bytes,
        Numbers.big(bytes, 0, Math.min(7, bytes.length)));
  }

  /// The meaning of a frame of that form that was just seen there.
  Inbound meaning(int form, PlainLook seen, byte[] bytes, int from) {
    // One byte says one of 256 things; each of them is made out once.
    int single = seen.size() == 1 ? bytes[from] & 0xFF : -1;
    @Nullable Inbound known = single < 0 ? null : forms[form].singles[single];
    if (known != null) {
      return known;
    }
    Found frame = seen.found(bytes, from);
    Inbound said = meaning(form, frame, Bytes.over(frame.plain()));
    if (single >= 0) {
      forms[form].singles[single] = said;
    }
    return said;
  }

  /// The meaning of a frame of that form; its bytes on the wire are needed to send it back.
  Inbound meaning(int form, Found frame, Bytes whole) {
    for (Ruled ruled : forms[form].mayFit(frame)) {
      if (fits(ruled, frame)) {
        return inbound(ruled, frame, whole, forms[form].layout);
      }
    }
    return new Inbound("", Map.of(), Bytes.NONE, whole, forms[form].layout);
  }

  private static Inbound inbound(Ruled ruled, Found frame, Bytes whole, Layout form) {
    Value[] wanted = ruled.values();
    String emit = ruled.rule().emit();
    @Nullable Object[] meanings = new Object[wanted.length];
    int count = 0;
    for (int i = 0; i < wanted.length; i++) {
      Object meaning = wanted[i].reading().of(frame);
      if (meaning == Steps.Unmapped.OUTSIDE) {
        emit = ruled.rule().outside();
      } else if (meaning.equals(Steps.NOTHING)) {
        emit = ruled.rule().otherwise();
      } else {
        meanings[i] = meaning;
        count++;
      }
    }
    Map<String, Object> values =
        count == wanted.length ? all(wanted, meanings) : some(wanted, meanings);
    return new Inbound(emit, values, reply(ruled, frame, whole), whole, form);
  }

  /// The values by name where each means something, as nearly always.
  private static Map<String, Object> all(Value[] wanted, @Nullable Object[] meanings) {
    return switch (wanted.length) {
      case 0 -> Map.of();
      case 1 -> Map.of(wanted[0].name(), known(meanings[0]));
      case 2 -> Map.of(wanted[0].name(), known(meanings[0]), wanted[1].name(), known(meanings[1]));
      case 3 ->
          Map.of(
              wanted[0].name(),
              known(meanings[0]),
              wanted[1].name(),
              known(meanings[1]),
              wanted[2].name(),
              known(meanings[2]));
      default -> some(wanted, meanings);
    };
  }

  private static Object known(@Nullable Object meaning) {
    return Objects.requireNonNull(meaning);
  }

  private static Map<String, Object> some(Value[] wanted, @Nullable Object[] meanings) {
    Map<String, Object> values = HashMap.newHashMap(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      Object meaning = meanings[i];
      if (meaning != null) {
        values.put(wanted[i].name(), meaning);
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private static Bytes reply(Ruled ruled, Found frame, Bytes whole) {
    if (ruled.echoes()) {
      return whole;
    }
    return ruled.reply().isEmpty() ? Bytes.NONE : ruled.reply().get().to(frame);
  }

  private static boolean fits(Ruled ruled, Found frame) {
    for (Ready ready : ruled.when()) {
      if (!fits(ready, frame)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Ready ready, Found frame) {
    if (ready.isNumber()) {
      return frame.number(ready.part()) == ready.number();
    }
    byte[] wanted = ready.bytes();
    int size = frame.size(ready.part());
    int from =
        frame.starts()[ready.part()]
            + (ready.match() == Rule.Match.ENDS ? size - wanted.length : 0);
    if (size < wanted.length || (ready.match() == Rule.Match.EQUALS && size != wanted.length)) {
      return false;
    }
    byte[] plain = frame.plain();
    for (int i = 0; i < wanted.length; i++) {
      if (plain[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /// The rules for frames of one form, sorted by the byte that most of them ask for.
  private static final class Form {

    private static final int NOWHERE = -1;

    private final Layout layout;
    private final Ruled[] all;
    private final int part;
    private final Ruled[][] byByte = new Ruled[256][];
    private final @Nullable Inbound[] singles = new Inbound[256];

    Form(Layout layout, List<Ruled> rules) {
      this.layout = layout;
      this.all = rules.toArray(Ruled[]::new);
      this.part = mostAsked();
      Map<List<Ruled>, Ruled[]> lists = new HashMap<>();
      for (int value = 0; value < byByte.length && part != NOWHERE; value++) {
        int asked = value;
        List<Ruled> some = rules.stream().filter(rule -> mayHave(rule, asked)).toList();
        byByte[value] = lists.computeIfAbsent(some, list -> list.toArray(Ruled[]::new));
      }
    }

    private int mostAsked() {
      int[] asked = new int[layout.parts.length];
      int most = NOWHERE;
      for (Ruled rule : all) {
        for (Ready ready : rule.when()) {
          boolean first = isByte(ready) && ++asked[ready.part()] > (most < 0 ? 0 : asked[most]);
          most = first ? ready.part() : most;
        }
      }
      return most;
    }

    /// Whether a condition is about a number of one byte, or the last byte of several.
    private boolean isByte(Ready ready) {
      boolean ends = ready.match() != Rule.Match.STARTS && ready.bytes().length > 0;
      return ready.isNumber() ? layout.orders[ready.part()] == 1 : ends;
    }

    private boolean mayHave(Ruled rule, int value) {
      for (Ready ready : rule.when()) {
        boolean about = ready.part() == part && isByte(ready);
        if (about && (ready.bytes()[ready.bytes().length - 1] & 0xFF) != value) {
          return false;
        }
      }
      return true;
    }

    /// Those rules that may be about such a frame, in their order.
    Ruled[] mayFit(Found frame) {
      if (part == NOWHERE || frame.size(part) == 0) {
        return all;
      }
      return byByte[frame.plain()[frame.starts()[part + 1] - 1] & 0xFF];
    }
  }
}
