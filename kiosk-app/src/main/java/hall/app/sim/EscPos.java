package hall.app.sim;

import java.util.Arrays;
import java.util.OptionalInt;

/// Reads ESC/POS: one command after the other from the printer's buffer to the paper. A command
/// this printer does not know is passed over by its length.
final class EscPos {

  /// The longest command, and so the size of the printer's buffer.
  static final int LONGEST = 1 << 20;

  private static final int HT = 0x09;
  private static final int LF = 0x0A;
  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int STORE_GRAPHICS = 112;

  private final PaperRoll paper;
  private final Asked asked;
  private byte[] stored = {};

  EscPos(PaperRoll paper, Asked asked) {
    this.paper = paper;
    this.asked = asked;
  }

  /// What a command wants of the printer and not of the paper.
  interface Asked {
    void statusBack(int which);

    void paperStatus(int which);

    void processed(byte[] id);
  }

  /// Obeys the command that begins at `at` and gives its length; empty while more of it must come.
  OptionalInt obey(byte[] bytes, int at, int end, long now) {
    int first = bytes[at] & 0xFF;
    if (first != DLE && first != ESC && first != FS && first != GS) {
      plain(first);
      return OptionalInt.of(1);
    }
    int have = end - at;
    long length = have < 2 ? 2 : EscPosLength.of(bytes, at, end);
    if (length > LONGEST) {
      // It claims to be longer than the buffer: no command, but noise.
      return OptionalInt.of(2);
    }
    if (have < length) {
      return OptionalInt.empty();
    }
    byte[] command = Arrays.copyOfRange(bytes, at, at + (int) length);
    switch (first) {
      case ESC -> escape(command);
      case FS -> chinese(command);
      case GS -> group(command, now);
      default -> {
        // DLE: answered when it arrived, long before its turn here.
      }
    }
    return OptionalInt.of((int) length);
  }

  private void plain(int code) {
    switch (code) {
      case LF -> paper.endLine();
      case HT -> paper.tab();
      default -> {
        if (code >= 0x20) {
          paper.letter(code);
        }
      }
    }
  }

  private void escape(byte[] command) {
    int n = command.length > 2 ? command[2] & 0xFF : 0;
    switch (command[1]) {
      case '@' -> paper.init();
      case 'a' -> paper.align(n % '0');
      case 'E' -> paper.bold((n & 1) == 1);
      case 'd' -> paper.feed(n);
      case '!' -> {
        paper.bold((n & 0x08) != 0);
        paper.size((n & 0x20) != 0 ? 2 : 1, (n & 0x10) != 0 ? 2 : 1);
      }
      default -> {
        // Known by its length, without a meaning here.
      }
    }
  }

  private void chinese(byte[] command) {
    switch (command[1]) {
      case '&' -> paper.chinese(true);
      case '.' -> paper.chinese(false);
      default -> {
        // As above.
      }
    }
  }

  private void group(byte[] command, long now) {
    int n = command.length > 2 ? command[2] & 0xFF : 0;
    switch (command[1]) {
      case '!' -> paper.size((n >> 4 & 7) + 1, (n & 7) + 1);
      case 'V' -> cut(command, n, now);
      case 'a' -> asked.statusBack(n);
      case 'r' -> asked.paperStatus(n % '0');
      case 'v' -> raster(command);
      case '(' -> parenthesis(command, n);
      case '8' -> graphics(command, 7);
      default -> {
        // As above.
      }
    }
  }

  private void cut(byte[] command, int mode, long now) {
    if (command.length > 3) {
      paper.feed(0);
    }
    paper.cut(mode == 0 || mode == '0' || mode == 'A', now);
  }

  private void raster(byte[] command) {
    int mode = command[3] % '0';
    paper.image(
        EscPosLength.u16(command, 4),
        EscPosLength.u16(command, 6),
        (mode & 1) != 0 ? 2 : 1,
        (mode & 2) != 0 ? 2 : 1,
        Arrays.copyOfRange(command, 8, command.length));
  }

  private void parenthesis(byte[] command, int function) {
    switch (function) {
      case 'k' -> qr(command);
      case 'L' -> graphics(command, 5);
      case 'H' -> {
        if (command.length == 11 && command[5] == '0' && command[6] == '0') {
          asked.processed(Arrays.copyOfRange(command, 7, 11));
        }
      }
      default -> {
        // As above.
      }
    }
  }

  private void qr(byte[] command) {
    if (command.length < 8 || command[5] != '1') {
      return;
    }
    switch (command[6]) {
      case 'C' -> paper.qrModule(command[7] & 0xFF);
      case 'E' -> paper.qrLevel(command[7] - '0');
      case 'P' -> paper.qrData(Arrays.copyOfRange(command, 8, command.length));
      case 'Q' -> paper.printQr();
      default -> {
        // The model: there is but one that is printed today.
      }
    }
  }

  /// Graphics are stored by one command and printed by another.
  private void graphics(byte[] command, int at) {
    if (command.length < at + 2) {
      return;
    }
    int function = command[at + 1];
    if (function == STORE_GRAPHICS && command.length >= at + 10) {
      stored = Arrays.copyOfRange(command, at, command.length);
    } else if ((function == '2' || function == 2) && stored.length > 0) {
      paper.image(
          (EscPosLength.u16(stored, 6) + 7) / 8,
          EscPosLength.u16(stored, 8),
          stored[3],
          stored[4],
          Arrays.copyOfRange(stored, 10, stored.length));
      stored = new byte[0];
    }
  }
}
