package hall.device.printer;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The typefaces of this machine, and which of them has a letter. The machine's own choice of a
/// plain typeface comes first; what that has not got is looked for once a letter in all others.
final class Typefaces {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, false, true);

  private static final float PROBE_SIZE = 32;

  /// Letters that are remembered; a hall uses far fewer.
  private static final int KNOWN_MOST = 8_192;

  /// Their letters are coloured pictures, which come out as nothing.
  private static final String IN_COLOUR = "Color";

  private final Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
  private final Map<Integer, Optional<Font>> known = new HashMap<>();
  private final Map<UnicodeScript, Font> ofScript = new EnumMap<>(UnicodeScript.class);
  private List<Font> all = List.of();

  /// A typeface that has the letter.
  Optional<Font> with(int letter) {
    if (known.size() >= KNOWN_MOST) {
      known.clear();
    }
    return known.computeIfAbsent(letter, this::find);
  }

  private Optional<Font> find(int letter) {
    if (draws(plain, letter)) {
      return Optional.of(plain);
    }
    UnicodeScript script = UnicodeScript.of(letter);
    Optional<Font> before = Optional.ofNullable(ofScript.get(script));
    Optional<Font> found =
        before.filter(font -> draws(font, letter)).or(() -> findAmongAll(letter));
    found.ifPresent(font -> ofScript.putIfAbsent(script, font));
    return found;
  }

  private Optional<Font> findAmongAll(int letter) {
    if (all.isEmpty()) {
      all =
          Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
              .filter(font -> !font.getFontName().contains(IN_COLOUR))
              .sorted(
                  Comparator.comparing(Typefaces::isFancy)
                      .thenComparing(font -> font.getFontName()))
              .toList();
    }
    return all.stream().filter(font -> draws(font, letter)).findFirst();
  }

  /// Thermal paper wants even strokes.
  private static boolean isFancy(Font font) {
    String name = font.getFontName();
    return !name.contains("Sans")
        || List.of("Bold", "Italic", "Oblique", "Light", "Thin", "Black", "Mono", "Condensed")
            .stream()
            .anyMatch(name::contains);
  }

  /// A typeface may know a letter and yet have no outline for it.
  private static boolean draws(Font font, int letter) {
    if (!font.canDisplay(letter)) {
      return false;
    }
    return isInvisible(letter)
        || UnicodeScript.of(letter) == UnicodeScript.HAN
        || !font.deriveFont(PROBE_SIZE)
            .createGlyphVector(CONTEXT, Character.toString(letter))
            .getVisualBounds()
            .isEmpty();
  }

  /// Spaces, joiners and selectors say how the letters beside them look.
  static boolean isInvisible(int letter) {
    return Character.isSpaceChar(letter) || Character.getType(letter) == Character.FORMAT;
  }
}
