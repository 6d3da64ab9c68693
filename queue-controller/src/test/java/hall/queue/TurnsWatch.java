package hall.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.queue.Scene.Asked;
import hall.queue.Scene.Deed;
import hall.queue.Scene.Watch;
import hall.queue.Scene.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// In any round of calls during which every group always had somebody, each was called as often as
/// the rule says, once the first such round is over.
final class TurnsWatch implements Watch {
  private final Map<String, List<Integer>> runs = new HashMap<>();

  @Override
  public void asked(Scene scene, Asked asked) {
    for (Step step : asked.rule().steps()) {
      boolean isSaturated =
          step.call().stream()
              .map(group -> new Step(step.id(), step.when(), List.of(group), step.by()))
              .allMatch(alone ->
                  asked.waiting().stream()
                      .anyMatch(it -> Invariants.calls(scene, asked, alone, it)));
      String name = asked.rule().id() + "/" + step.id();
      if (step.by() != Step.By.TURNS || !isSaturated) {
        if (Invariants.deciding(asked).equals(Optional.of(step))) {
          runs.remove(name);
        }
        continue;
      }
      if (Invariants.deciding(asked).equals(Optional.of(step))) {
        Why.Head chosen = asked.choice().orElseThrow().why().chosen();
        List<Integer> run = runs.computeIfAbsent(name, _ -> new ArrayList<>());
        run.add(chosen.group());
        hasRatio(step, run);
      }
    }
  }

  private static void hasRatio(Step step, List<Integer> run) {
    int round = step.call().stream().mapToInt(Step.Group::times).sum();
    if (run.size() >= 2 * round) {
      List<Integer> last = run.subList(run.size() - round, run.size());
      for (int group = 0; group < step.call().size(); group++) {
        int of = group;
        assertEquals(step.call().get(group).times(), last.stream().filter(it -> it == of).count());
      }
    }
  }

  @Override
  public void done(Scene scene, Deed deed) {
    if (deed.what() == What.CHANGE_RULES || deed.what() == What.UNDO) {
      runs.clear();
    }
  }
}
