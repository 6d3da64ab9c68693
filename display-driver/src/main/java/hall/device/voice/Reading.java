package hall.device.voice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a text is read aloud: ticket numbers digit by digit, the numbers of windows as people say
/// them. What is written stays as it is; only the reader sees this.
final class Reading {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final Pattern NUMBER = Pattern.compile("([A-Za-z]*)([0-9]+)");

  private Reading() {}

  static String of(String text, String language) {
    return language.startsWith("zh") ? chinese(text) : spelled(text);
  }

  /// `A012` is A零一二, and window 12 is 十二.
  private static String chinese(String text) {
    return NUMBER
        .matcher(text)
        .replaceAll(found ->
            found.group(1).isEmpty() && found.group(2).length() <= 2
                ? spoken(Integer.parseInt(found.group(2)))
                : letters(found.group(1)) + digits(found.group(2)));
  }

  private static String letters(String letters) {
    return letters.isEmpty() ? "" : " " + String.join(" ", letters.split("")) + " ";
  }

  private static String digits(String digits) {
    return digits
        .chars()
        .mapToObj(digit -> String.valueOf(DIGITS.charAt(digit - '0')))
        .reduce("", String::concat);
  }

  private static String spoken(int number) {
    String ones =
        number % 10 == 0 && number > 0 ? "" : DIGITS.substring(number % 10, number % 10 + 1);
    return switch (number / 10) {
      case 0 -> ones;
      case 1 -> "十" + ones;
      default -> DIGITS.charAt(number / 10) + "十" + ones;
    };
  }

  /// `A012` is A 0 1 2; other numbers stay.
  private static String spelled(String text) {
    return NUMBER
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1).isEmpty()
                    ? found.group()
                    : String.join(" ", found.group().split(""))));
  }
}
