package hall.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Reads what stands for a byte that may not appear: `{"A5": "A602"}`.
final class EscapeSection {

  private EscapeSection() {}

  static Map<Integer, Bytes> read(JsonPlace place) {
    Map<Integer, Bytes> escapes = new HashMap<>();
    place
        .members()
        .forEach((key, there) -> {
          Bytes pair = there.hex();
          if (!key.matches("[0-9A-Fa-f]{2}")) {
            there.complain("bad-hex", Map.of("value", key));
          } else if (pair.size() != 2) {
            there.complain("escape-pair", Map.of("value", pair.toHex()));
          } else {
            escapes.put(Integer.parseInt(key, 16), pair);
          }
        });
    checkClear(place, escapes);
    return escapes;
  }

  /// A pair must begin with a byte that never stands for itself, and mean one thing.
  private static void checkClear(JsonPlace place, Map<Integer, Bytes> escapes) {
    boolean clear = Set.copyOf(escapes.values()).size() == escapes.size();
    for (Bytes pair : escapes.values()) {
      clear &= escapes.containsKey(pair.at(0)) && !escapes.containsKey(pair.at(1));
    }
    if (!clear) {
      place.complain("escape-ambiguous", Map.of());
    }
  }
}
