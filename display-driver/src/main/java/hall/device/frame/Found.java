package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;
import java.util.HashMap;
import java.util.Map;

/// A frame that was read: its bytes with codings undone, and where each part begins.
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Found(Layout layout, byte[] plain, int[] starts) {

  /// A number, or [Bytes].
  Object value(int part) {
    return layout.parts[part] instanceof Part.Numeral numeral
        ? (Object) Numbers.read(plain, starts[part], numeral.as())
        : content(part);
  }

  long number(int part) {
    return Numbers.read(plain, starts[part], ((Part.Numeral) layout.parts[part]).as());
  }

  Bytes content(int part) {
    return Bytes.of(plain, starts[part], starts[part + 1]);
  }

  /// Behind the last byte that was read.
  int size() {
    return plain.length;
  }

  int size(int part) {
    return starts[part + 1] - starts[part];
  }

  /// All values, each at its part's number; nothing where the part has none.
  Object[] values() {
    Object[] values = new Object[layout.parts.length];
    for (int i = 0; i < values.length; i++) {
      Layout.Kind kind = layout.kinds[i];
      values[i] = kind == Layout.Kind.NUMERAL || kind == Layout.Kind.CONTENT ? value(i) : "";
    }
    return values;
  }

  /// The values by name as others see them, without what is private.
  Map<String, Object> fields() {
    Map<String, Object> fields = new HashMap<>();
    for (int i = 0; i < layout.parts.length; i++) {
      if (layout.parts[i] instanceof Part.Numeral numeral) {
        fields.put(numeral.name(), Steps.plain(number(i)));
      } else if (layout.parts[i] instanceof Part.Content content && !content.isPrivate()) {
        fields.put(content.name(), Steps.plain(content(i)));
      }
    }
    return fields;
  }
}
