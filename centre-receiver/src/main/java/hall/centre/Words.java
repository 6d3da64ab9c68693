package hall.centre;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// The texts of the centre's page and of its problems, in each language.
final class Words {

  /// The languages, the one spoken when nobody asked for another first.
  static final List<String> LANGUAGES = List.of("zh-CN", "en");

  private final Map<String, Map<String, String>> texts = new TreeMap<>();

  private Words() {}

  static Words load() {
    Words words = new Words();
    LANGUAGES.forEach(language -> words.texts.put(language, read(language)));
    return words;
  }

  /// All texts of a language.
  Map<String, String> all(String language) {
    return Map.copyOf(texts.getOrDefault(language, Map.of()));
  }

  String say(String language, String key, Map<String, String> values) {
    String text = Objects.requireNonNull(texts.get(language)).getOrDefault(key, key);
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  /// The language that suits what a browser accepts.
  static String suiting(String accepted) {
    try {
      List<String> suiting = Locale.filterTags(Locale.LanguageRange.parse(accepted), LANGUAGES);
      return suiting.isEmpty() ? LANGUAGES.getFirst() : suiting.getFirst();
    } catch (IllegalArgumentException e) {
      return LANGUAGES.getFirst();
    }
  }

  private static Map<String, String> read(String language) {
    Properties read = new Properties();
    String name = "/centre/words/" + language + ".properties";
    try (InputStream file = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    read.forEach((key, text) -> texts.put(key.toString(), text.toString()));
    return texts;
  }
}
