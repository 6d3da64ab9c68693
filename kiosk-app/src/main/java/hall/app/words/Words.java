package hall.app.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What the hall says, in each language it speaks. Keys are `file.key`, so
/// `errors.window-busy.title` is the key `window-busy.title` in
/// `words/<language>/errors.properties`.
///
/// A text may hold `{name}` for a value. Where a count `n` is given, `key.none` is said for 0 and
/// `key.one` for 1 when there are such keys.
public final class Words {

  /// The language of a hall that has named none, and the one every other falls back to.
  public static final String FIRST = "zh-CN";

  private final Map<String, Map<String, String>> languages;

  private Words(Map<String, Map<String, String>> languages) {
    this.languages = languages;
  }

  /// Reads all message files that `words/files.txt` and `words/languages.txt` on the class path
  /// name.
  public static Words load() {
    Map<String, Map<String, String>> languages = new TreeMap<>();
    for (String language : lines("languages.txt")) {
      Map<String, String> texts = new TreeMap<>();
      for (String file : lines("files.txt")) {
        read(language, file).forEach((key, text) -> texts.put(file + "." + key, (String) text));
      }
      languages.put(language, Collections.unmodifiableMap(texts));
    }
    return new Words(languages);
  }

  /// The same words, with some said otherwise: a hall's own texts, and languages of its own.
  ///
  /// @param own per language, texts by key
  public Words with(Map<String, Map<String, String>> own) {
    Map<String, Map<String, String>> languages = new TreeMap<>(this.languages);
    own.forEach((language, texts) -> {
      Map<String, String> both = new TreeMap<>(languages.getOrDefault(language, unsaid(texts)));
      both.putAll(texts);
      languages.put(language, Collections.unmodifiableMap(both));
    });
    return new Words(languages);
  }

  /// What a language that a hall adds leaves to the first one. Where it says a thing by count in
  /// its own way, no form of the first may come between.
  private Map<String, String> unsaid(Map<String, String> texts) {
    Map<String, String> left = new TreeMap<>(texts(FIRST));
    left.keySet().removeIf(key -> texts.containsKey(key.replaceAll("\\.(none|one)$", "")));
    return left;
  }

  /// The languages the hall speaks, as BCP 47 tags.
  public List<String> languages() {
    return List.copyOf(languages.keySet());
  }

  /// The language among ours that comes nearest to the asked one.
  ///
  /// @param asked a BCP 47 tag or an `Accept-Language` header
  public String nearest(String asked) {
    if (asked.isEmpty()) {
      return FIRST;
    }
    for (String range : asked.split(",", -1)) {
      String tag = range.split(";", -1)[0].strip();
      for (String language : languages.keySet()) {
        if (!tag.isEmpty() && primary(language).equalsIgnoreCase(primary(tag))) {
          return language;
        }
      }
    }
    return FIRST;
  }

  public boolean has(String key) {
    return texts(FIRST).containsKey(key);
  }

  /// All texts of one language whose key begins with `file.`.
  public Map<String, String> of(String language, String file) {
    Map<String, String> chosen = new TreeMap<>();
    texts(language)
        .forEach((key, text) -> {
          if (key.startsWith(file + ".")) {
            chosen.put(key, text);
          }
        });
    return chosen;
  }

  /// The text for a key, its values filled in. A key that is nowhere is said as it is, so that a
  /// gap can be seen and no one is left without an answer.
  public String say(String language, String key, Map<String, ?> values) {
    String text = find(language, key, values);
    StringBuilder said = new StringBuilder(text.length() + 32);
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      said.append(text, from, open);
      Object value = values.get(text.substring(open + 1, close));
      said.append(value == null ? text.substring(open, close + 1) : value);
      from = close + 1;
    }
    return said.append(text, from, text.length()).toString();
  }

  /// The text for a key that takes no values.
  public String say(String language, String key) {
    return say(language, key, Map.of());
  }

  private String find(String language, String key, Map<String, ?> values) {
    Object count = values.get("n");
    if (count instanceof Number number) {
      String form = number.longValue() == 0 ? ".none" : number.longValue() == 1 ? ".one" : "";
      String counted = texts(language).get(key + form);
      if (counted != null) {
        return counted;
      }
    }
    String text = texts(language).get(key);
    return text != null ? text : texts(FIRST).getOrDefault(key, key);
  }

  private Map<String, String> texts(String language) {
    return languages.getOrDefault(language, languages.getOrDefault(FIRST, Map.of()));
  }

  private static String primary(String tag) {
    return tag.split("-", -1)[0];
  }

  private static Properties read(String language, String file) {
    Properties texts = new Properties();
    String name = language + "/" + file + ".properties";
    if (Words.class.getResource("/words/" + name) == null) {
      return texts;
    }
    try (Reader in = open(name)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static List<String> lines(String file) {
    try (BufferedReader in = new BufferedReader(open(file))) {
      return in.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader open(String name) {
    InputStream in = Words.class.getResourceAsStream("/words/" + name);
    if (in == null) {
      throw new IllegalStateException("The message file words/" + name + " is missing.");
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }
}
