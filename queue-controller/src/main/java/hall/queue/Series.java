package hall.queue;

import java.util.regex.Pattern;

/// The letters that head a ticket number. Services that share a series share its count: A001 to
/// A999 may serve several kinds of business. One or two capital letters.
public record Series(String letters) implements Comparable<Series> {

  private static final Pattern SHAPE = Pattern.compile("[A-Z]{1,2}");

  public Series {
    if (!SHAPE.matcher(letters).matches()) {
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
