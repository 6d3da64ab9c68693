package hall.device.printer;

import hall.device.line.Alarm;
import hall.device.line.Pace;
import hall.device.line.Telegram;
import hall.device.line.Wire;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/// Brings a printer in order after a page that broke off: nothing of the old page may end up in the
/// next one, and no late answer for the old page may count for the next one.
final class Recovery {

  /// Longer than what any one command of ours but a picture still waits for.
  private static final int FLUSH = 1_600;

  private static final byte[] FEED_AND_CUT = {0x1B, 0x64, 0x03, 0x1D, 0x56, 0x42, 0x00};
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofMillis(500);

  private final Wire wire;
  private final boolean answers;
  private final int bandBytes;
  private final Alarm done;
  private boolean needed;
  private int flushed;
  private boolean sent;

  /// @param bandBytes the longest picture that may have been cut short, and how much is sent at
  ///   once
  Recovery(Pace pace, Wire wire, boolean answers, int bandBytes) {
    this.wire = wire;
    this.answers = answers;
    this.bandBytes = bandBytes;
    done = new Alarm(pace, this::ended);
  }

  void need() {
    done.clear();
    needed = true;
    sent = false;
    flushed = 0;
  }

  boolean isNeeded() {
    return needed;
  }

  Optional<Telegram> next() {
    if (sent) {
      return Optional.empty();
    }
    Optional<Telegram> rest = loosen();
    if (rest.isPresent()) {
      return rest;
    }
    sent = true;
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(EscPos.INITIAL);
    bytes.writeBytes(FEED_AND_CUT);
    if (answers) {
      bytes.writeBytes(EscPos.PRINTED);
    }
    return Optional.of(Telegram.told(bytes.toByteArray(), () -> done.in(answers ? ANSWER : QUIET)));
  }

  /// What ends any command that still waits for bytes, and prints nothing.
  Optional<Telegram> loosen() {
    if (flushed >= bandBytes + FLUSH) {
      return Optional.empty();
    }
    flushed += bandBytes;
    return Optional.of(Telegram.told(new byte[bandBytes], wire::wake));
  }

  /// Every answer heard meanwhile may be one for the old page; the last is followed by quiet.
  void answered() {
    if (sent) {
      done.in(QUIET);
    }
  }

  private void ended() {
    needed = false;
    wire.wake();
  }
}
