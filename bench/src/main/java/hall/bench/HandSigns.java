package hall.bench;

import hall.bench.HandWritten.Said;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Digit displays and message signs without a profile.
final class HandSigns {

  private static final int MOST_LETTERS = 220;
  private static final int FITS = 16;
  private static final byte[] AM_RUNS =
      "<ID  ><L1><PA><FE><MQ><WA><FE>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AM_STANDS =
      "<ID  ><L1><PA><FA><MQ><WA><FA>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ALPHA =
      "\0\0\0\0\0\u0001Z  \u0002AA\u001B0".getBytes(StandardCharsets.US_ASCII);

  private HandSigns() {}

  /// A four-byte board is to show a ticket.
  static byte[] boardShow(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 255);
    int number = HandWritten.figures(HandWritten.text(params, "ticket"));
    byte[] frame = {(byte) address, (byte) (number >> 8), (byte) number, 0};
    frame[3] = (byte) HandWritten.sum(frame, 0, 3);
    return frame;
  }

  /// A Modbus display is to hold a number.
  static byte[] modbusSet(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 255);
    int register = HandWritten.number(params, "reg", 65_535);
    return modbus(address, register, HandWritten.number(params, "value", 65_535));
  }

  /// A Modbus display is to show a ticket.
  static byte[] modbusShow(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 255);
    int register = HandWritten.number(params, "reg", 65_535, 0);
    return modbus(address, register, HandWritten.figures(HandWritten.text(params, "ticket")));
  }

  private static byte[] modbus(int address, int register, int number) {
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
    int crc = HandWritten.crc(0xFFFF, frame, 0, 6);
    frame[6] = (byte) crc;
    frame[7] = (byte) (crc >> 8);
    return frame;
  }

  /// Finds the answers of Modbus displays in what comes over a line.
  static final class ModbusReader {

    private static final int SIZE = 8;

    private final byte[] kept = new byte[64];
    private int size;

    List<Said> read(byte[] bytes, int from, int count) {
      List<Said> said = new ArrayList<>(1);
      for (int i = from; i < from + count; i++) {
        kept[size++] = bytes[i];
        while (size == SIZE) {
          if (kept[1] == 6 && HandWritten.crc(0xFFFF, kept, 0, 6) == little(6)) {
            said.add(
                new Said(
                    "written",
                    Map.of("addr", kept[0] & 0xFF, "reg", big(2), "value", big(4)),
                    Arrays.copyOf(kept, SIZE)));
            size = 0;
          } else {
            System.arraycopy(kept, 1, kept, 0, --size);
          }
        }
      }
      return said;
    }

    private int little(int at) {
      return (kept[at] & 0xFF) | (kept[at + 1] & 0xFF) << 8;
    }

    private int big(int at) {
      return (kept[at] & 0xFF) << 8 | (kept[at + 1] & 0xFF);
    }
  }

  /// An AM03127 sign is to show a text, running if it is longer than the sign.
  static byte[] amShow(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 255, 1);
    byte[] text = letters(HandWritten.text(params, "text"), '<');
    byte[] head = text.length > FITS ? AM_RUNS : AM_STANDS;
    byte[] frame = new byte[head.length + 4 + text.length + 5];
    System.arraycopy(head, 0, frame, 0, head.length);
    HandWritten.hex(address, 2, frame, 3);
    int at = head.length;
    frame[at] = '<';
    frame[at + 1] = 'C';
    frame[at + 2] = (byte) amColour(HandWritten.text(params, "colour"));
    frame[at + 3] = '>';
    System.arraycopy(text, 0, frame, at + 4, text.length);
    at += 4 + text.length;
    HandWritten.hex(HandWritten.xor(frame, 6, at), 2, frame, at);
    frame[at + 2] = '<';
    frame[at + 3] = 'E';
    frame[at + 4] = '>';
    return frame;
  }

  private static char amColour(String name) {
    return switch (name) {
      case "green" -> 'E';
      case "yellow" -> 'J';
      default -> 'B';
    };
  }

  /// Latin letters only; the one that begins a sign's own codes becomes a bracket.
  private static byte[] letters(String text, char code) {
    if (text.length() > MOST_LETTERS) {
      throw new IllegalArgumentException("The text is too long.");
    }
    byte[] letters = new byte[text.length()];
    for (int i = 0; i < letters.length; i++) {
      char letter = text.charAt(i);
      letters[i] = (byte) (letter < ' ' || letter > '~' ? '?' : letter == code ? '(' : letter);
    }
    return letters;
  }

  /// An Alpha sign is to show a text, going round if it is longer than the sign.
  static byte[] alphaShow(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 255, 0);
    byte[] text = letters(HandWritten.text(params, "text"), '\0');
    byte[] frame = new byte[ALPHA.length + 3 + text.length + 6];
    System.arraycopy(ALPHA, 0, frame, 0, ALPHA.length);
    HandWritten.hex(address, 2, frame, 7);
    int at = ALPHA.length;
    frame[at] = (byte) (text.length > FITS ? 'a' : 'b');
    frame[at + 1] = 0x1C;
    frame[at + 2] = (byte) alphaColour(HandWritten.text(params, "colour"));
    System.arraycopy(text, 0, frame, at + 3, text.length);
    at += 3 + text.length;
    frame[at] = 3;
    HandWritten.hex(HandWritten.sum(frame, 9, at + 1), 4, frame, at + 1);
    frame[at + 5] = 4;
    return frame;
  }

  private static char alphaColour(String name) {
    return switch (name) {
      case "red" -> '1';
      case "green" -> '2';
      default -> '3';
    };
  }
}
