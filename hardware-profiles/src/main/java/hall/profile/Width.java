package hall.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a number stands on the wire: how many bytes, which end first, raw or as hex letters.
public enum Width {
  U8(1, 1),
  U16LE(2, 2),
  U16BE(2, 2),
  U32LE(4, 4),
  U32BE(4, 4),
  HEX2(2, 1),
  HEX4(4, 2),
  HEX8(8, 4);

  private final int wireBytes;
  private final int valueBytes;

  Width(int wireBytes, int valueBytes) {
    this.wireBytes = wireBytes;
    this.valueBytes = valueBytes;
  }

  public static Optional<Width> named(String word) {
    return Arrays.stream(values()).filter(width -> width.word().equals(word)).findFirst();
  }

  /// How profiles write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int wireBytes() {
    return wireBytes;
  }

  /// How many bytes the number itself has, however it is written.
  public int valueBytes() {
    return valueBytes;
  }

  /// The largest number that fits.
  public long max() {
    return (1L << (8 * valueBytes)) - 1;
  }
}
