package hall.queue;

/// A window clerk, by staff number and never by name. Letters, digits and dashes, up to 20.
public record ClerkId(String value) {

  public ClerkId {
    if (!value.matches("[A-Za-z0-9][A-Za-z0-9-]{0,19}")) {
      throw new IllegalArgumentException(
          "A clerk id is 1 to 20 letters, digits and dashes, not '" + value + "'.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
