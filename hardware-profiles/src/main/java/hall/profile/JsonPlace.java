package hall.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A place in a profile file: what stands there, and where to complain about it. Reading goes on
/// after a complaint with something harmless, so that all of a file's problems come at once.
final class JsonPlace {

  /// Who hears the complaints.
  interface Complaints {
    void add(String place, String code, Map<String, String> params);
  }

  private final JsonNode node;
  private final String pointer;
  private final Complaints complaints;

  JsonPlace(JsonNode node, String pointer, Complaints complaints) {
    this.node = node;
    this.pointer = pointer;
    this.complaints = complaints;
  }

  void complain(String code, Map<String, String> params) {
    complaints.add(pointer, code, params);
  }

  boolean has(String key) {
    return node.has(key);
  }

  /// What stands under the key; an empty place where there is nothing.
  JsonPlace at(String key) {
    JsonNode child = node.get(key);
    String there = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    return new JsonPlace(
        child == null ? JsonNodeFactory.instance.missingNode() : child, there, complaints);
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isNumber() {
    return node.isNumber();
  }

  boolean isNothing() {
    return node.isNull() || node.isMissingNode();
  }

  /// Complains of every key that is not one of these.
  void only(String... known) {
    Set<String> keys = Set.of(known);
    node.fieldNames()
        .forEachRemaining(key -> {
          if (!keys.contains(key)) {
            at(key)
                .complain(
                    "unknown-key",
                    Map.of(
                        "key", key, "known", String.join(", ", keys.stream().sorted().toList())));
          }
        });
  }

  /// The members of an object, in the order of the file.
  Map<String, JsonPlace> members() {
    Map<String, JsonPlace> members = new LinkedHashMap<>();
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(key -> members.put(key, at(key)));
    } else if (!node.isMissingNode()) {
      wrongType("an-object");
    }
    return members;
  }

  /// The elements of a list.
  List<JsonPlace> elements() {
    List<JsonPlace> elements = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        elements.add(new JsonPlace(node.get(i), pointer + "/" + i, complaints));
      }
    } else if (!node.isMissingNode()) {
      wrongType("a-list");
    }
    return elements;
  }

  /// A text that must be there.
  String text(String key) {
    if (!has(key)) {
      complain("missing", Map.of("key", key));
      return "";
    }
    return at(key).text();
  }

  String text(String key, String usual) {
    return has(key) ? at(key).text() : usual;
  }

  String text() {
    if (node.isTextual()) {
      return node.textValue();
    }
    wrongType("a-text");
    return "";
  }

  /// A text that must be one of these.
  String oneOf(String key, String usual, String... known) {
    String word = usual.isEmpty() ? text(key) : text(key, usual);
    if (!List.of(known).contains(word) && !word.isEmpty()) {
      at(key).notOneOf(word, List.of(known));
    }
    return word;
  }

  void notOneOf(String word, List<String> known) {
    complain("not-one-of", Map.of("value", word, "known", String.join(", ", known)));
  }

  List<String> texts(String key) {
    return at(key).elements().stream().map(JsonPlace::text).toList();
  }

  boolean flag(String key, boolean usual) {
    if (!has(key)) {
      return usual;
    }
    JsonNode child = node.get(key);
    if (!child.isBoolean()) {
      at(key).wrongType("true-or-false");
    }
    return child.asBoolean();
  }

  /// A whole number within bounds.
  int number(String key, int usual, int min, int max) {
    return has(key) ? at(key).number(min, max) : usual;
  }

  int number(int min, int max) {
    if (!node.isIntegralNumber()) {
      wrongType("a-number");
      return min;
    }
    if (!node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
      complain(
          "out-of-range",
          Map.of("value", node.asText(), "min", String.valueOf(min), "max", String.valueOf(max)));
      return min;
    }
    return node.intValue();
  }

  Bytes hex() {
    String digits = text();
    try {
      return Bytes.hex(digits);
    } catch (IllegalArgumentException e) {
      complain("bad-hex", Map.of("value", digits));
      return Bytes.NONE;
    }
  }

  /// Anything plain: a text, a number, a list of objects of these.
  Object plain() {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isIntegralNumber()) {
      return node.canConvertToInt() ? (Object) node.intValue() : (Object) node.longValue();
    }
    if (node.isArray()) {
      return elements().stream().map(JsonPlace::plain).toList();
    }
    if (node.isObject()) {
      return each(JsonPlace::plain);
    }
    wrongType("a-text");
    return "";
  }

  /// The members, each read by the same reader.
  <T> Map<String, T> each(Function<JsonPlace, T> reader) {
    Map<String, T> read = new LinkedHashMap<>();
    members().forEach((key, place) -> read.put(key, reader.apply(place)));
    return read;
  }

  private void wrongType(String expected) {
    complain("not-" + expected, Map.of("value", shortened(node.toString())));
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
