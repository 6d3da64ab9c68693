package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.words.Words;
import java.util.HashMap;
import java.util.Map;

/// Why a request was not done, as RFC 9457 problem details: in words for the person, with a code
/// for the program.
///
/// @param status the HTTP status
/// @param code the key of its sentences in `words/*/errors.properties`
/// @param field what was wrong, empty when it is not one field
/// @param value what stood there
/// @param values what the sentences name
record Problem(int status, String code, String field, String value, Map<String, ?> values) {

  static Problem of(int status, String code, Map<String, ?> values) {
    return new Problem(status, code, "", "", values);
  }

  /// A field that is not there.
  static Problem missing(String field) {
    return new Problem(400, "field-missing", field, "", Map.of("field", field));
  }

  /// A field with a value that cannot be.
  static Problem wrong(String field, String value, String expected) {
    return new Problem(
        400,
        "field-wrong",
        field,
        value,
        Map.of("field", field, "value", value, "expected", expected));
  }

  ObjectNode view(Words words, String language) {
    ObjectNode view =
        Json.object()
            .put("type", "/problems/" + code)
            .put("title", say(words, language, "title"))
            .put("status", status)
            .put("detail", say(words, language, "detail"))
            .put("code", code);
    if (!field.isEmpty()) {
      view.put("field", field).put("value", value);
    }
    return view.put("remedy", say(words, language, "remedy"));
  }

  private String say(Words words, String language, String part) {
    Map<String, Object> said = new HashMap<>(values);
    said.replaceAll((name, value) -> {
      if (value instanceof Enum<?> choice) {
        return words.say(language, "errors.value." + Body.name(choice), Map.of());
      }
      return name.equals("state") ? words.say(language, "errors.value." + value, Map.of()) : value;
    });
    return words.say(language, "errors." + code + "." + part, said);
  }

  /// A request that cannot go on, thrown where it is read and answered where it came in.
  static final class Refusing extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refusing(Problem problem) {
      super(problem.code(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
