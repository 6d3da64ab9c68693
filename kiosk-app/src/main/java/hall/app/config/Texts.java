package hall.app.config;

import java.util.Map;

/// What a text may be that people will read on paper and screens.
final class Texts {

  private Texts() {}

  /// The text without blanks around it. Its length is counted as paper and screens count: a Chinese
  /// character takes the place of two Latin letters.
  static String checked(Node.Scalar scalar, int longest, Problems problems) {
    String text = scalar.text().strip();
    if (text.isEmpty()) {
      problems.add(scalar, Fault.EMPTY_VALUE);
    } else if (text.codePoints().anyMatch(Character::isISOControl)) {
      problems.add(scalar, Fault.TEXT_CONTROL);
    } else if (width(text) > 2 * longest) {
      problems.add(scalar, Fault.TOO_LONG, Map.of("most", longest, "latin", 2 * longest));
    }
    return text;
  }

  private static int width(String text) {
    return text.codePoints().map(each -> each < 0x2E80 ? 1 : 2).sum();
  }
}
