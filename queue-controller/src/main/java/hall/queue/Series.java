package hall.queue;

/// The letters that head a ticket number. Services that share a series share its count: A001 to
/// A999 may serve several kinds of business. One or two capital letters.
public record Series(String letters) implements Comparable<Series> {

  public Series {
    if (!letters.matches("[A-Z]{1,2}")) {
      throw new IllegalArgumentException(
          "A number series is one or two letters A to Z, not '" + letters + "'.");
    }
  }

  @Override
  public int compareTo(Series other) {
    return letters.compareTo(other.letters);
  }

  @Override
  public String toString() {
    return letters;
  }
}
