package hall.queue;

import hall.queue.Scene.Deed;
import hall.queue.Scene.Watch;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Puts an invariant to the queues of its own class loader, which may be mutants: says whether it
/// finds them out.
public final class MutantTrial implements Predicate<String> {

  private final Seeds<Deed> mornings = new Seeds<>(Deed::any, 250, 20);
  private final Seeds<Command> days = new Seeds<>(HallChoicesPropertiesTest::press, 200, 20);

  /// Made for each trial, by a class loader.
  public MutantTrial() {}

  /// Whether the invariant of that name fails in some morning or on some day.
  @Override
  public boolean test(String invariant) {
    Supplier<Watch> watch = Invariants.ALL.get(invariant);
    if (watch != null) {
      return Rules.ALL.stream()
          .anyMatch(plan -> mornings.anyFails(deeds -> new Scene(plan, watch.get()).play(deeds)));
    }
    var ofHall = Objects.requireNonNull(HallInvariants.ALL.get(invariant));
    return HallChoicesPropertiesTest.PLANS.stream()
        .anyMatch(plan -> days.anyFails(presses -> ofHall.accept(plan, presses)));
  }
}
