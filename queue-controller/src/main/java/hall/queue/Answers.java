package hall.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was answered to whom: the entries that carry a request key, of this business day and the
/// one before, so that a repeat is known.
final class Answers {

  private Map<String, Entry> today = new LinkedHashMap<>();
  private Map<String, Entry> yesterday = new LinkedHashMap<>();

  Answers(List<Entry> today, List<Entry> yesterday) {
    today.forEach(this::add);
    yesterday.forEach(entry -> this.yesterday.put(entry.key().text(), entry));
  }

  Answers copy() {
    return new Answers(today(), yesterday());
  }

  void add(Entry entry) {
    if (!entry.key().isNone()) {
      today.put(entry.key().text(), entry);
    }
  }

  void openDay() {
    yesterday = today;
    today = new LinkedHashMap<>();
  }

  Optional<Entry> to(RequestKey key) {
    if (key.isNone()) {
      return Optional.empty();
    }
    Entry entry = today.get(key.text());
    return Optional.ofNullable(entry != null ? entry : yesterday.get(key.text()));
  }

  List<Entry> today() {
    return List.copyOf(today.values());
  }

  List<Entry> yesterday() {
    return List.copyOf(yesterday.values());
  }
}
