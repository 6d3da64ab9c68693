package hall.device.printer;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.lang.Character.UnicodeScript;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Text as a picture, in every script that this machine has a typeface for: letters join and stack
/// as their script wants, and lines run from right to left where it does. The toolkit for drawing
/// is loaded with the first text that needs it; most halls never do.
final class Lettering {

  /// How many sizes of a letter lie between one line and the next, and above its foot.
  private static final double LEADING = 1.25;

  private static final double ABOVE_FOOT = 1.0;

  /// Stands for a letter that no typeface has.
  private static final char BOX = '□';

  /// Asks for a coloured or a plain picture of the letter before; there are only plain ones.
  private static final int PICTURE_SELECTOR = 0xFE0F;

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, false, true);
  private static final IndexColorModel WHITE_AND_BLACK =
      new IndexColorModel(1, 2, new byte[] {-1, 0}, new byte[] {-1, 0}, new byte[] {-1, 0});

  private final Typefaces typefaces = new Typefaces();
  private final int dots;
  private final int size;

  /// For paper of that many dots across.
  ///
  /// @param size of a letter in dots
  Lettering(int dots, int size) {
    this.dots = dots;
    this.size = size;
  }

  /// What was drawn, line by line.
  ///
  /// @param missing the scripts for which no typeface was found, as Unicode names them
  record Drawn(List<Dots> lines, SortedSet<String> missing) {}

  /// Draws a paragraph.
  Drawn draw(Page.Text text) {
    List<Dots> lines = new ArrayList<>();
    SortedSet<String> missing = new TreeSet<>();
    text.text()
        .lines()
        .map(Lettering::printable)
        .forEach(paragraph -> {
          if (paragraph.isBlank()) {
            lines.add(new Dots(1, text.height() * (int) Math.ceil(size * LEADING)));
          } else {
            draw(dressed(paragraph, text.bold(), missing), text, lines);
          }
        });
    return new Drawn(lines, missing);
  }

  /// A control letter has no shape, and a selector for coloured pictures nothing to select.
  private static String printable(String text) {
    var kept = new StringBuilder();
    text.codePoints()
        .map(letter -> letter == '\t' ? ' ' : letter)
        .filter(letter -> !Character.isISOControl(letter) && letter != PICTURE_SELECTOR)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /// The text with a typeface for each letter.
  private AttributedString dressed(String text, boolean bold, SortedSet<String> missing) {
    var letters = new StringBuilder(text);
    List<Font> fonts = new ArrayList<>();
    Optional<Font> last = Optional.empty();
    for (int at = 0; at < letters.length(); ) {
      int letter = letters.codePointAt(at);
      Optional<Font> font = joinsLast(letter, last) ? last : typefaces.with(letter);
      if (font.isEmpty() && !Typefaces.isInvisible(letter)) {
        missing.add(UnicodeScript.of(letter).name());
        letters.replace(at, at + Character.charCount(letter), String.valueOf(BOX));
        letter = BOX;
      }
      Font chosen = font.or(() -> typefaces.with(BOX)).orElseThrow(Lettering::noTypefaces);
      for (int i = 0; i < Character.charCount(letter); i++) {
        fonts.add(chosen);
      }
      last = Optional.of(chosen);
      at += Character.charCount(letter);
    }
    return withFonts(letters.toString(), fonts, bold);
  }

  private static IllegalStateException noTypefaces() {
    return new IllegalStateException("This machine has no typefaces.");
  }

  /// Marks and joiners belong to the letter before them.
  private static boolean joinsLast(int letter, Optional<Font> last) {
    int type = Character.getType(letter);
    boolean joins =
        Typefaces.isInvisible(letter)
            || type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK;
    return joins && last.isPresent() && last.get().canDisplay(letter);
  }

  private AttributedString withFonts(String text, List<Font> fonts, boolean bold) {
    var dressed = new AttributedString(text);
    int from = 0;
    for (int at = 1; at <= fonts.size(); at++) {
      if (at == fonts.size() || !fonts.get(at).equals(fonts.get(from))) {
        Font font = fonts.get(from).deriveFont(bold ? Font.BOLD : Font.PLAIN, (float) size);
        dressed.addAttribute(TextAttribute.FONT, font, from, at);
        from = at;
      }
    }
    return dressed;
  }

  private void draw(AttributedString dressed, Page.Text text, List<Dots> lines) {
    var measurer = new LineBreakMeasurer(dressed.getIterator(), CONTEXT);
    int end = dressed.getIterator().getEndIndex();
    while (measurer.getPosition() < end) {
      lines.add(line(measurer.nextLayout((float) dots / text.width()), text));
    }
  }

  /// Letters that stack or hang far are given the room that they need.
  private Dots line(TextLayout layout, Page.Text text) {
    Rectangle2D ink = layout.getBounds();
    int above = (int) Math.ceil(Math.max(size * ABOVE_FOOT, -ink.getMinY() + 1));
    int below = (int) Math.ceil(Math.max(size * (LEADING - ABOVE_FOOT), ink.getMaxY() + 1));
    int height = (above + below) * text.height();
    int width = (dots + 7) / 8 * 8;
    // White is 0, so that a fresh picture need not be filled.
    var paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, WHITE_AND_BLACK);
    Graphics2D pen = paper.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
      pen.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      pen.setColor(Color.BLACK);
      pen.translate(left(layout, text), 0);
      pen.scale(text.width(), text.height());
      layout.draw(pen, 0, above);
    } finally {
      pen.dispose();
    }
    return new Dots(
        width / 8, height, ((DataBufferByte) paper.getRaster().getDataBuffer()).getData());
  }

  /// A line that runs from right to left begins at the right.
  private double left(TextLayout layout, Page.Text text) {
    double room = Math.max(0, dots - layout.getVisibleAdvance() * (double) text.width());
    return switch (text.align()) {
      case LEFT -> layout.isLeftToRight() ? 0 : room;
      case CENTRE -> room / 2;
      case RIGHT -> layout.isLeftToRight() ? room : 0;
    };
  }
}
