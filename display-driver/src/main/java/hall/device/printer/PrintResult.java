package hall.device.printer;

/// What became of a page. Printed is said by the printer itself, after the last line; of a printer
/// that gives no answers nothing better is known than that it was sent.
public sealed interface PrintResult {

  /// The printer has put the whole page on paper.
  record Printed() implements PrintResult {}

  /// All of the page went to a printer that never says anything.
  record Sent() implements PrintResult {}

  /// The page is not on paper, or (`unknown`) nobody can say: the link was lost in the middle, and
  /// the paper may be out already. Codes are those of [hall.device.Cause], with `unknown`,
  /// `unconfirmed`, `queue-full`, `no-printer` and `closed`.
  record Failed(String code) implements PrintResult {

    /// The paper may be out or not.
    public static final String UNKNOWN = "unknown";

    /// The printer is there and had the whole page, but did not say in time that it printed.
    public static final String UNCONFIRMED = "unconfirmed";

    /// More pages wait than the printer will ever print in time.
    public static final String QUEUE_FULL = "queue-full";

    /// The hall file names no such printer.
    public static final String NO_PRINTER = "no-printer";

    /// The house is closing its doors.
    public static final String CLOSED = "closed";
  }
}
