package hall.queue;

import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The conditions of a plan that begin at one threshold and end at another, so that whether they
/// hold has to be remembered. The windows of a rule share them: what is a window's own to a step
/// counts here as what all windows of the rule handle by the plan.
final class Thresholds {

  static final Thresholds NONE = new Thresholds(List.of(), HallPlan.EMPTY.calendar().zone());

  private final List<Held> held;
  private final ZoneId zone;

  /// A condition, and the lines it asks about.
  private static final class Held {
    private final String step;
    private final Condition when;
    private final int[] tested;

    Held(String step, Condition when, int[] tested) {
      this.step = step;
      this.when = when;
      this.tested = tested;
    }
  }

  private Thresholds(List<Held> held, ZoneId zone) {
    this.held = held;
    this.zone = zone;
  }

  /// Those of a plan.
  ///
  /// @param numbers the number of a service's first line
  static Thresholds of(HallPlan plan, ToIntFunction<ServiceId> numbers) {
    List<Held> held = new ArrayList<>();
    for (WindowRule rule : plan.rules().windowRules()) {
      List<ServiceId> handled = handledUnder(rule, plan);
      for (Step step : rule.steps()) {
        if (RuleLines.hasTwoThresholds(step.when())) {
          int[] tested = RuleLines.tested(step.when(), handled, numbers);
          held.add(new Held(Tallies.name(rule.id(), step.id()), step.when(), tested));
        }
      }
    }
    return new Thresholds(held, plan.calendar().zone());
  }

  private static List<ServiceId> handledUnder(WindowRule rule, HallPlan plan) {
    List<WindowPlan> windows =
        plan.windows().stream().filter(window -> rule.windows().contains(window.id())).toList();
    if (windows.stream().anyMatch(window -> window.services().isEmpty())) {
      return plan.services().stream().map(ServicePlan::id).toList();
    }
    return windows.stream().flatMap(window -> window.services().stream()).distinct().toList();
  }

  /// An entry of that moment has been applied: they begin or end.
  void passed(LineRows rows, Tallies tallies, Instant at) {
    for (Held each : held) {
      boolean isOn = tallies.isOn(each.step);
      tallies.hold(each.step, RuleLines.holds(each.when, each.tested, rows, isOn, zone, at));
    }
  }
}
