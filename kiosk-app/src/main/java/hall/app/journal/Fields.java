package hall.app.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of one line of text, read from left to right. Fields are separated by tabs; within a
/// field `\t`, `\n`, `\r` and `\\` stand for a tab, a line's end, a return and a backslash. Fields
/// that nobody reads are ignored, so that a line may grow.
final class Fields {

  private final String line;
  private final List<String> fields;
  private int next;

  private Fields(String line) {
    this.line = line;
    this.fields = split(line, '\t');
  }

  static Fields of(String line) {
    return new Fields(line);
  }

  /// The lines of a text, without the empty ones.
  static List<String> lines(String text) {
    return split(text, '\n').stream().filter(line -> !line.isEmpty()).toList();
  }

  static String line(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        line.append('\t');
      }
      escape(fields.get(i), line);
    }
    return line.toString();
  }

  /// A moment as [#moment] reads it: shorter to write and much quicker to read than a date.
  static String text(Instant moment) {
    StringBuilder text = new StringBuilder(22);
    write(moment, text);
    return text.toString();
  }

  static void write(Instant moment, StringBuilder to) {
    to.append(moment.getEpochSecond()).append('.').append(moment.getNano());
  }

  boolean more() {
    return next < fields.size();
  }

  /// Whether the next field comes in an order and is no `name=value`.
  boolean moreInOrder() {
    return more() && fields.get(next).indexOf('=') < 0;
  }

  /// The value of a field with that name among those that are left; empty when it is not there.
  Optional<String> named(String name) {
    for (int i = next; i < fields.size(); i++) {
      if (isNamed(fields.get(i), name)) {
        return Optional.of(plain(fields.get(i).substring(name.length() + 1)));
      }
    }
    return Optional.empty();
  }

  /// The values of all fields with that name, in their order.
  List<String> allNamed(String name) {
    List<String> values = new ArrayList<>();
    for (int i = next; i < fields.size(); i++) {
      if (isNamed(fields.get(i), name)) {
        values.add(plain(fields.get(i).substring(name.length() + 1)));
      }
    }
    return values;
  }

  private static boolean isNamed(String field, String name) {
    return field.startsWith(name) && field.startsWith("=", name.length());
  }

  String text() {
    if (!more()) {
      throw new IllegalArgumentException(
          "Field %d is missing in '%s'.".formatted(next + 1, shown()));
    }
    return plain(fields.get(next++));
  }

  int number() {
    String text = text();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong("a number", text, e);
    }
  }

  long count() {
    String text = text();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrong("a number", text, e);
    }
  }

  Instant instant() {
    return Instant.parse(text());
  }

  Instant moment() {
    String text = text();
    try {
      return moment(text);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw wrong("seconds and nanoseconds", text, e);
    }
  }

  /// Empty when the line ends before it.
  Optional<Instant> momentIfMore() {
    return moreInOrder() ? Optional.of(moment()) : Optional.empty();
  }

  static Instant moment(String text) {
    int point = text.indexOf('.');
    return Instant.ofEpochSecond(
        Long.parseLong(text, 0, point, 10), Integer.parseInt(text, point + 1, text.length(), 10));
  }

  boolean yes() {
    String text = text();
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw wrong("yes or no", text, null);
    };
  }

  private IllegalArgumentException wrong(String expected, String found, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Field %d of '%s' should be %s, not '%s'.".formatted(next, shown(), expected, found),
        cause);
  }

  private String shown() {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end; (end = text.indexOf(separator, start)) >= 0; start = end + 1) {
      parts.add(text.substring(start, end));
    }
    parts.add(text.substring(start));
    return parts;
  }

  static void escape(String field, StringBuilder into) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      switch (c) {
        case '\t' -> into.append("\\t");
        case '\n' -> into.append("\\n");
        case '\r' -> into.append("\\r");
        case '\\' -> into.append("\\\\");
        default -> into.append(c);
      }
    }
  }

  private static String plain(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    StringBuilder plain = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      plain.append(c == '\\' && i + 1 < field.length() ? meant(field.charAt(++i)) : c);
    }
    return plain.toString();
  }

  private static char meant(char escaped) {
    return switch (escaped) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
