package hall.queue;

import java.util.regex.Pattern;

/// The name of one block of emergency numbers, drawn by the kiosk's page that asks for it, so that
/// asking again gets the same block: sixteen characters of Crockford's base 32.
public record LeaseId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{16}");

  public LeaseId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A lease id is 16 characters of 0-9 and A-Z without I, L, O, U, not '" + value + "'.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
