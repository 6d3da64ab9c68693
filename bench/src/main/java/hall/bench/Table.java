package hall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The figures as people read them and as programs do.
final class Table {

  private final ResourceBundle words;

  private Table(ResourceBundle words) {
    this.words = words;
  }

  /// Speaks Chinese or English, as the machine does.
  static Table in(Locale language) {
    Locale spoken = language.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    var onlyThat =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Table(ResourceBundle.getBundle("hall.bench.words", spoken, onlyThat));
  }

  String word(String key) {
    return words.getString(key);
  }

  /// One row a figure, under a head.
  String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    row(text, word("figure"), word("value"), word("limit"), word("ratio"), word("verdict"));
    for (Line line : lines) {
      row(
          text,
          label(line.name()),
          number(line.value(), line.unit()),
          (line.atLeast() ? "≥ " : line.binding() ? "≤ " : "~ ")
              + number(line.limit(), line.unit()),
          String.format(Locale.ROOT, "%.2f", line.ratio()),
          word(line.verdict()));
    }
    return text.toString();
  }

  /// The words of a figure; what stands behind a colon is put into them.
  private String label(String name) {
    int colon = name.indexOf(':');
    return colon < 0
        ? word(name)
        : MessageFormat.format(word(name.substring(0, colon)), name.substring(colon + 1));
  }

  static String json(List<Line> lines) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode all = mapper.createObjectNode();
    all.put("jvm", Runtime.version().toString());
    all.put("processors", Runtime.getRuntime().availableProcessors());
    ArrayNode figures = all.putArray("figures");
    for (Line line : lines) {
      figures
          .addObject()
          .put("name", line.name())
          .put("value", line.value())
          .put("unit", line.unit())
          .put("limit", line.limit())
          .put("limit-is", line.atLeast() ? "floor" : "ceiling")
          .put("ratio", line.ratio())
          .put("verdict", line.verdict());
    }
    return all.toPrettyString() + "\n";
  }

  private static String number(double value, String unit) {
    int places = value < 10 ? 3 : value < 1000 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + places + "f %s", value, unit).strip();
  }

  private static void row(StringBuilder text, String... cells) {
    text.append(cells[0]).append(" ".repeat(Math.max(1, 58 - width(cells[0]))));
    for (int i = 1; i < cells.length; i++) {
      text.append(" ".repeat(Math.max(1, 14 - width(cells[i])))).append(cells[i]);
    }
    text.append('\n');
  }

  /// Chinese signs take two places on a terminal.
  private static int width(String text) {
    return text.codePoints().map(sign -> sign >= 0x2E80 ? 2 : 1).sum();
  }
}
