package hall.app.sim;

import hall.app.sim.PaperElement.Line;
import hall.app.sim.PaperElement.Run;
import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The print head and the paper under it: how letters look now, the line being filled, what stands
/// on the paper already, and the last papers that were cut off.
final class PaperRoll {

  private static final int DOTS_A_COLUMN = 12;
  private static final int KEPT = 20;
  private static final int ELEMENTS_MAX = 1000;
  private static final int QR_BYTES_MAX = 2953;
  private static final int TAB = 8;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final List<String> ALIGNS = List.of("left", "centre", "right");

  private final int dots;
  private final Deque<Paper> papers = new ArrayDeque<>();
  private final ByteArrayOutputStream letters = new ByteArrayOutputStream();
  private List<PaperElement> onPaper = new ArrayList<>();
  private List<Run> line = new ArrayList<>();
  private int columnsFilled;
  private int count;
  private long prints;

  private boolean chinese;
  private int width = 1;
  private int height = 1;
  private boolean bold;
  private String align = "left";

  private byte[] qrData = {};
  private int qrModule = 3;
  private QrCode.Ecc qrLevel = QrCode.Ecc.LOW;

  PaperRoll(int dots) {
    this.dots = dots;
  }

  /// Forgets the line being filled and how letters look; what is on the paper stays.
  void init() {
    letters.reset();
    line = new ArrayList<>();
    columnsFilled = 0;
    chinese = false;
    width = 1;
    height = 1;
    bold = false;
    align = "left";
  }

  void letter(int code) {
    letters.write(code);
  }

  void chinese(boolean on) {
    endLetters();
    chinese = on;
  }

  void size(int timesWide, int timesHigh) {
    endLetters();
    width = timesWide;
    height = timesHigh;
  }

  void bold(boolean on) {
    endLetters();
    bold = on;
  }

  /// Counts only at the beginning of a line, as on a real printer.
  void align(int code) {
    endLetters();
    if (line.isEmpty() && code >= 0 && code < ALIGNS.size()) {
      align = ALIGNS.get(code);
    }
  }

  void tab() {
    endLetters();
    int gap = TAB - columnsFilled % TAB;
    write(" ".repeat(gap));
  }

  /// Prints the line and moves on.
  void endLine() {
    endLetters();
    printLine();
  }

  /// Prints the line, if any, and moves on by so many.
  void feed(int lines) {
    printWhatWaits();
    if (lines > 0) {
      put(new PaperElement.Feed(lines));
    }
  }

  void qrModule(int dotsAModule) {
    qrModule = Math.clamp(dotsAModule, 1, 16);
  }

  void qrLevel(int code) {
    QrCode.Ecc[] levels = QrCode.Ecc.values();
    if (code >= 0 && code < levels.length) {
      qrLevel = levels[code];
    }
  }

  void qrData(byte[] data) {
    qrData = data.length <= QR_BYTES_MAX ? data : new byte[0];
  }

  /// Draws the code as the printer would; data that no code can hold gives no code.
  void printQr() {
    printWhatWaits();
    try {
      if (qrData.length > 0) {
        QrCode code =
            QrCode.encodeSegments(List.of(QrSegment.makeBytes(qrData)), qrLevel, 1, 40, -1, false);
        put(
            new PaperElement.Qr(
                align,
                new String(qrData, StandardCharsets.UTF_8),
                qrModule,
                qrLevel.name().substring(0, 1),
                code.size,
                path(code)));
      }
    } catch (DataTooLongException e) {
      // A real printer stays silent here too; the paper shows that nothing was drawn.
    }
  }

  void image(int bytesAcross, int rows, int scaleX, int scaleY, byte[] bits) {
    printWhatWaits();
    put(new PaperElement.Image(align, bytesAcross * 8, rows, scaleX, scaleY, bits));
  }

  /// Ends the paper; it is the newest of those kept.
  void cut(boolean full, long now) {
    printWhatWaits();
    put(new PaperElement.Cut(full));
    papers.addFirst(
        new Paper(++count, Instant.ofEpochMilli(now).toString(), dots, List.copyOf(onPaper)));
    onPaper = new ArrayList<>();
    if (papers.size() > KEPT) {
      papers.removeLast();
    }
  }

  /// The papers cut off, newest first.
  List<Paper> papers() {
    return List.copyOf(papers);
  }

  /// What hangs out of the slot, not cut yet.
  List<PaperElement> hanging() {
    return List.copyOf(onPaper);
  }

  /// Grows with everything that comes onto the paper.
  long prints() {
    return prints;
  }

  private void printWhatWaits() {
    endLetters();
    if (!line.isEmpty()) {
      printLine();
    }
  }

  private void printLine() {
    put(new Line(align, List.copyOf(line)));
    line = new ArrayList<>();
    columnsFilled = 0;
  }

  private void put(PaperElement element) {
    prints++;
    if (onPaper.size() < ELEMENTS_MAX) {
      onPaper.add(element);
    }
  }

  private void endLetters() {
    if (letters.size() > 0) {
      byte[] bytes = letters.toByteArray();
      letters.reset();
      write(new String(bytes, chinese ? GB18030 : StandardCharsets.US_ASCII));
    }
  }

  /// Fills the line, and begins another where a letter no longer fits.
  private void write(String text) {
    var piece = new StringBuilder();
    for (int letter : text.codePoints().toArray()) {
      int columns = (letter > 0x7F ? 2 : 1) * width;
      if (columnsFilled + columns > dots / DOTS_A_COLUMN) {
        addRun(piece);
        printLine();
      }
      piece.appendCodePoint(letter);
      columnsFilled += columns;
    }
    addRun(piece);
  }

  private void addRun(StringBuilder piece) {
    if (!piece.isEmpty()) {
      line.add(new Run(piece.toString(), width, height, bold));
      piece.setLength(0);
    }
  }

  private static String path(QrCode code) {
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int start = x;
        while (x < code.size && code.getModule(x, y)) {
          x++;
        }
        if (x > start) {
          path.append("M%d %dh%dv1h-%dz".formatted(start, y, x - start, x - start));
        }
      }
    }
    return path.toString();
  }

  /// A paper that was cut off: when, how wide in dots, and what stands on it.
  record Paper(int id, String at, int dots, List<PaperElement> elements) {

    String text() {
      var text = new StringBuilder();
      for (PaperElement element : elements) {
        if (element instanceof Line(_, List<Run> runs)) {
          runs.forEach(run -> text.append(run.text()));
          text.append('\n');
        }
      }
      return text.toString();
    }
  }
}
