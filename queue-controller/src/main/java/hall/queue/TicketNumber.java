package hall.queue;

/// What is printed on the paper and called out: a series and a count that starts again each
/// business day. A001, ... A999, A1000: it grows a digit rather than ever coming round again.
public record TicketNumber(Series series, int count) {

  public TicketNumber {
    if (count < 1) {
      throw new IllegalArgumentException("Tickets are counted from 1, not " + count + ".");
    }
  }

  /// The number as printed, read back.
  public static TicketNumber of(String text) {
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    return new TicketNumber(
        new Series(text.substring(0, letters)), Integer.parseInt(text.substring(letters)));
  }

  @Override
  public String toString() {
    String digits = Integer.toString(count);
    return series + "000".substring(Math.min(3, digits.length())) + digits;
  }
}
