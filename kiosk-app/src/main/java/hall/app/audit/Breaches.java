package hall.app.audit;

import java.util.Map;
import java.util.Optional;

/// What an entry tells that cannot have happened. Only the first counts: whatever follows from it
/// is its doing.
final class Breaches {

  private Optional<Breach> first = Optional.empty();

  /// A rule that is broken.
  ///
  /// @param rule the key of its sentence under `finding`
  record Breach(String rule, Map<String, ?> facts) {}

  void add(String rule, Map<String, ?> facts) {
    if (first.isEmpty()) {
      first = Optional.of(new Breach(rule, facts));
    }
  }

  /// Says whether it holds, and notes the breach when it does not.
  boolean unless(boolean holds, String rule, Map<String, ?> facts) {
    if (!holds) {
      add(rule, facts);
    }
    return holds;
  }

  Optional<Breach> first() {
    return first;
  }
}
