package hall.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Frames of three products put together and read by code that was written for them alone, as a
/// program without profiles would have it: what the profile engine is measured against. It has the
/// same door as the engine, parameters by name in and meanings with values out, and is as careful:
/// numbers are held to their bounds, texts cleaned, lengths and checks verified, frames found in a
/// stream.
final class HandWritten {

  private static final Charset GBK = Charset.forName("GBK");
  private static final int[] CRC = table();
  private static final byte[] SMALL = "\\FO000".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MIDDLE = "\\FO001\\FE001".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LARGE = "\\FO002\\FE002".getBytes(StandardCharsets.US_ASCII);

  /// A command to show one text in one area, without its lengths and the text.
  private static final byte[] SHOW =
      HexFormat.of()
          .parseHex(
              "00000080000000000000FE020000"
                  + "A3060100000001"
                  + "0000"
                  + "000080000080802000000000000000000A02010100020A00000000");

  private HandWritten() {}

  /// What a device said: what it means, what comes with it, and what it is answered.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Said(String meaning, Map<String, Object> values, byte[] reply) {}

  private static int number(Map<String, ?> params, String name, int max) {
    if (params.get(name) instanceof Integer number && number >= 0 && number <= max) {
      return number;
    }
    throw new IllegalArgumentException(
        "'%s' is 0 to %d, not '%s'.".formatted(name, max, params.get(name)));
  }

