package hall.app.sim;

/// How long an ESC/POS command is, told from its beginning. Until enough of it has come to tell,
/// the answer is a length that is longer than what has come.
final class EscPosLength {

  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;

  private EscPosLength() {}

  static long of(byte[] bytes, int at, int end) {
    int second = bytes[at + 1] & 0xFF;
    return switch (bytes[at]) {
      case DLE -> second == 0x14 ? 5 : 3;
      case ESC -> escape(bytes, at, end, second);
      case FS -> chinese(bytes, at, end, second);
      default -> group(bytes, at, end, second);
    };
  }

  private static long escape(byte[] bytes, int at, int end, int second) {
    return switch (second) {
      case '@', '2', 'i', 'm', 'L', 'S', 0x0C -> 2;
      case '$', '\\', 'c' -> 4;
      case 'p' -> 5;
      case 'W' -> 10;
      case 'D' -> toNul(bytes, at + 2, end) - at;
      case '*' -> end - at < 5 ? 5 : 5 + u16(bytes, at + 3) * (bytes[at + 2] >= 32 ? 3L : 1L);
      default -> 3;
    };
  }

  private static long chinese(byte[] bytes, int at, int end, int second) {
    return switch (second) {
      case '&', '.' -> 2;
      case 'S', 'p' -> 4;
      case '(' -> withLength(bytes, at, end);
      default -> 3;
    };
  }

  private static long group(byte[] bytes, int at, int end, int second) {
    int have = end - at;
    return switch (second) {
      case ':' -> 2;
      case 'L', 'W', 'P', '$', '\\' -> 4;
      case '^' -> 5;
      case 'V' -> have < 3 ? 3 : (bytes[at + 2] & 0x7F) >= 'A' ? 4 : 3;
      case 'v' -> have < 8 ? 8 : 8 + (long) u16(bytes, at + 4) * u16(bytes, at + 6);
      case '8' -> have < 7 ? 7 : 7 + u32(bytes, at + 3);
      case '(' -> withLength(bytes, at, end);
      case '*' -> have < 4 ? 4 : 4 + 8L * (bytes[at + 2] & 0xFF) * (bytes[at + 3] & 0xFF);
      case 'k' -> barCode(bytes, at, end);
      default -> 3;
    };
  }

  private static long withLength(byte[] bytes, int at, int end) {
    return end - at < 5 ? 5 : 5 + u16(bytes, at + 3);
  }

  private static long barCode(byte[] bytes, int at, int end) {
    if (end - at < 4) {
      return 4;
    }
    return bytes[at + 2] <= 6 ? toNul(bytes, at + 3, end) - at : 4 + (bytes[at + 3] & 0xFF);
  }

  /// Where the list that a NUL ends is over; one past the end while no NUL has come.
  private static long toNul(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != 0) {
      i++;
    }
    return i + 1L;
  }

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  static long u32(byte[] bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }
}
