package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import hall.profile.Rule;
import hall.profile.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a whole frame from the device means, by the first rule that fits.
final class Rules {

  /// A condition, made ready for one form.
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  private record Ready(int part, boolean isNumber, Rule.Match match, byte[] bytes, long number) {}

  private record Value(String name, int part, Template.Pipe pipe) {}

  /// A rule, made ready for one form.
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  private record Ruled(
      Rule rule, Ready[] when, Value[] values, boolean echoes, Optional<FramePlan> reply) {}

  private final FrameEngine engine;
  private final Map<String, Ruled[]> forms = new HashMap<>();

  Rules(Profile profile, FrameEngine engine, Layout[] layouts) {
    this.engine = engine;
    for (Layout layout : layouts) {
      List<Ruled> ruled = new ArrayList<>();
      for (Rule rule : profile.rules()) {
        ruled(rule, layout).ifPresent(ruled::add);
      }
      forms.put(layout.name, ruled.toArray(Ruled[]::new));
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
        .forEach((name, pipe) -> values.add(new Value(name, layout.number(pipe.source()), pipe)));
    Optional<FramePlan> reply =
        rule.reply() instanceof Rule.Changed(var fields)
            ? Optional.of(FramePlan.ofReply(layout, fields, engine))
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

  /// The meaning of the frame that was just parsed; its bytes are needed to send it back.
  Inbound meaning(FrameParse parse, byte[] raw, int from) {
    Found frame = parse.found();
    Bytes whole = Bytes.of(raw, from, parse.end());
    for (Ruled ruled : java.util.Objects.requireNonNull(forms.get(parse.layout().name))) {
      if (fits(ruled, frame)) {
        return inbound(ruled, frame, whole);
      }
    }
    return new Inbound("", Map.of(), Bytes.NONE, whole, frame::fields);
  }

  private Inbound inbound(Ruled ruled, Found frame, Bytes whole) {
    Value[] wanted = ruled.values();
    Map<String, Object> values = Map.of();
    String emit = ruled.rule().emit();
    for (Value value : wanted) {
      Object meaning =
          value.part() < 0
              ? Steps.NOTHING
              : engine.steps().meaning(value.pipe(), frame.value(value.part()));
      if (meaning instanceof Steps.Unmapped) {
        emit = ruled.rule().outside();
      } else if (meaning.equals(Steps.NOTHING)) {
        emit = ruled.rule().otherwise();
      } else if (wanted.length == 1) {
        values = Map.of(value.name(), meaning);
      } else {
        values = values.isEmpty() ? HashMap.newHashMap(wanted.length) : values;
        values.put(value.name(), meaning);
      }
    }
    Map<String, Object> known = wanted.length > 1 ? Collections.unmodifiableMap(values) : values;
    return new Inbound(emit, known, reply(ruled, frame, whole), whole, frame::fields);
  }

  private static Bytes reply(Ruled ruled, Found frame, Bytes raw) {
    if (ruled.reply().isEmpty()) {
      return ruled.echoes() ? raw : Bytes.NONE;
    }
    try {
      return Bytes.of(ruled.reply().get().frame(new Scope(frame.values(), null)));
    } catch (IllegalArgumentException _) {
      // What a device sends must never stop the line: no reply fits this frame.
      return Bytes.NONE;
    }
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
}
