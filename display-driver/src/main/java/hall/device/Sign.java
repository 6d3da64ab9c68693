package hall.device;

import java.util.List;

/// What a screen shows now: lines of text, each in a colour. The words are chosen by the hall.
public record Sign(List<Line> lines) {

  /// More lines than any screen has.
  public static final int MOST_LINES = 8;

  public Sign {
    lines = List.copyOf(lines);
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          "A sign has at most " + MOST_LINES + " lines, not " + lines.size() + ".");
    }
  }

  /// One line in red, the colour every screen has.
  public static Sign of(String text) {
    return new Sign(List.of(new Line(text, Colour.RED)));
  }

  /// One line of a sign.
  public record Line(String text, Colour colour) {}

  /// The colours of the lamps in a screen.
  public enum Colour {
    RED,
    GREEN,
    YELLOW,
    BLUE,
    CYAN,
    MAGENTA,
    WHITE
  }
}
