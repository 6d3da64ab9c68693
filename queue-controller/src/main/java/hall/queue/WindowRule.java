package hall.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How windows choose whom to call (窗口方案): steps, tried in order. Windows that share a rule share
/// its turns.
///
/// @param id names the rule
/// @param windows which windows go by it; a window in no rule goes by [#PLAIN]
/// @param autoCall how long a free window rests before the next is called without a key; empty when
///   the clerk calls
public record WindowRule(
    String id, List<WindowId> windows, List<Step> steps, Optional<Duration> autoCall) {

  /// First come, first called, credits granted.
  public static final WindowRule PLAIN =
      new WindowRule("plain", List.of(), List.of(Step.earliest()), Optional.empty());

  public WindowRule {
    windows = List.copyOf(windows);
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("The window rule '" + id + "' has no step.");
    }
  }
}
