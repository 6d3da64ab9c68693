package hall.device.printer;

import hall.device.Cause;

/// What a printer says of itself, from both kinds of answer it gives.
///
/// @param offline it takes no data now
/// @param cover it is open
/// @param paperOut there is no paper
/// @param stopped it stopped because there is no paper
/// @param nearEnd there is little paper
/// @param cutter it is jammed
/// @param error anything else is wrong
record PrinterState(
    boolean offline,
    boolean cover,
    boolean paperOut,
    boolean stopped,
    boolean nearEnd,
    boolean cutter,
    boolean error) {

  static final PrinterState WELL =
      new PrinterState(false, false, false, false, false, false, false);

  /// The four bytes a printer sends by itself, from the lowest byte up.
  static PrinterState automatic(int first, int second, int third) {
    return new PrinterState(
        has(first, 3),
        has(first, 5),
        (third & 0x0C) != 0,
        false,
        (third & 0x03) != 0,
        has(second, 3),
        has(second, 2) || has(second, 5) || has(second, 6));
  }

  /// The answer to question `n`.
  PrinterState realtime(int n, int answer) {
    return switch (n) {
      case 1 -> new PrinterState(has(answer, 3), cover, paperOut, stopped, nearEnd, cutter, error);
      case 2 ->
          new PrinterState(
              offline,
              has(answer, 2),
              paperOut,
              has(answer, 5),
              nearEnd,
              cutter && has(answer, 6),
              has(answer, 6));
      case 3 ->
          new PrinterState(
              offline,
              cover,
              paperOut,
              stopped,
              nearEnd,
              has(answer, 3),
              has(answer, 2) || has(answer, 5) || has(answer, 6));
      case 4 ->
          new PrinterState(
              offline, cover, (answer & 0x60) != 0, stopped, (answer & 0x0C) != 0, cutter, error);
      default -> this;
    };
  }

  boolean mayPrint() {
    return !offline && !cover && !isOut() && !cutter && !error;
  }

  /// The one thing a person should be told first.
  String cause() {
    if (cover) {
      return Cause.COVER_OPEN;
    }
    if (isOut()) {
      return Cause.PAPER_OUT;
    }
    if (cutter) {
      return Cause.CUTTER_JAM;
    }
    if (error) {
      return Cause.PRINTER_ERROR;
    }
    if (offline) {
      return Cause.PRINTER_OFFLINE;
    }
    return nearEnd ? Cause.PAPER_NEAR_END : Cause.NONE;
  }

  private boolean isOut() {
    return paperOut || stopped;
  }

  private static boolean has(int bits, int bit) {
    return (bits >> bit & 1) != 0;
  }
}
