package hall.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Pattern VALUE = Pattern.compile("\\{[a-z]+}");

  private final Words words = Words.load();

  @Test
  void everyTextIsThereInEveryLanguageWithTheSameValues() {
    var chinese = words.all("zh-CN");
    var english = words.all("en");

    assertEquals(new TreeSet<>(chinese.keySet()), new TreeSet<>(english.keySet()));
    chinese.forEach(
        (key, text) -> assertEquals(values(text), values(english.getOrDefault(key, "")), key));
  }

  @Test
  void theNearestLanguageIsSpoken() {
    assertEquals("en", Words.suiting("en-GB,en;q=0.8"));
    assertEquals("zh-CN", Words.suiting("fr"));
    assertEquals("zh-CN", Words.suiting("zh"));
    assertEquals("zh-CN", Words.suiting(""));
    assertEquals("zh-CN", Words.suiting("%%"));
  }

  private static Set<String> values(String text) {
    Set<String> values = new TreeSet<>();
    VALUE.matcher(text).results().forEach(match -> values.add(match.group()));
    return values;
  }
}
