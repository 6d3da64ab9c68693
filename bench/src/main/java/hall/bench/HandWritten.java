package hall.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What codecs written for one product alone have in common. They are what the profile engine is
/// measured against, as a program without profiles would have them: parameters by name in and
/// meanings with values out, as with the engine, and as careful: numbers are held to their bounds,
/// texts cleaned, lengths and checks verified, frames found in a stream.
final class HandWritten {

  static final Charset GBK = Charset.forName("GBK");
  private static final int[] CRC = table();
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private HandWritten() {}

  /// What a device said: what it means, what comes with it, what it is answered, and the frame
  /// itself.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Said(String meaning, Map<String, Object> values, byte[] reply, byte[] frame) {

    Said(String meaning, Map<String, Object> values, byte[] frame) {
      this(meaning, values, NOTHING, frame);
    }
  }

  static final byte[] NOTHING = {};

  static int number(Map<String, ?> params, String name, int max) {
    if (params.get(name) instanceof Integer number && number >= 0 && number <= max) {
      return number;
    }
    throw new IllegalArgumentException(
        "'%s' is 0 to %d, not '%s'.".formatted(name, max, params.get(name)));
  }

  /// The same where nothing need be said.
  static int number(Map<String, ?> params, String name, int max, int usual) {
    return params.containsKey(name) ? number(params, name, max) : usual;
  }

  static String text(Map<String, ?> params, String name) {
    if (params.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("Nothing was said for '%s'.".formatted(name));
  }

  /// The digits of a text as a number, the last four of them.
  static int figures(String text) {
    int number = 0;
    int unit = 1;
    for (int i = text.length() - 1; i >= 0 && unit < 10_000; i--) {
      char letter = text.charAt(i);
      if (letter >= '0' && letter <= '9') {
        number += unit * (letter - '0');
        unit *= 10;
      }
    }
    if (unit == 1) {
      throw new IllegalArgumentException("There is no number in '%s'.".formatted(text));
    }
    return number;
  }

  static int crc(int start, byte[] bytes, int from, int to) {
    int crc = start;
    for (int i = from; i < to; i++) {
      crc = crc >>> 8 ^ CRC[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum;
  }

  static int xor(byte[] bytes, int from, int to) {
    int xor = 0;
    for (int i = from; i < to; i++) {
      xor ^= bytes[i];
    }
    return xor & 0xFF;
  }

  /// Puts the last hex letters of a number at that place.
  static void hex(int number, int letters, byte[] bytes, int at) {
    for (int i = 0; i < letters; i++) {
      bytes[at + i] = HEX[number >> (4 * (letters - 1 - i)) & 0xF];
    }
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
      table[i] = crc;
    }
    return table;
  }
}
