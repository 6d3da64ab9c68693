package hall.queue;

import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Rules that differ from others in one thing.
final class Ruled {

  private Ruled() {}

  static UnaryOperator<CallRules> noShow(Return how, int after, int times, boolean sameWindow) {
    ReturnRule noShow = new ReturnRule(how, after, times, Duration.ofMinutes(60), sameWindow);
    return rules -> with(rules, rules.windowRules(), noShow, rules.held(), rules.recallGap());
  }

  static UnaryOperator<CallRules> held(ReturnRule held) {
    return rules -> with(rules, rules.windowRules(), rules.noShow(), held, rules.recallGap());
  }

  static UnaryOperator<CallRules> recallGap(Duration gap) {
    return rules -> with(rules, rules.windowRules(), rules.noShow(), rules.held(), gap);
  }

  static UnaryOperator<CallRules> window(WindowId window, Duration autoCall, Step... steps) {
    return windows(new WindowRule("one", List.of(window), List.of(steps), Optional.of(autoCall)));
  }

  static UnaryOperator<CallRules> windows(WindowRule rule) {
    return rules -> with(rules, List.of(rule), rules.noShow(), rules.held(), rules.recallGap());
  }

  private static CallRules with(
      CallRules rules,
      List<WindowRule> windows,
      ReturnRule noShow,
      ReturnRule held,
      Duration recallGap) {
    return new CallRules(
        rules.credits(),
        windows,
        rules.appointments(),
        noShow,
        held,
        new TransferRule(Place.BY_ARRIVAL, Duration.ofMinutes(30)),
        Duration.ofMinutes(30),
        recallGap,
        Duration.ofSeconds(10),
        rules.ratingWithin());
  }

  /// A plan in which the clerk has these skills and, if so, may do everything.
  static HallPlan clerk(HallPlan plan, ClerkId clerk, List<ServiceId> skills, boolean mayAll) {
    Set<Permission> may = mayAll ? EnumSet.allOf(Permission.class) : Set.of();
    return new HallPlan(
        plan.calendar(),
        plan.services(),
        plan.windows(),
        plan.staff().stream()
            .map(
                each -> each.id().equals(clerk) ? new HallPlan.ClerkPlan(clerk, skills, may) : each)
            .toList(),
        plan.rules());
  }
}
