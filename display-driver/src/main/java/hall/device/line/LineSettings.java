package hall.device.line;

import java.time.Duration;
import java.util.regex.Pattern;

/// How fast a line runs, how a byte looks on it, whether it is an RS-485 bus, and how the other
/// side says that it needs time.
///
/// @param listenOnly whether nothing is ever sent: a scanner that is a keyboard to the system
public record LineSettings(
    int baud,
    int dataBits,
    Parity parity,
    int stopBits,
    boolean rs485,
    Flow flow,
    boolean listenOnly) {

  /// What nearly every device of a hall uses: 9600 8N1.
  public static final LineSettings USUAL =
      new LineSettings(9600, 8, Parity.NONE, 1, false, Flow.NONE, false);

  private static final Pattern FORM = Pattern.compile("[78][NEO][12]");
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(3);

  /// Reads the short form, such as 9600 and `8N1`.
  public static LineSettings of(int baud, String form, boolean rs485, Flow flow) {
    if (baud < 300 || baud > 4_000_000) {
      throw new IllegalArgumentException(
          "A line runs at 300 to 4000000 baud, not at " + baud + ".");
    }
    if (!FORM.matcher(form).matches()) {
      throw new IllegalArgumentException("A line looks like 8N1 or 7E2, not '" + form + "'.");
    }
    var parity =
        switch (form.charAt(1)) {
          case 'E' -> Parity.EVEN;
          case 'O' -> Parity.ODD;
          default -> Parity.NONE;
        };
    return new LineSettings(
        baud, form.charAt(0) - '0', parity, form.charAt(2) - '0', rs485, flow, false);
  }

  /// The same line, on which nothing is ever sent.
  public LineSettings listening() {
    return new LineSettings(baud, dataBits, parity, stopBits, rs485, flow, true);
  }

  /// How long so many bytes are on the wire.
  public Duration wireTime(int bytes) {
    int bits = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
    return Duration.ofNanos(bytes * (long) bits * 1_000_000_000L / baud);
  }

  /// After how long a write of so many bytes has failed.
  Duration writeDeadline(int bytes) {
    return wireTime(bytes).multipliedBy(2).plus(WRITE_PATIENCE);
  }

  /// How a device holds the bytes back.
  public enum Flow {
    NONE,
    RTS_CTS,
    XON_XOFF
  }

  /// The check bit of each byte.
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }
}
