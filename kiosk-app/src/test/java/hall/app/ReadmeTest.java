package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the READMEs promise a newcomer is so: the hall they print opens, their links lead
/// somewhere, and no room goes without one.
class ReadmeTest {

  private static final Path HOUSE =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final int LONGEST_OF_A_ROOM = 60;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theHallOfTwentyLinesOpens(String readme) throws IOException {
    String text = Files.readString(HOUSE.resolve(readme));
    int begins = text.indexOf("```yaml\n") + "```yaml\n".length();
    String yaml = text.substring(begins, text.indexOf("```", begins));

    Reading reading =
        new HallReader(new ShippedProfiles(), Words.load())
            .read(yaml.getBytes(StandardCharsets.UTF_8), HOUSE);

    assertTrue(reading instanceof Reading.Good, reading.toString());
    assertTrue(yaml.lines().count() <= 20, yaml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "README.zh-CN.md",
        "docs/ARCHITECTURE.md",
        "queue-controller/README.md",
        "hardware-profiles/README.md",
        "display-driver/README.md",
        "kiosk-app/README.md",
        "centre-receiver/README.md",
        "bench/README.md"
      })
  void everyLinkLeadsSomewhere(String page) throws IOException {
    Path file = HOUSE.resolve(page);
    Path folder = Objects.requireNonNull(file.getParent());
    String text = Files.readString(file);
    Matcher links = LINK.matcher(text);

    List<String> astray =
        links.results().map(link -> link.group(1)).filter(link -> !exists(folder, link)).toList();

    assertEquals(List.of(), astray);
    if (page.contains("/README")) {
      assertTrue(text.lines().count() <= LONGEST_OF_A_ROOM, page + " is too long for a room");
    }
  }

  private static boolean exists(Path folder, String link) {
    return Files.exists(folder.resolve(link));
  }
}
