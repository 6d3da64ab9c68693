package hall.app.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a message says when a word is not among those that are known: which there are, and which
/// one was probably meant.
final class Known {

  private Known() {}

  static Map<String, Object> params(String word, Collection<String> known) {
    Optional<String> near = Nearest.to(word, known);
    List<String> all = List.copyOf(known);
    return near.isPresent() ? Map.of("known", all, "near", near.get()) : Map.of("known", all);
  }
}
