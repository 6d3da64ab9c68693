package hall.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Path FOLDER = Path.of("src/main/resources/words");
  private static final Pattern VALUE = Pattern.compile("\\{[a-z-]+}", Pattern.CASE_INSENSITIVE);

  private final Words words = Words.load();

  @Test
  void everyTextIsThereInEveryLanguageWithTheSameValues() throws IOException {
    List<String> gaps = new ArrayList<>();
    for (String file : files("zh-CN")) {
      Properties chinese = read("zh-CN", file);
      Properties english = read("en", file);
      TreeSet<String> keys = new TreeSet<>(chinese.stringPropertyNames());
      keys.addAll(english.stringPropertyNames());
      for (String key : keys) {
        String first = chinese.getProperty(key, "");
        String second = english.getProperty(key, "");
        boolean plural = key.endsWith(".one") || key.endsWith(".none");
        if (!plural && (first.isEmpty() || second.isEmpty())) {
          gaps.add(file + "." + key + " is missing in one language");
        } else if (!plural && !values(first).equals(values(second))) {
          gaps.add(file + "." + key + " has other values in the other language");
        }
      }
    }
    assertEquals(List.of(), gaps);
  }

  /// The later one would be said in the earlier one's place.
  @Test
  void noKeyStandsTwiceInAFile() throws IOException {
    List<String> twice = new ArrayList<>();
    for (String language : words.languages()) {
      for (String file : files(language)) {
        Set<String> seen = new TreeSet<>();
        for (String line : Files.readAllLines(FOLDER.resolve(language, file + ".properties"))) {
          int equals = line.indexOf('=');
          if (equals > 0 && !line.startsWith("#") && !seen.add(line.substring(0, equals))) {
            twice.add(language + "/" + file + "." + line.substring(0, equals));
          }
        }
      }
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void everyMessageFileIsRead() throws IOException {
    List<String> named = Files.readAllLines(FOLDER.resolve("files.txt"));

    assertEquals(files("zh-CN"), files("en"));
    assertEquals(files("zh-CN"), named.stream().sorted().toList());
  }

  @Test
  void valuesAreFilledIn() {
    assertEquals(
        "Window 3 has not ended A012.",
        words.say("en", "errors.window-busy.detail", Map.of("window", 3, "number", "A012")));
  }

  @Test
  void theNearestLanguageIsChosen() {
    assertEquals("en", words.nearest("fr-FR, en-GB;q=0.8"));
    assertEquals("zh-CN", words.nearest("zh-Hans-CN"));
    assertEquals("zh-CN", words.nearest(""));
  }

  @Test
  void aMissingKeyIsSaidAsItIs() {
    assertEquals("errors.none-such", words.say("en", "errors.none-such"));
  }

  @Test
  void noTextSpeaksOfWhatPeopleCannotKnow() {
    words
        .of("zh-CN", "errors")
        .forEach((key, text) -> assertTrue(!text.contains("系统错误"), () -> key + ": " + text));
  }

  private static Set<String> values(String text) {
    TreeSet<String> values = new TreeSet<>();
    VALUE.matcher(text).results().forEach(match -> values.add(match.group()));
    return values;
  }

  private static List<String> files(String language) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
      return files
          .map(file -> file.getFileName().toString().replace(".properties", ""))
          .sorted()
          .toList();
    }
  }

  private static Properties read(String language, String file) throws IOException {
    Properties texts = new Properties();
    Path path = FOLDER.resolve(language).resolve(file + ".properties");
    if (Files.exists(path)) {
      try (Reader in = Files.newBufferedReader(path)) {
        texts.load(in);
      }
    }
    return texts;
  }
}
