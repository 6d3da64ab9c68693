package hall.device.frame;

import hall.profile.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Something a device said.
///
/// @param emit what it means, as the profile calls it; empty for a whole frame no rule knows
/// @param values what came with the meaning: numbers as `Integer` (`Long` beyond), the rest as
///   `String`
/// @param answer what to send back at once; nothing when empty
/// @param fields every field of the frame: numbers likewise, bytes as hex
public record Inbound(
    String emit, Map<String, Object> values, Bytes answer, Map<String, Object> fields) {

  public Inbound {
    values = Map.copyOf(values);
    fields = Map.copyOf(fields);
  }

  /// What to send back at once; no bytes when nothing.
  public byte[] reply() {
    return answer.toArray();
  }

  /// A number among the values, else among the fields.
  public OptionalInt number(String name) {
    Object found =
        Optional.ofNullable(values.get(name)).orElseGet(() -> fields.getOrDefault(name, ""));
    return found instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
