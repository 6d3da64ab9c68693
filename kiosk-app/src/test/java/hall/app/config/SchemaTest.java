package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The schema that editors complete from says what the reader reads, no less and no more.
class SchemaTest {

  private static final JsonNode SCHEMA = schema();
  private static final Path BAD = Path.of("src/test/resources/hall/app/config/bad");

  @Test
  void everyKeyTheReaderKnowsIsInTheSchemaAndTheOtherWayRound() {
    for (Shape shape : Shape.ALL) {
      JsonNode part = part(shape);

      assertEquals(new TreeSet<>(shape.known()), names(part.path("properties")), shape.part());
      assertEquals(new TreeSet<>(shape.required()), texts(part.path("required")), shape.part());
      assertEquals(false, part.path("additionalProperties").booleanValue(), shape.part());
    }
  }

  @Test
  void everyKeyIsExplainedInBothLanguages() {
    for (Shape shape : Shape.ALL) {
      for (String key : shape.known()) {
        JsonNode written = part(shape).path("properties").path(key);
        JsonNode named = written.has("description") ? written : resolved(written);
        String said = named.path("description").asText();

        assertTrue(said.codePoints().anyMatch(c -> c > 0x4E00), shape.part() + "." + key);
        assertTrue(said.matches(".*[A-Za-z]{2}.*"), shape.part() + "." + key);
      }
    }
  }

  @Test
  void theShippedHallsFollowIt() throws IOException {
    for (Path file : yaml(Halls.ROOT)) {
      assertEquals(List.of(), complaints(file), file.toString());
    }
  }

  /// What only the reader can see: names that reach nobody, clashes, times and dates that are none.
  @Test
  void whatTheSchemaRefusesTheReaderRefusesToo() throws IOException {
    List<String> seen = new ArrayList<>();
    for (Path file : yaml(BAD)) {
      if (isReadable(file) && !complaints(file).isEmpty()) {
        seen.add(String.valueOf(file.getFileName()));
      }
    }

    assertTrue(
        seen.containsAll(
            List.of(
                "a-list.yaml",
                "bad-ids.yaml",
                "centre-without-host.yaml",
                "missing-key.yaml",
                "numbers.yaml",
                "ports.yaml",
                "sessions.yaml",
                "twelve-different.yaml",
                "unknown-key.yaml",
                "weekdays.yaml",
                "window-without-services.yaml",
                "wrong-kinds.yaml")),
        seen.toString());
  }

  private static List<String> complaints(Path file) throws IOException {
    return new SchemaCheck(SCHEMA).complaints(new YAMLMapper().readTree(file.toFile()));
  }

  private static boolean isReadable(Path file) {
    try {
      return !new YAMLMapper().readTree(file.toFile()).isMissingNode();
    } catch (IOException broken) {
      return false;
    }
  }

  private static JsonNode part(Shape shape) {
    return shape.equals(Shape.FILE) ? SCHEMA : SCHEMA.path("$defs").path(shape.part());
  }

  private static JsonNode resolved(JsonNode written) {
    return SCHEMA.at(written.path("$ref").asText().substring(1));
  }

  private static Set<String> names(JsonNode node) {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> texts(JsonNode node) {
    var texts = new TreeSet<String>();
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static JsonNode schema() {
    try (var in = SchemaTest.class.getResourceAsStream("/hall.schema.json")) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
