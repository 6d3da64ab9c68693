package hall.queue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the window rules count from call to call.
///
/// @param calls how many calls each service has had in this business day
/// @param turns by the name of a step with turns (`rule/step`), how many calls of the round each of
///   its groups has had
/// @param on the conditions with two thresholds that hold now, by the name of their step
public record Counts(Map<ServiceId, Long> calls, Map<String, List<Integer>> turns, Set<String> on) {

  public static final Counts NONE = new Counts(Map.of(), Map.of(), Set.of());

  public Counts {
    calls = Map.copyOf(calls);
    turns = Map.copyOf(turns);
    on = Set.copyOf(on);
  }
}
