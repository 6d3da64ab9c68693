package hall.app.config;

import hall.app.words.Words;
import java.util.Map;

/// A sentence of another part of the house, to be said within one of ours.
///
/// @param key in the message files
public record Saying(String key, Map<String, String> values) {

  public Saying {
    values = Map.copyOf(values);
  }

  String in(Words words, String language) {
    return words.say(language, key, values);
  }
}
