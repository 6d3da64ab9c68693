package hall.device.line;

import java.time.Duration;

/// One thing a device's driver sends in its turn: the bytes, how long the device may take to answer
/// (zero when it never answers), and what to do when they are out or when no answer came.
public final class Telegram {

  private final byte[] bytes;
  private final Duration answerWithin;
  private final Runnable sent;
  private final Runnable unanswered;

  private Telegram(byte[] bytes, Duration answerWithin, Runnable sent, Runnable unanswered) {
    this.bytes = bytes;
    this.answerWithin = answerWithin;
    this.sent = sent;
    this.unanswered = unanswered;
  }

  /// Bytes the device does not answer.
  public static Telegram told(byte[] bytes, Runnable sent) {
    return new Telegram(bytes, Duration.ZERO, sent, Telegram::nothing);
  }

  /// Bytes the device answers; the line waits for [Wire#answered] that long before others have
  /// their turn.
  public static Telegram asked(byte[] bytes, Duration answerWithin, Runnable unanswered) {
    return new Telegram(bytes, answerWithin, Telegram::nothing, unanswered);
  }

  private static void nothing() {
    // Nobody waits for this.
  }

  byte[] bytes() {
    return bytes;
  }

  Duration answerWithin() {
    return answerWithin;
  }

  boolean isAnswered() {
    return !answerWithin.isZero();
  }

  Runnable sent() {
    return sent;
  }

  Runnable unanswered() {
    return unanswered;
  }
}
