package hall.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What holds of whole halls, under every type of rule, on made-up days.
class HallChoicesPropertiesTest {

  /// The halls of the queues' own tests, one with everything in it, and one with few numbers.
  static final List<HallPlan> PLANS = plans();

  private final Seeds<Command> days = new Seeds<>(HallChoicesPropertiesTest::press, 200, 40);

  @TestFactory
  Stream<DynamicTest> everyInvariantHoldsUnderEveryTypeOfRule() {
    return HallInvariants.ALL.entrySet().stream()
        .map(invariant ->
            DynamicTest.dynamicTest(invariant.getKey(), () -> holds(invariant.getValue())));
  }

  private void holds(BiConsumer<HallPlan, List<Command>> invariant) {
    for (HallPlan plan : PLANS) {
      days.everyOne(presses -> invariant.accept(plan, presses));
    }
  }

  private static List<HallPlan> plans() {
    List<HallPlan> plans = new ArrayList<>(Rules.ALL);
    plans.add(Presses.plan());
    plans.add(tight(Rules.ALL.get(1)));
    return plans;
  }

  /// Numbers are soon given out.
  private static HallPlan tight(HallPlan plan) {
    HallPlan.Gate gate =
        new HallPlan.Gate(9, 1, 2, Duration.ofMinutes(30), 1, HallPlan.Closing.OFF);
    return new HallPlan(
        plan.calendar(),
        plan.services().stream()
            .map(service ->
                new HallPlan.ServicePlan(service.id(), service.series(), gate, service.hours()))
            .toList(),
        plan.windows(),
        plan.staff(),
        plan.rules());
  }

  /// The rules change only among these, or all would end as the same hall; and more is called.
  static Command press(RandomGenerator random) {
    Command press = Presses.any(random);
    if (press instanceof Command.ChangePlan) {
      return random.nextInt(4) == 0
          ? new Command.ChangePlan(PLANS.get(random.nextInt(PLANS.size())))
          : new Command.CallNext(Halls.ONE);
    }
    return press;
  }
}
