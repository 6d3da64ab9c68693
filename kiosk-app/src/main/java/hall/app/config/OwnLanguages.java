package hall.app.config;

import hall.app.words.Words;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the languages that a hall brings along, each in one file of `words-folder`:
/// `ug.properties` has what the product says (`kiosk.back=…`) in Uyghur. What it does not say is
/// said in the first language.
final class OwnLanguages {

  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9-]*}");
  private static final String EXTENSION = ".properties";

  /// By this key a language tells its own name, so that people find it.
  private static final String NAME = "face.language";

  private final Node.Scalar written;
  private final Words words;
  private final Problems problems;

  private OwnLanguages(Node.Scalar written, Words words, Problems problems) {
    this.written = written;
    this.words = words;
    this.problems = problems;
  }

  /// The texts by language and key; none where the hall names no folder.
  ///
  /// @param folder where the named folder is sought
  static Map<String, Map<String, String>> read(
      Form file, Path folder, Words words, Problems problems) {
    Optional<Node.Scalar> written = file.one("words-folder");
    if (written.isEmpty()) {
      return Map.of();
    }
    String found = HallReader.resolve(folder, written.get().text());
    if (found.isEmpty()) {
      problems.add(written.get(), Fault.FOLDER_MISSING);
      return Map.of();
    }
    return new OwnLanguages(written.get(), words, problems).all(Path.of(found));
  }

  private Map<String, Map<String, String>> all(Path folder) {
    Map<String, Map<String, String>> languages = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(EXTENSION)).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        String language = name.substring(0, name.length() - EXTENSION.length());
        if (!TAG.matcher(language).matches() || HallFile.LANGUAGES.contains(language)) {
          tell(Fault.WORDS_FILE, name, Map.of("known", HallFile.LANGUAGES));
        } else {
          languages.put(language, texts(file, name));
        }
      }
    } catch (IOException e) {
      problems.add(written, Fault.FOLDER_MISSING);
    }
    return languages;
  }

  private Map<String, String> texts(Path file, String name) {
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    } catch (IOException | IllegalArgumentException e) {
      tell(Fault.WORDS_UNREADABLE, name, Map.of());
      return Map.of();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : new TreeSet<>(read.stringPropertyNames())) {
      check(key, read.getProperty(key), name);
      texts.put(key, read.getProperty(key));
    }
    if (!texts.containsKey(NAME)) {
      tell(Fault.WORDS_WITHOUT_NAME, name, Map.of("key", NAME));
    }
    return texts;
  }

  /// A language may count in other ways than the first: what is said for none and for one may be
  /// more or less than there.
  private void check(String key, String text, String name) {
    String plain = key.replaceAll("\\.(none|one)$", "");
    if (!words.has(key) && !words.has(plain)) {
      tell(Fault.WORDS_UNKNOWN_KEY, name, Map.of("key", key));
      return;
    }
    String original = words.say(Words.FIRST, words.has(key) ? key : plain);
    for (String placeholder : placeholders(text)) {
      if (!placeholders(original).contains(placeholder) && !placeholder.equals("{n}")) {
        tell(Fault.WORDS_PLACEHOLDER, name, Map.of("key", key, "placeholder", placeholder));
      }
    }
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group()).distinct().toList();
  }

  private void tell(Fault fault, String name, Map<String, Object> params) {
    Map<String, Object> all = new LinkedHashMap<>(params);
    all.put("words", name);
    problems.add(written, fault, all);
  }
}
