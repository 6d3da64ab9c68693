package hall.queue;

import static hall.queue.Halls.ALWAYS;
import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.CHEN;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.THREE;
import static hall.queue.Halls.TWO;

import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One hall under every type of rule: tax and pension at the first window, all three services at
/// the second, permits at the third, where Chen sits who can do no tax.
final class Rules {

  static final Duration GUARD = Duration.ofMinutes(15);
  static final Duration CREDIT = Duration.ofMinutes(20);

  private static final Step EARLIEST = Step.earliest();
  private static final Lines ORDINARY = Lines.own(LineClass.ORDINARY);
  private static final Lines PRIORITY = Lines.own(LineClass.PRIORITY);
  private static final Lines GREEN = Lines.own(LineClass.GREEN);
  private static final Lines BOOKED = Lines.own(LineClass.APPOINTMENT);

  /// By the type of rule, in an order that stays.
  static final List<HallPlan> ALL =
      List.of(
          plan(EARLIEST),
          plan(Step.guard(GUARD), EARLIEST),
          plan(
              Step.guard(GUARD),
              step("turns", By.TURNS, group(ORDINARY, 3), group(PRIORITY, 1), group(BOOKED, 2)),
              EARLIEST),
          plan(
              step("turns", By.TURNS, group(Lines.of(TAX), 2), group(Lines.of(PENSION), 1)),
              step(
                  "crowd",
                  new Condition.Waiting(Lines.of(PERMIT), 2, 1),
                  By.EARLIEST,
                  group(Lines.of(PERMIT), 1)),
              step(
                  "late",
                  new Condition.Waited(Lines.OWN, Duration.ofMinutes(10), Duration.ofMinutes(5)),
                  By.OLDEST,
                  group(Lines.OWN, 1)),
              EARLIEST),
          plan(
              step(
                  "strict",
                  By.IN_ORDER,
                  group(GREEN, 1),
                  group(PRIORITY, 1),
                  group(BOOKED, 1),
                  group(ORDINARY, 1)),
              step(
                  "help",
                  new Condition.Nobody(Lines.OWN),
                  By.EARLIEST,
                  group(Lines.of(TAX, PENSION, PERMIT), 1))),
          plan(
              step(
                  "morning",
                  new Condition.During(List.of(new Calendar.Session(9 * 60, 9 * 60 + 40))),
                  By.EARLIEST,
                  group(BOOKED, 1)),
              step("oldest", By.OLDEST, group(Lines.OWN, 1))),
          plan(
              step(
                  "turns",
                  By.TURNS,
                  group(ORDINARY, 2),
                  group(Lines.of(PENSION), 1),
                  group(Lines.OWN, 1))));

  private Rules() {}

  private static Step step(String id, By by, Group... groups) {
    return step(id, Condition.ALWAYS, by, groups);
  }

  private static Step step(String id, Condition when, By by, Group... groups) {
    return new Step(id, when, List.of(groups), by);
  }

  private static Group group(Lines lines, int times) {
    return new Group(lines, times);
  }

  /// The first two windows share a rule, and the third goes by one of the same steps.
  static HallPlan plan(Step... steps) {
    return new HallPlan(
        ALWAYS,
        List.of(
            new ServicePlan(TAX, new Series("A"), 0, ALWAYS),
            new ServicePlan(PENSION, new Series("A"), 0, ALWAYS),
            new ServicePlan(PERMIT, new Series("B"), 0, ALWAYS)),
        List.of(
            new WindowPlan(ONE, List.of(TAX, PENSION), false),
            new WindowPlan(TWO, List.of(PENSION, TAX, PERMIT), false),
            new WindowPlan(THREE, List.of(PERMIT), false)),
        List.of(
            ClerkPlan.plain(ANNA),
            ClerkPlan.plain(BO),
            new ClerkPlan(CHEN, List.of(PENSION, PERMIT), Set.of())),
        new CallRules(
            Map.of(LineClass.PRIORITY, CREDIT, LineClass.GREEN, Duration.ofHours(12)),
            List.of(
                new WindowRule("front", List.of(ONE, TWO), List.of(steps), Optional.empty()),
                new WindowRule("back", List.of(THREE), List.of(steps), Optional.empty())),
            Halls.plan(ALWAYS).rules().appointments(),
            Halls.plan(ALWAYS).rules().noShow(),
            Halls.plan(ALWAYS).rules().held(),
            Halls.plan(ALWAYS).rules().transfer(),
            Duration.ofMinutes(30),
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30)));
  }
}
