package hall.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody who mistyped a word most likely meant.
final class Nearest {

  private Nearest() {}

  /// The known word that differs from the given one by at most a third of its letters.
  static Optional<String> to(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT).replace('_', '-');
    int most = Math.min(word.length(), 30) / 3;
    return known.stream()
        .filter(each -> Math.abs(each.length() - word.length()) <= most)
        .filter(each -> distance(lower, each) <= most)
        .min(Comparator.comparingInt(each -> distance(lower, each)));
  }

  /// How many letters to add, drop or change (Levenshtein).
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int i = 0; i < row.length; i++) {
      row[i] = i;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean same =
            Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
        int changed = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[to.length()];
  }
}
