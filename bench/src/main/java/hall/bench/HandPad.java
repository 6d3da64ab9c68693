package hall.bench;

import hall.bench.HandWritten.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// FF-68 callers and rating pads without a profile.
final class HandPad {

  private static final int RATING = 0x11;
  private static final int[] LEVELS = {2, 0, 4, 5, 3, 1};

  private HandPad() {}

  /// An FF-68 caller is to show how many wait and the ticket's last three digits.
  static byte[] show(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 255);
    int waiting = HandWritten.number(params, "wait", Integer.MAX_VALUE);
    String ticket = HandWritten.text(params, "ticket");
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
    frame[13] = (byte) HandWritten.sum(frame, 5, 13);
    return frame;
  }

  /// A caller is to beep.
  static byte[] beep(Map<String, ?> params) {
    int address = HandWritten.number(params, "addr", 255);
    byte[] frame = {(byte) 0xFF, 0x68, 2, 2, 0x68, (byte) address, 3, 0, 0x16};
    frame[7] = (byte) HandWritten.sum(frame, 5, 7);
    return frame;
  }

  /// Finds the keys of FF-68 pads in what comes over a line.
  static final class Reader {

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
      boolean sound =
          (HandWritten.sum(kept, 5, end) & 0xFF) == (kept[end] & 0xFF) && kept[end + 1] == 0x16;
      return sound ? end + 2 : -1;
    }

    private Said said(int whole) {
      byte[] reply = Arrays.copyOf(kept, whole);
      if (kept[6] == RATING) {
        return rating(reply);
      }
      String meaning =
          switch (kept[whole - 3]) {
            case 0x0B -> "end";
            case 0x0C -> "next";
            case 0x0D -> "recall";
            default -> "key";
          };
      return new Said(meaning, Map.of("addr", kept[5] & 0xFF), reply, reply);
    }

    private static Said rating(byte[] frame) {
      byte[] reply = frame.clone();
      int key = reply[7] & 0xFF;
      reply[6] = 1;
      reply[reply.length - 2] -= (byte) (RATING - 1);
      int address = reply[5] & 0xFF;
      if (key >= LEVELS.length) {
        return new Said("unknown-rating", Map.of("addr", address, "key", key), reply, frame);
      }
      return LEVELS[key] == 0
          ? new Said("not-rated", Map.of("addr", address, "key", key), reply, frame)
          : new Said(
              "rating", Map.of("addr", address, "key", key, "level", LEVELS[key]), reply, frame);
    }

    private void drop(int count) {
      System.arraycopy(kept, count, kept, 0, size - count);
      size -= count;
    }
  }
}
