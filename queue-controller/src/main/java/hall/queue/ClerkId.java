package hall.queue;

import java.util.regex.Pattern;

/// A window clerk, by staff number and never by name. Letters, digits and dashes, up to 20.
public record ClerkId(String value) implements Comparable<ClerkId> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,19}");

  public ClerkId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A clerk id is 1 to 20 letters, digits and dashes, not '" + value + "'.");
    }
  }

  @Override
  public int compareTo(ClerkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
