package hall.device.frame;

import hall.profile.Width;

/// Writes and reads numbers as they stand on the wire.
final class Numbers {

  private static final byte[] HEX =
      "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  /// The two hex letters of each byte, the first one in the upper eight bits.
  static final int[] LETTERS = letters();

  private static final int IN_LETTERS = 16;

  private Numbers() {}

  static void write(long number, Width width, ByteSink out) {
    int at = out.leave(width.wireBytes());
    put(number, order(width), out.content(), at);
  }

  /// The number that begins at that byte; -1 when hex letters are none.
  static long read(byte[] bytes, int at, Width width) {
    return at(bytes, at, order(width));
  }

  /// How a number's bytes stand: their count, negative where the lowest comes first, and above
  /// [#IN_LETTERS] where each is written as two hex letters.
  static int order(Width width) {
    return switch (width) {
      case U8 -> 1;
      case U16BE -> 2;
      case U32BE -> 4;
      case U16LE -> -2;
      case U32LE -> -4;
      case HEX2 -> IN_LETTERS + 1;
      case HEX4 -> IN_LETTERS + 2;
      case HEX8 -> IN_LETTERS + 4;
    };
  }

  /// The largest number that so many bytes hold.
  static long most(int order) {
    return (1L << (8 * (order > IN_LETTERS ? order - IN_LETTERS : Math.abs(order)))) - 1;
  }

  /// Puts a number's bytes at that place.
  static void put(long number, int order, byte[] bytes, int at) {
    if (order == 1) {
      bytes[at] = (byte) number;
    } else if (order > IN_LETTERS) {
      int letters = 2 * (order - IN_LETTERS);
      for (int i = 0; i < letters; i++) {
        bytes[at + i] = HEX[(int) (number >>> (4 * (letters - 1 - i))) & 0xF];
      }
    } else if (order > 0) {
      for (int i = 0; i < order; i++) {
        bytes[at + i] = (byte) (number >>> (8 * (order - 1 - i)));
      }
    } else {
      for (int i = 0; i < -order; i++) {
        bytes[at + i] = (byte) (number >>> (8 * i));
      }
    }
  }

  /// The number whose bytes begin at that place; -1 when hex letters are none.
  static long at(byte[] bytes, int at, int order) {
    if (order == 1) {
      return bytes[at] & 0xFF;
    }
    if (order > IN_LETTERS) {
      return hex(bytes, at, 2 * (order - IN_LETTERS));
    }
    return order > 0 ? big(bytes, at, order) : little(bytes, at, -order);
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
}
