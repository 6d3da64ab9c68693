package hall.app.config;

import java.util.Map;

/// A name or a text in each of the hall's languages.
///
/// @param texts by BCP 47 tag, such as `zh-CN`; empty when the hall gave none
public record Wording(Map<String, String> texts) {

  static final Wording NONE = new Wording(Map.of());

  public Wording {
    texts = Map.copyOf(texts);
  }

  /// The text in that language; where the hall does not speak it, the Chinese one or whichever
  /// there is; empty when there is no text at all.
  public String in(String language) {
    String text = texts.getOrDefault(language, texts.get("zh-CN"));
    return text != null ? text : texts.values().stream().findFirst().orElse("");
  }

  public boolean isEmpty() {
    return texts.isEmpty();
  }
}
