package hall.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One answer of the hall as it comes in over a kept connection, byte by byte. Only what the hall
/// sends is understood: a status line, headers with a length, a body.
final class Reply {

  private static final String LENGTH = "content-length:";

  private byte[] bytes = new byte[8192];
  private int filled;
  private int head = -1;
  private int whole = -1;

  /// Takes in what came; says whether the answer is whole.
  boolean take(ByteBuffer came) {
    int length = came.remaining();
    if (filled + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, filled + length));
    }
    came.get(bytes, filled, length);
    filled += length;
    if (head < 0) {
      findHead();
    }
    return whole >= 0 && filled >= whole;
  }

  /// Makes room for the next answer.
  void clear() {
    filled = 0;
    head = -1;
    whole = -1;
  }

  int status() {
    return Integer.parseInt(new String(bytes, 9, 3, StandardCharsets.US_ASCII));
  }

  String body() {
    return new String(bytes, head, filled - head, StandardCharsets.UTF_8);
  }

  private void findHead() {
    for (int i = 3; i < filled; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        head = i + 1;
        whole = head + bodyLength();
        return;
      }
    }
  }

  private int bodyLength() {
    String text = new String(bytes, 0, head, StandardCharsets.US_ASCII);
    for (int at = text.indexOf('\n') + 1; at < head; at = text.indexOf('\n', at) + 1) {
      if (text.regionMatches(true, at, LENGTH, 0, LENGTH.length())) {
        int end = text.indexOf('\r', at);
        return Integer.parseInt(text.substring(at + LENGTH.length(), end).strip());
      }
    }
    throw new IllegalStateException("An answer tells no content-length: " + text);
  }
}
