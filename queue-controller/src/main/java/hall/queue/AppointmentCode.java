package hall.queue;

import java.util.regex.Pattern;

/// What an appointment is known by: on the message that confirmed it, typed or scanned at the
/// kiosk. 4 to 20 digits, capital letters and dashes.
public record AppointmentCode(String value) implements Comparable<AppointmentCode> {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Z-]{4,20}");

  public AppointmentCode {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "An appointment code is 4 to 20 digits, capital letters and dashes, not '"
              + value
              + "'.");
    }
  }

  @Override
  public int compareTo(AppointmentCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
