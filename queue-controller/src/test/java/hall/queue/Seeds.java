package hall.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// Made-up sequences of deeds, one for each seed. A sequence that fails is cut down to the fewest
/// deeds that still fail, and its seed is named: `-Dhall.seed=` plays it again, `-Dhall.days=`
/// plays more of them.
final class Seeds<T> {

  private static final long FIRST = Long.getLong("hall.seed", 1);

  private final Function<RandomGenerator, T> deed;
  private final int longest;
  private final int count;

  Seeds(Function<RandomGenerator, T> deed, int longest, int count) {
    this.deed = deed;
    this.longest = longest;
    this.count = Integer.getInteger("hall.days", count);
  }

  /// What holds for every sequence, or throws an error.
  void everyOne(Consumer<List<T>> holds) {
    for (long seed = FIRST; seed < FIRST + count; seed++) {
      List<T> deeds = deeds(seed);
      if (failureOf(deeds, holds) != null) {
        List<T> fewest = fewest(deeds, holds);
        Throwable failure = failureOf(fewest, holds);
        throw new AssertionError(
            "Seed %d fails with %d deeds:%n%s"
                .formatted(
                    seed,
                    fewest.size(),
                    String.join("\n", fewest.stream().map(Object::toString).toList())),
            failure);
      }
    }
  }

  /// Whether some sequence fails.
  boolean anyFails(Consumer<List<T>> holds) {
    for (long seed = FIRST; seed < FIRST + count; seed++) {
      if (failureOf(deeds(seed), holds) != null) {
        return true;
      }
    }
    return false;
  }

  private List<T> deeds(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<T> deeds = new ArrayList<>();
    for (int left = random.nextInt(longest + 1); left > 0; left--) {
      deeds.add(deed.apply(random));
    }
    return deeds;
  }

  private static <T> List<T> fewest(List<T> deeds, Consumer<List<T>> holds) {
    List<T> fewest = deeds;
    for (int size = deeds.size() / 2; size > 0; size /= 2) {
      for (int from = 0; from + size <= fewest.size(); ) {
        List<T> without = new ArrayList<>(fewest);
        without.subList(from, from + size).clear();
        if (failureOf(without, holds) == null) {
          from += size;
        } else {
          fewest = without;
        }
      }
    }
    return fewest;
  }

  private static <T> @Nullable Throwable failureOf(List<T> deeds, Consumer<List<T>> holds) {
    try {
      holds.accept(deeds);
      return null;
    } catch (AssertionError | RuntimeException failure) {
      return failure;
    }
  }
}
