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

    assertEquals(uncounted(chinese.keySet()), uncounted(english.keySet()));
    for (String key : uncounted(chinese.keySet())) {
      assertEquals(
          values(chinese.getOrDefault(key, "")), values(english.getOrDefault(key, "")), key);
    }
  }

  @Test
  void theNearestLanguageIsSpoken() {
    assertEquals("en", Words.suiting("en-GB,en;q=0.8"));
    assertEquals("zh-CN", Words.suiting("fr"));
    assertEquals("zh-CN", Words.suiting("zh"));
    assertEquals("zh-CN", Words.suiting(""));
    assertEquals("zh-CN", Words.suiting("%%"));
  }

  /// Which counts need a text of their own is each language's affair.
  private static Set<String> uncounted(Set<String> keys) {
    Set<String> uncounted = new TreeSet<>(keys);
    uncounted.removeIf(key -> key.endsWith(".one") || key.endsWith(".none"));
    return uncounted;
  }

  private static Set<String> values(String text) {
    Set<String> values = new TreeSet<>();
    VALUE.matcher(text).results().forEach(match -> values.add(match.group()));
    return values;
  }
}
