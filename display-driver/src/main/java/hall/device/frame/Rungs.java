package hall.device.frame;

import hall.profile.Bytes;
import java.util.List;
import java.util.Map;

/// A table of thresholds: for a number, what stands at the largest one that is not above it.
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Rungs(long[] thresholds, byte[][] entries) {

  /// Only those entries of a table whose names are numbers are thresholds.
  static Rungs of(Map<String, Bytes> table) {
    List<Long> keys =
        table.keySet().stream()
            .filter(key -> key.matches("[0-9]{1,9}"))
            .map(Long::valueOf)
            .distinct()
            .sorted()
            .toList();
    return new Rungs(
        keys.stream().mapToLong(Long::longValue).toArray(),
        keys.stream().map(key -> entry(table, key)).toArray(byte[][]::new));
  }

  private static byte[] entry(Map<String, Bytes> table, long threshold) {
    return table.entrySet().stream()
        .filter(entry -> entry.getKey().matches("0*" + threshold))
        .findFirst()
        .orElseThrow()
        .getValue()
        .toArray();
  }

  /// What stands there; below the lowest the lowest, and no bytes in a table without thresholds.
  byte[] below(long number) {
    for (int i = thresholds.length - 1; i >= 0; i--) {
      if (thresholds[i] <= number || i == 0) {
        return entries[i];
      }
    }
    return new byte[0];
  }
}
