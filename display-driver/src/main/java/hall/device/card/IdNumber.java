package hall.device.card;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// A citizen's identity number (公民身份号码, GB 11643): six digits of a place, eight of the birthday,
/// three of an order, and a check digit by ISO 7064 MOD 11-2. It lives in this room only; as a text
/// it shows itself masked, so that no message can carry it out.
public final class IdNumber {

  /// As it stands within other text.
  private static final Pattern ANYWHERE = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");

  private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9X]");
  private static final int LENGTH = 18;
  private static final int SHOWN = 4;
  private static final String CHECK_DIGITS = "10X98765432";

  private final String digits;
  private final LocalDate birthday;

  private IdNumber(String digits, LocalDate birthday) {
    this.digits = digits;
    this.birthday = birthday;
  }

  /// The number in that text; empty where it is none, its birthday is no day, or its check digit is
  /// wrong.
  public static Optional<IdNumber> of(String text) {
    String digits = text.strip().replace('x', 'X');
    if (!FORM.matcher(digits).matches() || checkDigit(digits) != digits.charAt(LENGTH - 1)) {
      return Optional.empty();
    }
    try {
      LocalDate birthday =
          LocalDate.parse(digits.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
      return Optional.of(new IdNumber(digits, birthday));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /// The text with every identity number in it masked.
  public static String masked(String text) {
    return ANYWHERE
        .matcher(text)
        .replaceAll(found -> of(found.group()).map(IdNumber::masked).orElse(found.group()));
  }

  /// Weights are the powers of two modulo eleven.
  private static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += (digits.charAt(i) - '0') * ((1 << (LENGTH - 1 - i)) % 11);
    }
    return CHECK_DIGITS.charAt(sum % 11);
  }

  /// For people: the last four places, by which everybody knows the own number.
  public String masked() {
    return "*".repeat(LENGTH - SHOWN) + digits.substring(LENGTH - SHOWN);
  }

  /// Full years on that day.
  int ageOn(LocalDate day) {
    return birthday.until(day).getYears();
  }

  /// For [PersonKey] alone.
  String digits() {
    return digits;
  }

  @Override
  public String toString() {
    return masked();
  }
}
