package hall.app.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// Text as a font card reads it: GBK with codes between, which begin with a backslash and choose
/// the font (`\FO000`), the colour (`\C1`) or a new line (`\n`). Marks for the voice (`[n1]`) are
/// not shown.
final class ScreenText {

  private static final Charset GBK = Charset.forName("GBK");
  private static final List<String> COLOURS =
      List.of("red", "green", "yellow", "blue", "cyan", "magenta", "white");
  private static final int[] FONT_DOTS = {16, 24, 32};
  private static final int DOUBLE_BYTE = 0x81;

  private final int width;
  private final List<List<Run>> rows = new ArrayList<>();
  private final ByteArrayOutputStream letters = new ByteArrayOutputStream();
  private List<Run> row = new ArrayList<>();
  private int filled;
  private String colour = "red";
  private int font = FONT_DOTS[0];

  private ScreenText(int width) {
    this.width = width;
  }

  /// The text in rows that are not wider than so many dots.
  static List<List<Run>> rows(byte[] text, int width) {
    var screen = new ScreenText(width);
    screen.read(text);
    if (!screen.row.isEmpty() || screen.rows.isEmpty()) {
      screen.endRow();
    }
    return List.copyOf(screen.rows);
  }

  /// The text alone, without its codes.
  static String plain(byte[] text) {
    var plain = new StringBuilder();
    for (List<Run> row : rows(text, Integer.MAX_VALUE)) {
      row.forEach(run -> plain.append(run.text()));
      plain.append('\n');
    }
    return plain.toString().strip();
  }

  private void read(byte[] text) {
    int i = 0;
    while (i < text.length) {
      int code = text[i] & 0xFF;
      if (code == '\\') {
        i += code(text, i);
      } else if (code == '[' && isMark(text, i)) {
        i += 4;
      } else {
        int bytes = code >= DOUBLE_BYTE && i + 1 < text.length ? 2 : 1;
        letters.write(text, i, bytes);
        i += bytes;
      }
    }
    endLetters();
  }

  /// Obeys one code and gives its length. An unknown one is shown as it stands.
  private int code(byte[] text, int at) {
    int left = text.length - at;
    int letter = left > 1 ? text[at + 1] : 0;
    if (letter == 'n') {
      endLetters();
      endRow();
      return 2;
    }
    if (letter == 'C' && left > 2 && text[at + 2] >= '1' && text[at + 2] <= '7') {
      endLetters();
      colour = COLOURS.get(text[at + 2] - '1');
      return 3;
    }
    if (letter == 'F' && left > 5) {
      endLetters();
      int size = text[at + 5] - '0';
      font = FONT_DOTS[Math.clamp(size, 0, FONT_DOTS.length - 1)];
      return 6;
    }
    letters.write('\\');
    return 1;
  }

  private static boolean isMark(byte[] text, int at) {
    return at + 3 < text.length
        && Character.isLetter(text[at + 1])
        && Character.isDigit(text[at + 2])
        && text[at + 3] == ']';
  }

  private void endLetters() {
    String text = letters.toString(GBK);
    letters.reset();
    var piece = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      int dots = letter < 0x80 ? font / 2 : font;
      if (filled + dots > width) {
        addRun(piece);
        endRow();
      }
      piece.append(letter);
      filled += dots;
    }
    addRun(piece);
  }

  private void addRun(StringBuilder piece) {
    if (!piece.isEmpty()) {
      row.add(new Run(piece.toString(), colour, font));
      piece.setLength(0);
    }
  }

  private void endRow() {
    rows.add(List.copyOf(row));
    row = new ArrayList<>();
    filled = 0;
  }

  /// Text of one colour and font; the font is so many dots high.
  record Run(String text, String colour, int font) {}
}
