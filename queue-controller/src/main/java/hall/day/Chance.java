package hall.day;

import hall.queue.TicketId;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Draws what is made up. Strict arithmetic throughout, so that a seed means the same on every
/// machine.
final class Chance {

  private final SplittableRandom random;

  Chance(SplittableRandom random) {
    this.random = random;
  }

  /// Another stream of draws, whatever this one is used for.
  Chance split() {
    return new Chance(random.split());
  }

  boolean happens(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long seed() {
    return random.nextLong();
  }

  /// Somewhere between two durations.
  Duration between(Duration least, Duration most) {
    return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
  }

  /// As long as waits between events are that come independently.
  Duration exponential(Duration mean) {
    return Duration.ofMillis(
        Math.round(-StrictMath.log(1 - random.nextDouble()) * mean.toMillis()));
  }

  /// Spread as service times are: a few are much longer than most.
  ///
  /// @param sigma the deviation of the logarithm
  Duration lognormal(Duration mean, double sigma) {
    double factor = StrictMath.exp(sigma * normal() - sigma * sigma / 2);
    return Duration.ofMillis(Math.max(1, Math.round(mean.toMillis() * factor)));
  }

  /// A draw from the standard normal distribution (Box and Muller).
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  /// One of several, each as often as its weight.
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  TicketId ticketId() {
    byte[] bits = new byte[10];
    long low = random.nextLong();
    int high = random.nextInt();
    for (int i = 0; i < 8; i++) {
      bits[i] = (byte) (low >> (8 * i));
    }
    bits[8] = (byte) high;
    bits[9] = (byte) (high >> 8);
    return TicketId.of(bits);
  }
}
