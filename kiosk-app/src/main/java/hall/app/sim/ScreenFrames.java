package hall.app.sim;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/// The frames of Onbon font-card screens: `A5…A5 | header 14 | data | CRC | 5A`, where A5 and 5A
/// stand nowhere else, because both are escaped inside.
final class ScreenFrames {

  static final int ANYONE = 0xFFFF;
  static final int ANYONE_ANSWER = 0xFFFE;

  private static final int START = 0xA5;
  private static final int END = 0x5A;
  private static final int ESCAPE_START = 0xA6;
  private static final int ESCAPE_END = 0x5B;
  private static final int HEADER = 14;
  private static final int CRC = 2;
  private static final int LONGEST = HEADER + 16 * 1024 + CRC;
  private static final int STARTS_IN_ANSWERS = 9;
  private static final int VERSION = 2;

  private final byte[] inside = new byte[LONGEST];
  private int length;
  private boolean open;
  private int escaping;

  /// Takes what came and gives each frame that is closed to `each`, sound or not. What stands
  /// between frames is passed over.
  void read(byte[] bytes, int count, Consumer<Frame> each) {
    for (int i = 0; i < count; i++) {
      int code = bytes[i] & 0xFF;
      if (code == START) {
        open = true;
        length = 0;
        escaping = 0;
      } else if (code == END) {
        if (open && length >= HEADER + CRC) {
          each.accept(frame());
        }
        open = false;
      } else if (open) {
        take(code);
      }
    }
  }

  private void take(int code) {
    if (escaping != 0) {
      open = code == 1 || code == 2;
      keep(code == 1 ? escaping : escaping - 1);
      escaping = 0;
    } else if (code == ESCAPE_START || code == ESCAPE_END) {
      escaping = code;
    } else {
      keep(code);
    }
  }

  private void keep(int code) {
    if (length == LONGEST) {
      open = false;
    } else {
      inside[length++] = (byte) code;
    }
  }

  private Frame frame() {
    int dataLength = u16(12);
    boolean sound =
        dataLength == length - HEADER - CRC && crc(inside, length - CRC) == u16(length - CRC);
    return new Frame(
        u16(0), u16(2), inside[10] & 0xFF, Arrays.copyOfRange(inside, HEADER, length - CRC), sound);
  }

  private int u16(int at) {
    return EscPosLength.u16(inside, at);
  }

  private static int crc(byte[] bytes, int count) {
    int crc = 0;
    for (int i = 0; i < count; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1;
      }
    }
    return crc;
  }

  /// What somebody sent: to whom, from whom, to which type of card, and whether the sums agree.
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Frame(int to, int from, int type, byte[] data, boolean sound) {

    /// The frame a screen answers with.
    byte[] answer(byte[] answer) {
      var plain = new ByteArrayOutputStream();
      int[] header = {
        from, from >> 8, to, to >> 8, 0, 0, 0, 0, 0, 0, type, VERSION, answer.length, 0
      };
      for (int code : header) {
        plain.write(code);
      }
      plain.writeBytes(answer);
      int crc = crc(plain.toByteArray(), plain.size());
      plain.write(crc);
      plain.write(crc >> 8);
      return wrapped(plain.toByteArray());
    }

    private static byte[] wrapped(byte[] plain) {
      var frame = new ByteArrayOutputStream();
      for (int i = 0; i < STARTS_IN_ANSWERS; i++) {
        frame.write(START);
      }
      for (byte code : plain) {
        int unsigned = code & 0xFF;
        switch (unsigned) {
          case START, END -> {
            frame.write(unsigned + 1);
            frame.write(2);
          }
          case ESCAPE_START, ESCAPE_END -> {
            frame.write(unsigned);
            frame.write(1);
          }
          default -> frame.write(unsigned);
        }
      }
      frame.write(END);
      return frame.toByteArray();
    }
  }
}
