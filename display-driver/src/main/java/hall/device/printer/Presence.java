package hall.device.printer;

/// Whether there is an ESC/POS printer at all: a question that is answered at once, prints nothing
/// and moves no paper.
public final class Presence {

  private static final int MARK = 0x93;
  private static final int ANSWER = 0x12;

  private Presence() {}

  /// The question.
  public static byte[] question() {
    return EscPos.realtime(1);
  }

  /// Whether that is a printer's answer, and nothing but one.
  public static boolean isAnswer(byte[] heard) {
    return heard.length == 1 && (heard[0] & MARK) == ANSWER;
  }
}
