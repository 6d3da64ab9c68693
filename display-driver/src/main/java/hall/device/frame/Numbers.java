package hall.device.frame;

import hall.profile.Width;

/// Writes and reads numbers as they stand on the wire.
final class Numbers {

  private static final byte[] HEX =
      "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  /// The two hex letters of each byte, the first one in the upper eight bits.
  static final int[] LETTERS = letters();

  private Numbers() {}

  static void write(long number, Width width, ByteSink out) {
    switch (width) {
      case U8 -> out.add((int) number);
      case U16LE -> little(number, 2, out);
      case U32LE -> little(number, 4, out);
      case U16BE -> big(number, 2, out);
      case U32BE -> big(number, 4, out);
      case HEX2 -> hex(number, 2, out);
      case HEX4 -> hex(number, 4, out);
      case HEX8 -> hex(number, 8, out);
    }
  }

  /// The number that begins at that byte; -1 when hex letters are none.
  static long read(byte[] bytes, int at, Width width) {
    return switch (width) {
      case U8 -> bytes[at] & 0xFF;
      case U16LE -> little(bytes, at, 2);
      case U32LE -> little(bytes, at, 4);
      case U16BE -> big(bytes, at, 2);
      case U32BE -> big(bytes, at, 4);
      case HEX2 -> hex(bytes, at, 2);
      case HEX4 -> hex(bytes, at, 4);
      case HEX8 -> hex(bytes, at, 8);
    };
  }

  private static int[] letters() {
    int[] letters = new int[256];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = HEX[i >>> 4] << 8 | HEX[i & 0xF];
    }
    return letters;
  }

  /// The byte that two hex letters stand for; negative when they are none.
  static int byteOf(int first, int second) {
    int high = Character.digit((char) first, 16);
    int low = Character.digit((char) second, 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  static long big(byte[] bytes, int at, int count) {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number = number << 8 | (bytes[at + i] & 0xFF);
    }
    return number;
  }

  private static long little(byte[] bytes, int at, int count) {
    long number = 0;
    for (int i = count - 1; i >= 0; i--) {
      number = number << 8 | (bytes[at + i] & 0xFF);
    }
    return number;
  }

  private static long hex(byte[] bytes, int at, int count) {
    long number = 0;
    for (int i = 0; i < count; i++) {
      int digit = Character.digit((char) bytes[at + i], 16);
      if (digit < 0) {
        return -1;
      }
      number = number << 4 | digit;
    }
    return number;
  }

  private static void little(long number, int count, ByteSink out) {
    for (int i = 0; i < count; i++) {
      out.add((int) (number >>> (8 * i)));
    }
  }

  private static void big(long number, int count, ByteSink out) {
    for (int i = count - 1; i >= 0; i--) {
      out.add((int) (number >>> (8 * i)));
    }
  }

  private static void hex(long number, int count, ByteSink out) {
    for (int i = count - 1; i >= 0; i--) {
      out.add(HEX[(int) (number >>> (4 * i)) & 0xF]);
    }
  }
}
