package hall.device.printer;

import java.util.ArrayList;
import java.util.List;

/// Understands what a printer says. Its three kinds of answer come mixed in one stream and are told
/// apart by fixed bits: automatic status is four bytes of which the first is `0xx1xx00`, a
/// real-time answer is one byte `0xx1xx10`, the answer to a question in the job is one byte
/// `0xx0xxxx`. Anything else is noise, and so is what flow control leaves in the stream.
final class PrinterEar {

  private static final int MARK = 0x93;
  private static final int AUTOMATIC = 0x10;
  private static final int REALTIME = 0x12;
  private static final int HIGH_BITS = 0x90;
  private static final int XON = 0x11;
  private static final int XOFF = 0x13;

  private final int[] status = new int[4];
  private int statusBytes;

  /// What a printer can say.
  sealed interface Said {}

  /// Its state, unasked.
  record Unasked(PrinterState state) implements Said {}

  /// The answer to the real-time question that was asked last.
  record Answer(int bits) implements Said {}

  /// It has come as far as the question in the job.
  record ReachedMark() implements Said {}

  /// No printer says this.
  record Noise() implements Said {}

  List<Said> read(byte[] bytes) {
    List<Said> said = new ArrayList<>();
    for (byte one : bytes) {
      int b = one & 0xFF;
      if (b != XON && b != XOFF) {
        read(b, said);
      }
    }
    return said;
  }

  /// A half-heard status is forgotten.
  void forget() {
    statusBytes = 0;
  }

  private void read(int b, List<Said> said) {
    if (statusBytes > 0 && (b & HIGH_BITS) == 0) {
      status[statusBytes++] = b;
      if (statusBytes == status.length) {
        statusBytes = 0;
        said.add(new Unasked(PrinterState.automatic(status[0], status[1], status[2])));
      }
      return;
    }
    if ((b & MARK) == REALTIME) {
      // A real-time answer may come in the middle of the four bytes.
      said.add(new Answer(b));
      return;
    }
    if (statusBytes > 0) {
      statusBytes = 0;
      said.add(new Noise());
    }
    if ((b & MARK) == AUTOMATIC) {
      status[0] = b;
      statusBytes = 1;
    } else if ((b & HIGH_BITS) == 0) {
      said.add(new ReachedMark());
    } else {
      said.add(new Noise());
    }
  }
}
