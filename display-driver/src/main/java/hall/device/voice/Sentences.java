package hall.device.voice;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into pieces that a speech module takes at once, at the ends of sentences where there
/// are any.
final class Sentences {

  /// Two bytes a letter, and modules take 200 bytes.
  private static final int LONGEST = 90;

  private static final String ENDS = "。！？；，,.!?; ";

  private Sentences() {}

  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    String rest = text.strip();
    while (rest.length() > LONGEST) {
      int cut = cut(rest);
      pieces.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      pieces.add(rest);
    }
    return pieces;
  }

  private static int cut(String text) {
    for (int i = LONGEST - 1; i > LONGEST / 2; i--) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
