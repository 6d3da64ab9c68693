package hall.bench;

import hall.bench.HandWritten.Said;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// SDT card readers and SYN6288 speech modules without a profile.
final class HandReaders {

  private static final int MOST_SPOKEN = 200;
  private static final byte[] STATUS = {(byte) 0xFD, 0, 2, 0x21, (byte) 0xDE};

  private static final byte[] FIND = {
    (byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69, 0, 3, 0x20, 1, 0x22
  };

  private HandReaders() {}

  /// A card reader is to look for a card.
  static byte[] find() {
    return FIND.clone();
  }

  /// A speech module is asked how it is.
  static byte[] status() {
    return STATUS.clone();
  }

  /// A speech module is to say a text.
  static byte[] speak(Map<String, ?> params) {
    int form = HandWritten.number(params, "form", 255, 1);
    int volume = HandWritten.number(params, "volume", 16, -1);
    String text = cleaned(HandWritten.text(params, "text"));
    byte[] words = (volume < 0 ? text : "[v" + volume + "]" + text).getBytes(HandWritten.GBK);
    if (words.length > MOST_SPOKEN) {
      throw new IllegalArgumentException("The text is too long.");
    }
    byte[] frame = new byte[6 + words.length];
    frame[0] = (byte) 0xFD;
    frame[1] = (byte) ((words.length + 3) >> 8);
    frame[2] = (byte) (words.length + 3);
    frame[3] = 1;
    frame[4] = (byte) form;
    System.arraycopy(words, 0, frame, 5, words.length);
    frame[frame.length - 1] = (byte) HandWritten.xor(frame, 0, frame.length - 1);
    return frame;
  }

  private static String cleaned(String words) {
    var clean = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char letter = words.charAt(i);
      if (letter == '[' || letter == ']' || letter == '\n') {
        clean.append(' ');
      } else if (letter >= ' ') {
        clean.append(letter);
      }
    }
    return clean.toString();
  }

  /// Hears what speech modules say, a byte each.
  static final class SpeechReader {

    List<Said> read(byte[] bytes, int from, int count) {
      List<Said> said = new ArrayList<>(1);
      for (int i = from; i < from + count; i++) {
        switch (bytes[i]) {
          case 0x4A -> said.add(said("ready", bytes[i]));
          case 0x41 -> said.add(said("accepted", bytes[i]));
          case 0x45 -> said.add(said("refused", bytes[i]));
          case 0x4E -> said.add(said("speaking", bytes[i]));
          case 0x4F -> said.add(said("idle", bytes[i]));
          default -> {}
        }
      }
      return said;
    }

    private static Said said(String meaning, byte state) {
      return new Said(meaning, Map.of(), new byte[] {state});
    }
  }

  /// Finds the answers of SDT readers in what comes over a line.
  static final class CardReader {

    private static final int CARD = 1 + 7 + 256 + 1024;

    private final byte[] kept = new byte[2_400];
    private int size;

    List<Said> read(byte[] bytes, int from, int count) {
      List<Said> said = new ArrayList<>(1);
      int at = from;
      while (at < from + count) {
        int room = Math.min(kept.length - size, from + count - at);
        System.arraycopy(bytes, at, kept, size, room);
        size += room;
        at += room;
        drain(said);
      }
      return said;
    }

    private void drain(List<Said> said) {
      while (size > 0) {
        int whole = whole();
        if (whole == 0) {
          return;
        }
        if (whole > 0) {
          said.add(said(whole));
        }
        drop(Math.abs(whole));
      }
    }

    /// The frame's size, 0 while more must come, -1 when its first byte begins none.
    private int whole() {
      for (int i = 0; i < Math.min(5, size); i++) {
        if (kept[i] != FIND[i]) {
          return -1;
        }
      }
      if (size < 7) {
        return 0;
      }
      int length = (kept[5] & 0xFF) << 8 | (kept[6] & 0xFF);
      if (length < 4 || length > 2_320) {
        return -1;
      }
      int end = 7 + length - 1;
      if (size <= end) {
        return 0;
      }
      boolean sound = HandWritten.xor(kept, 5, end) == (kept[end] & 0xFF);
      return sound && kept[7] == 0 && kept[8] == 0 ? end + 1 : -1;
    }

    private Said said(int whole) {
      int status = kept[9] & 0xFF;
      byte[] frame = Arrays.copyOf(kept, whole);
      return switch (status) {
        case 0x9F -> new Said("found", Map.of(), frame);
        case 0x80 -> new Said("no-card", Map.of(), frame);
        case 0x90 ->
            whole < 7 + CARD
                ? new Said(isSelected() ? "selected" : "ok", Map.of(), frame)
                : new Said(
                    "card", Map.of("number", wide(122, 158), "until", wide(204, 220)), frame);
        default -> new Said("failed", Map.of("code", status), frame);
      };
    }

    private boolean isSelected() {
      return Arrays.equals(kept, 10, 18, new byte[8], 0, 8);
    }

    private String wide(int from, int to) {
      return new String(kept, 14 + from, to - from, StandardCharsets.UTF_16LE);
    }

    private void drop(int count) {
      System.arraycopy(kept, count, kept, 0, size - count);
      size -= count;
    }
  }
}
