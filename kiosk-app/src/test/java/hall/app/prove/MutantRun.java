package hall.app.prove;

import java.util.Optional;
import java.util.function.Supplier;

/// Puts the house of its own class loader, in which something may be broken on purpose, to the
/// proof: says what was found, or nothing.
public final class MutantRun implements Supplier<Optional<String>> {

  private static final long SEED = 400;
  private static final int RUNS = 20;
  private static final int TICKETS = 120;

  /// Made for each trial, by a class loader.
  public MutantRun() {}

  @Override
  public Optional<String> get() {
    return runs(RUNS);
  }

  /// What so many runs find, in which much goes wrong.
  static Optional<String> runs(int runs) {
    for (long seed = SEED; seed < SEED + runs; seed++) {
      Optional<String> wrong = new HallRun(seed, TICKETS, 5).run().wrong();
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }
}
