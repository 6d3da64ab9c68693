package hall.profile;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Reads the tables of a profile, among them what the keys of a rating pad mean.
final class TableSection {

  private TableSection() {}

  static Profile.Tables read(JsonPlace profile, Profile.Ratings ratings) {
    Map<String, Map<String, Bytes>> bytes = new HashMap<>();
    profile
        .at("tables")
        .members()
        .forEach((name, table) -> bytes.put(name, Map.copyOf(table.each(FrameSection::fixed))));
    Map<String, NavigableMap<Long, Object>> meanings = new HashMap<>();
    profile
        .at("meanings")
        .members()
        .forEach((name, table) -> {
          NavigableMap<Long, Object> entries = new TreeMap<>();
          table
              .members()
              .forEach((key, place) ->
                  entries.put(number(key, place), place.isNothing() ? "" : place.plain()));
          meanings.put(name, Collections.unmodifiableNavigableMap(entries));
        });
    NavigableMap<Long, Object> levels = new TreeMap<>();
    ratings.levels().forEach((value, level) -> levels.put((long) value, level));
    ratings.unrated().forEach(value -> levels.put((long) value, ""));
    meanings.put("ratings", Collections.unmodifiableNavigableMap(levels));
    return new Profile.Tables(bytes, meanings);
  }

  /// `{"00": 2, "01": null}`: the byte of a key, and its level.
  static Profile.Ratings ratings(JsonPlace place) {
    Map<Integer, Integer> levels = new HashMap<>();
    Set<Integer> unrated = new HashSet<>();
    place
        .members()
        .forEach((key, level) -> {
          int value = (int) number(key, level);
          if (level.isNothing()) {
            unrated.add(value);
          } else {
            levels.put(value, level.number(1, 5));
          }
        });
    return new Profile.Ratings(levels, unrated);
  }

  private static long number(String hex, JsonPlace place) {
    if (hex.matches("[0-9A-Fa-f]{2,4}")) {
      return Long.parseLong(hex, 16);
    }
    place.complain("bad-hex", Map.of("value", hex));
    return 0;
  }
}
