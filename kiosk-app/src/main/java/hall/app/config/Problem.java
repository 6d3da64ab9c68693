package hall.app.config;

import hall.app.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Something in the hall file that must be mended before the hall can open.
///
/// @param place where it stands
/// @param field the path that leads there, as `windows[2].services[1]`; empty for the whole file
/// @param value what was found there; empty when nothing was
/// @param fault what is wrong with it
/// @param params what the message names besides: numbers, texts, or lists of texts
public record Problem(
    Place place, String field, String value, Fault fault, Map<String, Object> params) {

  private static final int LONGEST_SHOWN = 60;

  public Problem {
    params = Map.copyOf(params);
  }

  public int line() {
    return place.line();
  }

  public int column() {
    return place.column();
  }

  /// The fault's name in the message files, such as `no-such-service`.
  public String code() {
    return fault.code();
  }

  /// The problem as a person reads it, headed by file and line as compilers do, so that editors and
  /// terminals can jump there.
  public String say(Words words, String language, String file) {
    String form = (field.isEmpty() ? "" : ".field") + (value.isEmpty() ? "" : ".value");
    return words.say(
        language,
        "check.line" + form,
        Map.of(
            "file", file,
            "line", place.line(),
            "field", shown(field),
            "value", shown(value),
            "message", message(words, language)));
  }

  /// The problem alone, without where it stands.
  public String message(Words words, String language) {
    Map<String, Object> said = new HashMap<>();
    String separator = words.say(language, "check.separator");
    params.forEach((name, param) -> said.put(name, written(param, separator, words, language)));
    return words.say(language, key(words), said);
  }

  /// Another sentence is said where a likely meaning is known, or where nothing at all is.
  private String key(Words words) {
    String key = "check." + code();
    if (params.containsKey("near") && words.has(key + ".near")) {
      return key + ".near";
    }
    boolean none = List.of().equals(params.get("known"));
    return none && words.has(key + ".none") ? key + ".none" : key;
  }

  private static Object written(Object param, String separator, Words words, String language) {
    return switch (param) {
      case List<?> list ->
          list.stream().map(String::valueOf).collect(Collectors.joining(separator));
      case Saying saying -> saying.in(words, language);
      case Spoken spoken -> spoken.in(language);
      case String text -> shown(text);
      default -> param;
    };
  }

  /// What came from the file is shown on one line of bearable length.
  private static String shown(String found) {
    String oneLine =
        found
            .codePoints()
            .limit(LONGEST_SHOWN + 1L)
            .mapToObj(each -> Character.isISOControl(each) ? "·" : Character.toString(each))
            .collect(Collectors.joining());
    return oneLine.codePointCount(0, oneLine.length()) <= LONGEST_SHOWN
        ? oneLine
        : oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
