package hall.app.prove;

import java.util.EnumMap;
import java.util.Map;

/// How often what was tried. Used by one thread at a time.
final class Tally {

  private final Map<Tried, Long> counts = new EnumMap<>(Tried.class);

  void add(Tried what) {
    add(what, 1);
  }

  void add(Tried what, long times) {
    counts.merge(what, times, Long::sum);
  }

  void add(Tally other) {
    other.counts.forEach(this::add);
  }

  long of(Tried what) {
    return counts.getOrDefault(what, 0L);
  }
}
