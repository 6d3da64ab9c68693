package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the faces are made of: nothing newer than the browsers that halls have (Chromium 109), no
/// word that is not in the message files, nothing from outside the box.
class PlainWebTest {

  private static final Path WEB = Path.of("src/main/resources/web");

  /// What a Chromium of 109 does not know, with the version that brought it.
  private static final Map<String, String> TOO_NEW =
      Map.of(
          "color-mix\\(", "111",
          "[.](toSorted|toReversed|toSpliced|with)\\(", "110",
          "\\bpopover\\b", "114",
          "startViewTransition|view-transition", "111",
          "subgrid", "117",
          "(?m)^\\s*&[:. >]", "112 (nesting)",
          "Object[.]groupBy|Promise[.]withResolvers", "117",
          "AbortSignal[.]any", "116",
          "@starting-style|interpolate-size", "117",
          "light-dark\\(", "123");

  private static final Pattern OUTSIDE =
      Pattern.compile("(src|href|url|import|fetch)[^\\n]{0,12}[\"'(]https?://");
  private static final Pattern KEY =
      Pattern.compile("(?:say|tell)\\(\\s*\"([a-z]+[.][a-z0-9.-]+)\"");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @Test
  void everyHallsBrowserUnderstandsIt() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(".js", ".css", ".html")) {
      String text = Files.readString(file);
      TOO_NEW.forEach((pattern, since) -> {
        boolean nesting = since.endsWith("(nesting)");
        if ((!nesting || file.toString().endsWith(".css"))
            && Pattern.compile(pattern).matcher(text).find()) {
          found.add(file.getFileName() + " uses " + pattern + ", known since " + since);
        }
      });
    }

    assertEquals(List.of(), found);
  }

  @Test
  void nothingComesFromOutsideTheBox() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(".js", ".css", ".html")) {
      if (OUTSIDE.matcher(Files.readString(file)).find()) {
        found.add(file.toString());
      }
    }

    assertEquals(List.of(), found);
  }

  @Test
  void everyTextAFaceSaysIsInTheMessageFiles() throws IOException {
    Words words = Words.load();
    List<String> missing = new ArrayList<>();
    for (Path file : files(".js")) {
      KEY.matcher(Files.readString(file))
          .results()
          .map(found -> found.group(1))
          .filter(key -> !words.has(key))
          .forEach(key -> missing.add(file.getFileName() + ": " + key));
    }

    assertEquals(List.of(), missing);
  }

  @Test
  void noTextForPeopleStandsInAScript() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(".js")) {
      if (CHINESE.matcher(Files.readString(file)).find()) {
        found.add(file.toString());
      }
    }

    assertEquals(List.of(), found);
  }

  private static List<Path> files(String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      return files
          .filter(file -> List.of(endings).stream().anyMatch(end -> file.toString().endsWith(end)))
          .sorted()
          .toList();
    }
  }
}
