package hall.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The schema that helps editors says the same as the reader.
class ProfileSchemaTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private final JsonNode schema = read(RESOURCES.resolve("profile.schema.json"));

  @Test
  void everyShippedProfileFollowsTheSchema() {
    for (Path file : files()) {
      assertEquals(List.of(), faults(schema, read(file), ""), file.toString());
    }
  }

  @Test
  void theIndexNamesEveryShippedProfile() throws IOException {
    assertEquals(
        files().stream().map(file -> String.valueOf(file.getFileName())).toList(),
        Files.readAllLines(RESOURCES.resolve("hall/profile/index.txt")));
  }

  @Test
  void aMistypedKeyAndAWrongWordAreSeen() {
    for (Path file : files()) {
      ObjectNode mistyped = ((ObjectNode) read(file)).put("baudrate", 9600);
      ObjectNode wrong = ((ObjectNode) read(file)).put("driver", "magic");

      assertEquals(List.of("/baudrate"), faults(schema, mistyped, ""));
      assertEquals(List.of("/driver"), faults(schema, wrong, ""));
      assertFalse(faults(schema, JSON.createObjectNode(), "").isEmpty());
    }
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("hall/profile"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// The places that the schema does not allow, by the words of JSON Schema that ours uses.
  private List<String> faults(JsonNode rule, JsonNode value, String place) {
    List<String> faults = new ArrayList<>();
    if (rule.has("$ref")) {
      return faults(schema.at(rule.get("$ref").textValue().substring(1)), value, place);
    }
    if (rule.has("anyOf")
        && elements(rule.get("anyOf")).noneMatch(one -> faults(one, value, place).isEmpty())) {
      faults.add(place);
    }
    if (!plainFits(rule, value)) {
      faults.add(place);
    }
    elements(rule.path("required"))
        .filter(key -> !value.has(key.textValue()))
        .forEach(key -> faults.add(place + "/" + key.textValue()));
    for (int i = 0; value.isArray() && rule.has("items") && i < value.size(); i++) {
      faults.addAll(faults(rule.get("items"), value.get(i), place + "/" + i));
    }
    value
        .fieldNames()
        .forEachRemaining(
            key -> faults.addAll(member(rule, key, value.get(key), place + "/" + key)));
    return faults;
  }

  private List<String> member(JsonNode rule, String key, JsonNode value, String place) {
    Optional<JsonNode> known = Optional.ofNullable(rule.path("properties").get(key));
    JsonNode others = rule.path("additionalProperties");
    if (known.isPresent()) {
      return faults(known.get(), value, place);
    }
    return others.isObject()
        ? faults(others, value, place)
        : others.isBoolean() && !others.booleanValue() ? List.of(place) : List.of();
  }

  private static boolean plainFits(JsonNode rule, JsonNode value) {
    boolean type = !rule.has("type") || types(rule.get("type")).anyMatch(name -> is(name, value));
    boolean oneOf = !rule.has("enum") || elements(rule.get("enum")).anyMatch(value::equals);
    boolean pattern =
        !rule.has("pattern") || value.asText().matches(rule.get("pattern").textValue());
    boolean bounds =
        !value.isNumber()
            || (value.asLong() >= rule.path("minimum").asLong(Long.MIN_VALUE)
                && value.asLong() <= rule.path("maximum").asLong(Long.MAX_VALUE));
    return type && oneOf && pattern && bounds && value.size() >= rule.path("minItems").asInt(0);
  }

  private static Stream<String> types(JsonNode type) {
    return type.isArray() ? elements(type).map(JsonNode::textValue) : Stream.of(type.textValue());
  }

  private static boolean is(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
