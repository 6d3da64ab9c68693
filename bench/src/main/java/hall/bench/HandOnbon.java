package hall.bench;

import hall.bench.HandWritten.Said;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Onbon BX-K cards without a profile.
final class HandOnbon {

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

  private HandOnbon() {}

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
  static byte[] show(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 65_535);
    if (!(params.get("lines") instanceof List<?> lines)) {
      throw new IllegalArgumentException("'lines' is a list of lines.");
    }
    byte[] text = textOf(lines);
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

  private static byte[] textOf(List<?> lines) {
    byte[][] words = new byte[lines.size()][];
    int longest = 1;
    for (int i = 0; i < words.length; i++) {
      words[i] = cleaned(HandWritten.text(line(lines, i), "text"));
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
      text.write('0' + colour(HandWritten.text(line(lines, i), "colour")));
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
    return clean.toString().getBytes(HandWritten.GBK);
  }

  private static byte[] wrapped(byte[] plain) {
    int crc = HandWritten.crc(0, plain, 0, plain.length);
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

  /// Finds the answers of Onbon cards in what comes over a line.
  static final class Reader {

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
      return size >= 21
          && (u16(12) == size - 16)
          && HandWritten.crc(0, plain, 0, size - 2) == u16(size - 2);
    }

    private Said said() {
      if ((plain[14] & 0xFF) != 0xA0) {
        return new Said("", Map.of(), Arrays.copyOf(plain, size));
      }
      boolean taken = plain[15] == 0 && plain[16] == 0;
      return new Said(taken ? "ack" : "nack", Map.of("addr", u16(2)), Arrays.copyOf(plain, size));
    }

    private int u16(int at) {
      return (plain[at] & 0xFF) | (plain[at + 1] & 0xFF) << 8;
    }
  }
}
