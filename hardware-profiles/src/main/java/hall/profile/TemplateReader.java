package hall.profile;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads templates: pairs of hex digits, `'ascii'`, `{value|step:argument}`, `@u32le(…)` for a
/// group with its length before it, `@each list 'between' (…)`, `@if value (…)` and `@unless value
/// (…)`.
final class TemplateReader {

  /// The template is not one.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String code;

    private Wrong(String code, String found) {
      super(found);
      this.code = code;
    }

    String code() {
      return code;
    }

    String found() {
      return String.valueOf(getMessage());
    }
  }

  private static final int DEEPEST = 8;

  private final String text;
  private int at;
  private int depth;

  private TemplateReader(String text) {
    this.text = text;
  }

  static Template read(String text) throws Wrong {
    var reader = new TemplateReader(text);
    var template = new Template(reader.tokens());
    if (reader.at < text.length()) {
      throw new Wrong("bad-template", text.substring(reader.at));
    }
    return template;
  }

  /// Reads what stands between the braces of a value.
  static Template.Pipe pipe(String text) throws Wrong {
    String inner = text.strip();
    if (inner.startsWith("{") && inner.endsWith("}")) {
      inner = inner.substring(1, inner.length() - 1);
    }
    List<String> pieces = List.of(inner.split("\\|", -1));
    List<Step> steps = new ArrayList<>();
    for (String piece : pieces.subList(1, pieces.size())) {
      steps.add(StepReader.read(piece.strip()).orElseThrow(() -> new Wrong("unknown-step", piece)));
    }
    return sliced(pieces.getFirst().strip(), steps);
  }

  /// `data@2` is the byte with that number, `data@2..` it and all behind it, `data@2..4` two bytes.
  private static Template.Pipe sliced(String source, List<Step> steps) throws Wrong {
    int mark = source.indexOf('@');
    if (mark < 0) {
      return new Template.Pipe(name(source), 0, -1, steps);
    }
    String range = source.substring(mark + 1);
    String name = name(source.substring(0, mark));
    try {
      int dots = range.indexOf("..");
      if (dots < 0) {
        int index = Integer.parseInt(range);
        return new Template.Pipe(name, index, index + 1, steps);
      }
      int from = Integer.parseInt(range.substring(0, dots));
      String end = range.substring(dots + 2);
      int to = end.isEmpty() ? -1 : Integer.parseInt(end);
      if (from < 0 || (to != -1 && to <= from)) {
        throw new Wrong("bad-template", source);
      }
      return new Template.Pipe(name, from, to, steps);
    } catch (NumberFormatException _) {
      throw new Wrong("bad-template", source);
    }
  }

  private static String name(String text) throws Wrong {
    if (!text.matches("[a-z][a-zA-Z0-9-]{0,31}")) {
      throw new Wrong("bad-template", text);
    }
    return text;
  }

  private List<Template.Token> tokens() throws Wrong {
    if (++depth > DEEPEST) {
      throw new Wrong("bad-template", text);
    }
    List<Template.Token> tokens = new ArrayList<>();
    for (skipSpace(); at < text.length() && text.charAt(at) != ')'; skipSpace()) {
      tokens.add(
          switch (text.charAt(at)) {
            case '\'' -> new Template.Fixed(quoted());
            case '{' -> new Template.Value(pipe(upTo('}')));
            case '@' -> group();
            default -> new Template.Fixed(digits());
          });
    }
    depth--;
    return tokens;
  }

  private Template.Token group() throws Wrong {
    at++;
    String word = word();
    Optional<Width> width = Width.named(word);
    if (width.isPresent()) {
      return new Template.Prefixed(width.get(), inside());
    }
    String subject = name(word());
    return switch (word) {
      case "if" -> new Template.When(subject, true, inside());
      case "unless" -> new Template.When(subject, false, inside());
      case "each" -> {
        Bytes between = between();
        yield new Template.Each(subject, between, inside());
      }
      default -> throw new Wrong("unknown-group", word);
    };
  }

  /// What stands between two lines: hex and `'ascii'`, up to the bracket.
  private Bytes between() throws Wrong {
    var bytes = new java.io.ByteArrayOutputStream();
    for (skipSpace(); at < text.length() && text.charAt(at) != '('; skipSpace()) {
      bytes.writeBytes((text.charAt(at) == '\'' ? quoted() : digits()).toArray());
    }
    return Bytes.of(bytes.toByteArray());
  }

  private List<Template.Token> inside() throws Wrong {
    skipSpace();
    expect('(');
    List<Template.Token> tokens = tokens();
    expect(')');
    return tokens;
  }

  private void expect(char letter) throws Wrong {
    if (at >= text.length() || text.charAt(at) != letter) {
      throw new Wrong("bad-template", text.substring(Math.min(at, text.length())));
    }
    at++;
  }

  private Bytes digits() throws Wrong {
    if (at + 2 > text.length()
        || !HexFormat.isHexDigit(text.charAt(at))
        || !HexFormat.isHexDigit(text.charAt(at + 1))) {
      throw new Wrong("bad-template", text.substring(at));
    }
    at += 2;
    return Bytes.hex(text.substring(at - 2, at));
  }

  /// ASCII letters between single quotes; two quotes stand for one.
  private Bytes quoted() throws Wrong {
    var letters = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '\'' && at + 1 < text.length() && text.charAt(at + 1) == '\'') {
        at++;
      } else if (letter == '\'') {
        at++;
        return Bytes.of(letters.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      } else if (letter > 0x7E) {
        throw new Wrong("bad-template", String.valueOf(letter));
      }
      letters.append(letter);
    }
    throw new Wrong("bad-template", "'" + letters);
  }

  private String upTo(char end) throws Wrong {
    int close = text.indexOf(end, at);
    if (close < 0) {
      throw new Wrong("bad-template", text.substring(at));
    }
    String inner = text.substring(at + 1, close);
    at = close + 1;
    return inner;
  }

  private String word() {
    skipSpace();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  /// What the steps' names are, for the one who mistyped one.
  static Map<String, String> known() {
    return Map.of("known", StepReader.KNOWN);
  }
}