  private static String text(Map<String, ?> params, String name) {
    if (params.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("Nothing was said for '%s'.".formatted(name));
  }

  private static int colour(String name) {
    return switch (name) {
      case "green" -> 2;
      case "yellow" -> 3;
      case "blue" -> 4;
      case "cyan" -> 5;
      case "magenta" -> 6;
      case "white" -> 7;
      default -> 1;
    };
  }

  /// An Onbon card is to show these lines, as large as fits 128 by 32 dots.
  static byte[] onbonShow(Map<String, ?> params) {
    int address = number(params, "addr", 65_535);
    if (!(params.get("lines") instanceof List<?> lines)) {
      throw new IllegalArgumentException("'lines' is a list of lines.");
    }
    byte[] text = onbonText(lines);
    if (text.length > 900) {
      throw new IllegalArgumentException("The text is too long.");
    }
    int area = 27 + text.length;
    byte[] plain = Arrays.copyOf(SHOW, SHOW.length + text.length);
    put(plain, 0, address);
    put(plain, 12, 9 + area);
    put(plain, 21, area);
    put(plain, SHOW.length - 4, text.length);
    System.arraycopy(text, 0, plain, SHOW.length, text.length);
    return wrapped(plain);
  }

  private static byte[] onbonText(List<?> lines) {
    byte[][] words = new byte[lines.size()][];
    int longest = 1;
    for (int i = 0; i < words.length; i++) {
      words[i] = cleaned(text(line(lines, i), "text"));
      longest = Math.max(longest, words[i].length);
    }
    int dots = Math.min(32 / Math.max(1, words.length), 2 * 128 / longest);
    byte[] font = dots >= 32 ? LARGE : dots >= 24 ? MIDDLE : SMALL;
    var text = new ByteArrayOutputStream(96);
    for (int i = 0; i < words.length; i++) {
      if (i > 0) {
        text.write('\\');
        text.write('n');
      }
      text.writeBytes(font);
      text.write('\\');
      text.write('C');
      text.write('0' + colour(text(line(lines, i), "colour")));
      text.writeBytes(words[i]);
    }
    return text.toByteArray();
  }

  private static void put(byte[] bytes, int at, int number) {
    bytes[at] = (byte) number;
    bytes[at + 1] = (byte) (number >> 8);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> line(List<?> lines, int number) {
    return (Map<String, ?>) lines.get(number);
  }

  private static byte[] cleaned(String words) {
    var clean = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char letter = words.charAt(i);
      switch (letter) {
        case '\\' -> clean.append('＼');
        case '[' -> clean.append('［');
        case ']' -> clean.append('］');
        default -> {
          if (letter >= ' ') {
            clean.append(letter);
          }
        }
      }
    }
    return clean.toString().getBytes(GBK);
  }

  private static byte[] wrapped(byte[] plain) {
    int crc = crc(plain, 0, plain.length);
    byte[] frame = new byte[2 * plain.length + 13];
    Arrays.fill(frame, 0, 8, (byte) 0xA5);
    int at = 8;
    for (byte code : plain) {
      at = escaped(code & 0xFF, frame, at);
    }
    at = escaped(crc & 0xFF, frame, at);
    at = escaped(crc >> 8, frame, at);
    frame[at++] = 0x5A;
    return Arrays.copyOf(frame, at);
  }

  private static int escaped(int code, byte[] frame, int place) {
    int at = place;
    switch (code) {
      case 0xA5, 0x5A -> {
        frame[at++] = (byte) (code + 1);
        frame[at++] = 2;
      }
      case 0xA6, 0x5B -> {
        frame[at++] = (byte) code;
        frame[at++] = 1;
      }
      default -> frame[at++] = (byte) code;
    }
    return at;
  }

  private static int crc(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = crc >>> 8 ^ CRC[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
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

  /// Finds the answers of Onbon cards in what comes over a line.
  static final class OnbonReader {

    private final byte[] plain = new byte[1060];
    private int size;
    private boolean open;
    private int escape;

    List<Said> read(byte[] bytes, int from, int count) {
      List<Said> said = new ArrayList<>(1);
      for (int i = from; i < from + count; i++) {
        int code = bytes[i] & 0xFF;
        if (code == 0xA5) {
          open = true;
          size = 0;
          escape = 0;
        } else if (code == 0x5A) {
          if (open && isSound()) {
            said.add(said());
          }
          open = false;
        } else if (open) {
          take(code);
        }
      }
      return said;
    }

    private void take(int code) {
      if (size == plain.length) {
        open = false;
      } else if (escape != 0) {
        plain[size++] = (byte) (code == 1 ? escape : escape - 1);
        escape = 0;
      } else if (code == 0xA6 || code == 0x5B) {
        escape = code;
      } else {
        plain[size++] = (byte) code;
      }
    }

    private boolean isSound() {
      return size >= 21 && (u16(12) == size - 16) && crc(plain, 0, size - 2) == u16(size - 2);
    }

    private Said said() {
      if ((plain[14] & 0xFF) != 0xA0) {
        return new Said("", Map.of(), new byte[0]);
      }
      boolean taken = plain[15] == 0 && plain[16] == 0;
      return new Said(taken ? "ack" : "nack", Map.of("addr", u16(2)), new byte[0]);
    }

    private int u16(int at) {
      return (plain[at] & 0xFF) | (plain[at + 1] & 0xFF) << 8;
    }
  }

  /// An FF-68 caller is to show how many wait and the ticket's last three digits.
  static byte[] padShow(Map<String, ?> params) {
    int address = number(params, "addr", 255);
    int waiting = number(params, "wait", Integer.MAX_VALUE);
    String ticket = text(params, "ticket");
    byte[] frame = {(byte) 0xFF, 0x68, 8, 8, 0x68, (byte) address, 2, 0, 0, 0, 10, 10, 10, 0, 0x16};
    int wait = Math.clamp(waiting, 0, 999);
    frame[7] = (byte) (wait / 100);
    frame[8] = (byte) (wait / 10 % 10);
    frame[9] = (byte) (wait % 10);
    int place = 12;
    for (int i = ticket.length() - 1; i >= 0 && place >= 10; i--) {
      char letter = ticket.charAt(i);
      if (letter >= '0' && letter <= '9') {
        frame[place--] = (byte) (letter - '0');
      }
    }
    while (place >= 10 && place < 12) {
      frame[place--] = 0;
    }
    frame[13] = (byte) sum(frame, 5, 13);
    return frame;
  }

  private static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes[i];
    }
    return sum & 0xFF;
  }

  /// Finds the keys of FF-68 pads in what comes over a line.
  static final class PadReader {

    private final byte[] kept = new byte[64];
    private int size;

    List<Said> read(byte[] bytes, int from, int count) {
      List<Said> said = new ArrayList<>(1);
      for (int i = from; i < from + count; i++) {
        kept[size++] = bytes[i];
        while (size > 0) {
          int whole = whole();
          if (whole == 0) {
            break;
          }
          if (whole > 0) {
            said.add(said(whole));
          }
          drop(Math.abs(whole));
        }
      }
      return said;
    }

    /// The frame's size, 0 while more must come, -1 when its first byte begins none.
    private int whole() {
      if (kept[0] != (byte) 0xFF || (size > 1 && kept[1] != 0x68)) {
        return -1;
      }
      if (size < 5) {
        return 0;
      }
      int length = kept[2];
      if (length < 3 || length > 5 || kept[3] != length || kept[4] != 0x68) {
        return -1;
      }
      int end = 5 + length;
      if (size < end + 2) {
        return 0;
      }
      boolean sound = sum(kept, 5, end) == (kept[end] & 0xFF) && kept[end + 1] == 0x16;
      return sound ? end + 2 : -1;
    }

    private Said said(int whole) {
      byte[] reply = Arrays.copyOf(kept, whole);
      String meaning =
          switch (kept[whole - 3]) {
            case 0x0B -> "end";
            case 0x0C -> "next";
            case 0x0D -> "recall";
            default -> "key";
          };
      return new Said(meaning, Map.of("addr", kept[5] & 0xFF), reply);
    }

    private void drop(int count) {
      System.arraycopy(kept, count, kept, 0, size - count);
      size -= count;
    }
  }

  /// A Modbus display is to hold a number.
  static byte[] modbusSet(Map<String, ?> params) {
    int address = number(params, "addr", 255);
    int register = number(params, "reg", 65_535);
    int number = number(params, "value", 65_535);
    byte[] frame = {
      (byte) address,
      6,
      (byte) (register >> 8),
      (byte) register,
      (byte) (number >> 8),
      (byte) number,
      0,
      0
    };
    int crc = 0xFFFF;
    for (int i = 0; i < 6; i++) {
      crc = crc >>> 8 ^ CRC[(crc ^ frame[i]) & 0xFF];
    }
    frame[6] = (byte) crc;
    frame[7] = (byte) (crc >> 8);
    return frame;
  }
}
