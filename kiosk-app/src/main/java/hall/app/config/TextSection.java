package hall.app.config;

import hall.app.words.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the texts the hall wants to say in its own words, in place of those of the message files.
final class TextSection {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)}");
  private static final int LONGEST = 200;

  private final Draft draft;
  private final Words words;

  private TextSection(Draft draft, Words words) {
    this.draft = draft;
    this.words = words;
  }

  /// @param own the languages the hall brings along
  static Map<String, Map<String, String>> read(
      Form file, Draft draft, Words words, Map<String, Map<String, String>> own) {
    Map<String, Map<String, String>> texts = new LinkedHashMap<>(own);
    file.find("texts").ifPresent(node -> texts.putAll(new TextSection(draft, words).texts(node)));
    return texts;
  }

  private Map<String, Map<String, String>> texts(Node node) {
    Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    for (Node.Key language : Form.free(node, draft).keys().values()) {
      if (HallFile.LANGUAGES.contains(language.name())) {
        texts.put(language.name(), ofLanguage(language.value(), language.name()));
      } else {
        unknown(language, node, Fault.UNKNOWN_KEY, HallFile.LANGUAGES);
      }
    }
    return texts;
  }

  private Map<String, String> ofLanguage(Node node, String language) {
    Map<String, String> texts = new LinkedHashMap<>();
    Form form = Form.free(node, draft);
    for (Node.Key key : form.keys().values()) {
      Map<String, String> inSameFile = words.of(language, key.name().split("\\.", -1)[0]);
      String original = inSameFile.get(key.name());
      if (original == null) {
        unknown(key, node, Fault.UNKNOWN_TEXT, inSameFile.keySet());
      } else {
        form.one(key.name()).ifPresent(text -> texts.put(key.name(), text(text, original)));
      }
    }
    return texts;
  }

  private String text(Node.Scalar scalar, String original) {
    String text = Texts.checked(scalar, LONGEST, draft.problems());
    if (PLACEHOLDER.matcher(text).replaceAll("").matches(".*[{}].*")) {
      draft.problems().add(scalar, Fault.TEXT_BRACE);
    }
    Set<String> known = placeholders(original);
    for (String placeholder : placeholders(text)) {
      if (!known.contains(placeholder)) {
        draft
            .problems()
            .add(
                scalar,
                Fault.TEXT_PLACEHOLDER,
                Map.of("placeholder", placeholder, "known", List.copyOf(known)));
      }
    }
    return text;
  }

  private static Set<String> placeholders(String text) {
    var names = new TreeSet<String>();
    PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(names::add);
    return names;
  }

  private void unknown(Node.Key key, Node node, Fault fault, Collection<String> known) {
    Map<String, Object> params = Known.params(key.name(), known);
    draft.problems().add(new Problem(key.place(), node.path(), key.name(), fault, params));
  }
}
