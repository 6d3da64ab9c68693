package hall.device.printer;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines that fit the paper. Chinese letters are two columns wide and may be
/// parted anywhere; words of Latin letters stay whole where they fit.
final class Columns {

  private final int columns;

  Columns(int columns) {
    this.columns = columns;
  }

  List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(paragraph -> breakUp(printable(paragraph), lines));
    return lines;
  }

  static int width(int codePoint) {
    return codePoint >= 0x1100 && isWide(codePoint) ? 2 : 1;
  }

  private static boolean isWide(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
      default -> (codePoint >= 0x2010 && codePoint <= 0x33FF) || codePoint >= 0xFE30;
    };
  }

  /// A control letter in a text would be a command to the printer.
  private static String printable(String text) {
    var kept = new StringBuilder();
    text.codePoints()
        .map(letter -> letter == '\t' ? ' ' : letter)
        .filter(letter -> letter >= ' ' && (letter < 0x7F || letter > 0x9F))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private void breakUp(String text, List<String> lines) {
    var line = new StringBuilder();
    int width = 0;
    int[] letters = text.codePoints().toArray();
    for (int letter : letters) {
      if (width + width(letter) > columns && !line.isEmpty()) {
        String carried = carried(line, letter);
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(carried);
        width = carried.codePoints().map(Columns::width).sum();
      }
      if (letter != ' ' || !line.isEmpty() || lines.isEmpty()) {
        line.appendCodePoint(letter);
        width += width(letter);
      }
    }
    lines.add(line.toString());
  }

  /// The beginning of a Latin word that goes on with the next letter, taken off the line.
  private static String carried(StringBuilder line, int next) {
    int from = line.length();
    while (from > 0 && isLatin(line.charAt(from - 1)) && isLatin(next)) {
      from--;
    }
    if (from == 0 || from == line.length()) {
      return "";
    }
    String word = line.substring(from);
    line.setLength(from);
    return word;
  }

  private static boolean isLatin(int letter) {
    return letter > ' ' && letter < 0x2E80;
  }
}
