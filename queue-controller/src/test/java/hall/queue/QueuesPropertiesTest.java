package hall.queue;

import hall.queue.Scene.Deed;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What holds of any queues, under every type of rule, in made-up mornings.
class QueuesPropertiesTest {

  private final Seeds<Deed> mornings = new Seeds<>(Deed::any, 250, 60);

  @TestFactory
  Stream<DynamicTest> everyInvariantHoldsUnderEveryTypeOfRule() {
    return Invariants.ALL.entrySet().stream()
        .map(invariant ->
            DynamicTest.dynamicTest(invariant.getKey(), () -> holds(invariant.getValue())));
  }

  private void holds(Supplier<Scene.Watch> watch) {
    for (HallPlan plan : Rules.ALL) {
      mornings.everyOne(deeds -> new Scene(plan, watch.get()).play(deeds));
    }
  }
}
