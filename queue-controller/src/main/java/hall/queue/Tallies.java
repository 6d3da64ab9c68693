package hall.queue;

import hall.queue.Step.Group;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the window rules count from call to call: the living form of [Counts].
final class Tallies {

  private final Map<ServiceId, Long> calls;
  private final Map<String, int[]> turns;
  private final Set<String> on;
  private Map<String, List<Group>> rounds = Map.of();

  Tallies() {
    calls = new HashMap<>();
    turns = new HashMap<>();
    on = new HashSet<>();
  }

  private Tallies(Tallies other) {
    calls = new HashMap<>(other.calls);
    turns = new HashMap<>(other.turns);
    on = new HashSet<>(other.on);
    rounds = other.rounds;
  }

  /// The same, each going its own way from now on.
  Tallies copy() {
    return new Tallies(this);
  }

  /// What a step is called in [Counts].
  static String name(String rule, String step) {
    return rule + "/" + step;
  }

  void restore(Counts counts) {
    clear();
    calls.putAll(counts.calls());
    counts.turns().forEach((step, of) -> turns.put(step, ints(of)));
    on.addAll(counts.on());
  }

  void clear() {
    calls.clear();
    turns.clear();
    on.clear();
  }

  /// The rules have changed: what is counted for steps that are gone, or have other groups, is
  /// forgotten.
  void plan(HallPlan plan) {
    Map<String, List<Group>> before = rounds;
    rounds = new HashMap<>();
    Set<String> held = new HashSet<>();
    for (WindowRule rule : plan.rules().windowRules()) {
      for (Step step : rule.steps()) {
        String name = name(rule.id(), step.id());
        if (step.by() == Step.By.TURNS) {
          rounds.put(name, step.call());
        }
        if (RuleLines.hasTwoThresholds(step.when())) {
          held.add(name);
        }
      }
    }
    turns
        .entrySet()
        .removeIf(of -> !fits(of.getValue(), rounds.get(of.getKey()), before.get(of.getKey())));
    on.retainAll(held);
  }

  private static boolean fits(
      int[] counted, @Nullable List<Group> round, @Nullable List<Group> before) {
    return round != null
        && round.size() == counted.length
        && (before == null || before.equals(round));
  }

  long callsOf(ServiceId service) {
    return calls.getOrDefault(service, 0L);
  }

  void called(ServiceId service) {
    calls.merge(service, 1L, Long::sum);
  }

  /// One more call of the round for the group. A group that had had all of its calls is called only
  /// in a new round.
  void turn(String step, int group) {
    List<Group> round = rounds.get(step);
    if (round == null || group >= round.size()) {
      return;
    }
    int[] counted = turnsOf(step, round.size()).clone();
    if (counted[group] >= round.get(group).times()) {
      Arrays.fill(counted, 0);
    }
    counted[group]++;
    turns.put(step, counted);
  }

  /// What each of a step's groups has had of the round; not to be changed.
  int[] turnsOf(String step, int groups) {
    int[] counted = turns.get(step);
    return counted != null && counted.length == groups ? counted : new int[groups];
  }

  List<Integer> turns(String step) {
    return list(turns.getOrDefault(step, new int[0]));
  }

  void putBack(String step, List<Integer> counted) {
    if (counted.isEmpty()) {
      turns.remove(step);
    } else {
      turns.put(step, ints(counted));
    }
  }

  boolean isOn(String step) {
    return on.contains(step);
  }

  void hold(String step, boolean isOn) {
    if (isOn) {
      on.add(step);
    } else {
      on.remove(step);
    }
  }

  Counts counts() {
    Map<String, List<Integer>> listed = new HashMap<>();
    turns.forEach((step, counted) -> listed.put(step, list(counted)));
    return new Counts(calls, listed, on);
  }

  private static int[] ints(List<Integer> of) {
    return of.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> list(int[] of) {
    return Arrays.stream(of).boxed().toList();
  }
}
