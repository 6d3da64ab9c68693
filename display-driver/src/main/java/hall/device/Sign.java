package hall.device;

import java.util.List;
import java.util.stream.Collectors;

/// What a screen shows now: lines of text, each in a colour, and the ticket they are about, for
/// displays that show nothing but a number. The words are chosen by the hall.
///
/// @param ticket the number as it stands on the paper; empty when the sign is about none
/// @param calls whether somebody is called by it, and not merely told something: it goes before all
///   notices on a line that several screens share
public record Sign(List<Line> lines, String ticket, boolean calls) {

  /// More lines than any screen has.
  public static final int MOST_LINES = 8;

  public Sign {
    lines = List.copyOf(lines);
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          "A sign has at most " + MOST_LINES + " lines, not " + lines.size() + ".");
    }
  }

  /// A sign that calls somebody, without a number of its own.
  public Sign(List<Line> lines) {
    this(lines, "", true);
  }

  /// The same sign, about that ticket.
  public Sign about(String number) {
    return new Sign(lines, number, calls);
  }

  /// The same sign, which calls nobody.
  public Sign asNotice() {
    return new Sign(lines, ticket, false);
  }

  /// Whether a person who looks at it sees the same.
  public boolean looksLike(Sign other) {
    return lines.equals(other.lines) && ticket.equals(other.ticket);
  }

  /// One line in red, the colour every screen has.
  public static Sign of(String text) {
    return new Sign(List.of(new Line(text, Colour.RED)));
  }

  /// All its words in one line, for a screen that has no more.
  public String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining(" "));
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
