package hall.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// As much of JSON Schema as `hall.schema.json` uses; a word it does not know fails the test rather
/// than pass unseen.
final class SchemaCheck {

  private static final Set<String> ONLY_SAID =
      Set.of("$schema", "$defs", "title", "description", "required", "properties");

  private final JsonNode root;
  private final List<String> complaints = new ArrayList<>();

  SchemaCheck(JsonNode root) {
    this.root = root;
  }

  List<String> complaints(JsonNode value) {
    check(root, value, "$");
    return complaints;
  }

  private boolean isGood(JsonNode schema, JsonNode value) {
    var alone = new SchemaCheck(root);
    alone.check(schema, value, "");
    return alone.complaints.isEmpty();
  }

  private void check(JsonNode schema, JsonNode value, String path) {
    for (Map.Entry<String, JsonNode> rule : schema.properties()) {
      check(rule.getKey(), rule.getValue(), schema, value, path);
    }
    for (JsonNode key : schema.path("required")) {
      demand(path + " needs " + key.asText(), () -> !value.isObject() || value.has(key.asText()));
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (value.has(property.getKey())) {
        check(property.getValue(), value.get(property.getKey()), path + "." + property.getKey());
      }
    }
  }

  private void check(String word, JsonNode rule, JsonNode schema, JsonNode value, String path) {
    switch (word) {
      case "$ref" -> check(root.at(rule.asText().substring(1)), value, path);
      case "type" -> demand(path + " is no " + rule, () -> isOfType(rule, value));
      case "enum" -> demand(path + " is none of " + rule, () -> contains(rule, value));
      case "const" -> demand(path + " is not " + rule, () -> rule.equals(value));
      case "anyOf" -> demand(path + " fits none", () -> fitsAny(rule, value));
      case "pattern" ->
          demand(
              path + " is not like " + rule.asText(),
              () -> !value.isTextual() || isLike(rule.asText(), value.asText()));
      case "minimum",
          "maximum",
          "minLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties" ->
          demand(path + " fails " + word + " " + rule, () -> isWithin(word, rule.asInt(), value));
      case "uniqueItems" ->
          demand(path + " repeats", () -> new HashSet<>(list(value)).size() == value.size());
      case "items" -> list(value).forEach(item -> check(rule, item, path + "[]"));
      case "propertyNames" ->
          value
              .fieldNames()
              .forEachRemaining(name ->
                  demand(path + " has " + name, () -> isLike(rule.path("pattern").asText(), name)));
      case "additionalProperties" -> others(rule, schema, value, path);
      default -> demand("the schema says " + word, () -> ONLY_SAID.contains(word));
    }
  }

  private void others(JsonNode rule, JsonNode schema, JsonNode value, String path) {
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      if (!schema.path("properties").has(property.getKey())) {
        demand(path + " knows no " + property.getKey(), () -> !rule.isBoolean());
        if (rule.isObject()) {
          check(rule, property.getValue(), path + "." + property.getKey());
        }
      }
    }
  }

  private void demand(String complaint, BooleanSupplier rule) {
    if (!rule.getAsBoolean()) {
      complaints.add(complaint);
    }
  }

  private static boolean isOfType(JsonNode types, JsonNode value) {
    return types.isArray()
        ? list(types).stream().anyMatch(type -> isOfType(type, value))
        : switch (types.asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          default -> throw new AssertionError("The schema says type " + types);
        };
  }

  private boolean fitsAny(JsonNode rules, JsonNode value) {
    return list(rules).stream().anyMatch(rule -> isGood(rule, value));
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    return list(values).contains(value);
  }

  private static boolean isLike(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static boolean isWithin(String word, int limit, JsonNode value) {
    return switch (word) {
      case "minimum" -> !value.isNumber() || value.asDouble() >= limit;
      case "maximum" -> !value.isNumber() || value.asDouble() <= limit;
      case "minLength" -> !value.isTextual() || value.asText().length() >= limit;
      case "minItems" -> !value.isArray() || value.size() >= limit;
      case "maxItems" -> !value.isArray() || value.size() <= limit;
      case "maxProperties" -> !value.isObject() || value.size() <= limit;
      default -> !value.isObject() || value.size() >= limit;
    };
  }

  private static List<JsonNode> list(JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(items::add);
    }
    return items;
  }
}
