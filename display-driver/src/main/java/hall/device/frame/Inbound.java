package hall.device.frame;

import hall.profile.Bytes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Something a device said. Two that say the same are equal.
public final class Inbound {

  private final String emit;
  private final Map<String, Object> values;
  private final Bytes answer;
  private final Bytes raw;
  private final @Nullable Layout form;
  private @Nullable Map<String, Object> fields;

  /// What a frame of that form said, whose fields are read from it when somebody asks.
  Inbound(String emit, Map<String, Object> values, Bytes answer, Bytes raw, Layout form) {
    this.emit = emit;
    this.values = values;
    this.answer = answer;
    this.raw = raw;
    this.form = form;
  }

  /// What a device said, with all that is known of it.
  public Inbound(
      String emit, Map<String, Object> values, Bytes answer, Map<String, Object> fields) {
    this.emit = emit;
    this.values = Map.copyOf(values);
    this.answer = answer;
    this.raw = Bytes.NONE;
    this.form = null;
    this.fields = Map.copyOf(fields);
  }

  /// What it means, as the profile calls it; empty for a whole frame no rule knows.
  public String emit() {
    return emit;
  }

  /// What came with the meaning: numbers as `Integer` (`Long` beyond), the rest as `String`.
  public Map<String, Object> values() {
    return values;
  }

  /// What to send back at once; nothing when empty.
  public Bytes answer() {
    return answer;
  }

  /// The frame as it came.
  public Bytes raw() {
    return raw;
  }

  /// Every field of the frame that is not private: numbers likewise, bytes as hex.
  public Map<String, Object> fields() {
    Map<String, Object> known = fields;
    if (known == null) {
      known = Map.copyOf(FrameParse.again(Objects.requireNonNull(form), raw.toArray()).fields());
      fields = known;
    }
    return known;
  }

  /// What to send back at once; no bytes when nothing.
  public byte[] reply() {
    return answer.toArray();
  }

  /// A number among the values, else among the fields.
  public OptionalInt number(String name) {
    Object found =
        Optional.ofNullable(values.get(name)).orElseGet(() -> fields().getOrDefault(name, ""));
    return found instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Inbound said
        && emit.equals(said.emit)
        && values.equals(said.values)
        && answer.equals(said.answer)
        && fields().equals(said.fields());
  }

  @Override
  public int hashCode() {
    return Objects.hash(emit, values, answer);
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(emit, values, fields());
  }
}
