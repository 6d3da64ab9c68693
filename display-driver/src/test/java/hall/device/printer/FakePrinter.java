package hall.device.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// An ESC/POS printer as the makers' tables describe it: it prints, it answers, and it can run out
/// of paper, be opened, or be switched off.
final class FakePrinter implements BiConsumer<byte[], Consumer<byte[]>> {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final List<String> papers = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder paper = new StringBuilder();
  private byte[] input = {};
  private boolean on = true;
  private boolean automatic;
  private boolean silentMark;
  private int stopsAfter = Integer.MAX_VALUE;
  private int sensors;
  private boolean cover;
  private boolean jammed;
  private Consumer<byte[]> answer = _ -> {};

  /// What was printed and cut, sheet by sheet.
  List<String> papers() {
    return papers;
  }

  /// Off: it hears and says nothing, and forgets what it was told before.
  void power(boolean now) {
    on = now;
    automatic = false;
    input = new byte[0];
    line.reset();
    paper.setLength(0);
  }

  void cover(boolean open) {
    cover = open;
    tell();
  }

  void jam(boolean now) {
    jammed = now;
    tell();
  }

  /// 0x03 near the end, 0x0C at the end.
  void paper(int bits) {
    sensors = bits;
    tell();
  }

  void answersMark(boolean now) {
    silentMark = !now;
  }

  /// The paper ends after so many more lines.
  void endsAfter(int lines) {
    stopsAfter = lines;
  }

  @Override
  public void accept(byte[] bytes, Consumer<byte[]> back) {
    answer = back;
    if (on) {
      var more = new ByteArrayOutputStream();
      more.writeBytes(input);
      more.writeBytes(bytes);
      input = more.toByteArray();
      work();
    }
  }

  private boolean isStopped() {
    return cover || jammed || (sensors & 0x0C) != 0;
  }

  private void tell() {
    if (on && automatic) {
      answer.accept(status());
    }
    work();
  }

  private byte[] status() {
    int first = 0x10 | (isStopped() ? 0x08 : 0) | (cover ? 0x20 : 0);
    return new byte[] {(byte) first, (byte) (jammed ? 0x08 : 0), (byte) sensors, 0};
  }

  private byte realtime(int n) {
    int bits =
        switch (n) {
          case 1 -> isStopped() ? 0x08 : 0;
          case 2 -> (cover ? 0x04 : 0) | ((sensors & 0x0C) != 0 ? 0x20 : 0) | (jammed ? 0x40 : 0);
          case 3 -> jammed ? 0x08 : 0;
          default -> ((sensors & 3) != 0 ? 0x0C : 0) | ((sensors & 0x0C) != 0 ? 0x60 : 0);
        };
    return (byte) (0x12 | bits);
  }

  /// Real-time questions are obeyed wherever they stand; the rest waits while it is stopped.
  private void work() {
    int at = 0;
    while (at < input.length) {
      int size = size(at);
      if (size == 0 || at + size > input.length) {
        break;
      }
      boolean now = input[at] == 0x10;
      if (isStopped() && !now) {
        break;
      }
      obey(at, size);
      at += size;
    }
    input = java.util.Arrays.copyOfRange(input, at, input.length);
    answerRealtimeBehindTheStop();
  }

  private void answerRealtimeBehindTheStop() {
    int last = input.length - 3;
    if (isStopped() && last >= 0 && input[last] == 0x10 && input[last + 1] == 0x04) {
      answer.accept(new byte[] {realtime(input[last + 2])});
      input = java.util.Arrays.copyOf(input, last);
    }
  }

  private int size(int at) {
    int left = input.length - at;
    int second = left > 1 ? input[at + 1] & 0xFF : -1;
    return switch (input[at]) {
      case 0x10 -> 3;
      case 0x1B -> second == 0x40 ? 2 : 3;
      case 0x1C -> 2;
      case 0x1D -> sizeOfGs(at, left, second);
      default -> 1;
    };
  }

  private int sizeOfGs(int at, int left, int second) {
    return switch (second) {
      case -1 -> 0;
      case 0x56 -> 4;
      case 0x28 -> left < 5 ? 0 : 5 + number(at + 3);
      case 0x76 -> left < 8 ? 0 : 8 + number(at + 4) * number(at + 6);
      default -> 3;
    };
  }

  private int number(int at) {
    return (input[at] & 0xFF) | (input[at + 1] & 0xFF) << 8;
  }

  private void obey(int at, int size) {
    int first = input[at] & 0xFF;
    int second = size > 1 ? input[at + 1] & 0xFF : 0;
    if (first == 0x10) {
      answer.accept(new byte[] {realtime(input[at + 2])});
    } else if (first == 0x1D) {
      gs(second, at, size);
    } else if (first == 0x0A) {
      newLine();
    } else if (first == 0x1B && second == 0x40) {
      line.reset();
    } else if (first >= 0x20) {
      line.write(first);
    }
  }

  private void gs(int second, int at, int size) {
    switch (second) {
      case 0x61 -> {
        automatic = input[at + 2] != 0;
        answer.accept(status());
      }
      case 0x72 -> {
        if (!silentMark) {
          answer.accept(new byte[] {(byte) (sensors & 0x0F)});
        }
      }
      case 0x56 -> cut();
      case 0x76 -> paper.append("[picture]\n");
      case 0x28 -> {
        if (input[at + 6] == 0x50) {
          paper.append("[QR ").append(new String(input, at + 8, size - 8, GB18030)).append("]\n");
        }
      }
      default -> {
        // Sizes leave no trace here.
      }
    }
  }

  private void newLine() {
    paper.append(line.toString(GB18030)).append('\n');
    line.reset();
    if (--stopsAfter == 0) {
      paper(0x0C);
    }
  }

  private void cut() {
    papers.add(paper.toString());
    paper.setLength(0);
  }
}
