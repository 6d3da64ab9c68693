package hall.app.prove;

import hall.app.journal.SimulatedDisk;
import hall.queue.HallPlan;
import java.util.Optional;
import java.util.Random;

/// What everybody in one simulated hall shares: chance, time, the disk, what was promised, and the
/// life the process is in, if it is in one.
final class World {

  final Random chance;
  final Trace trace = new Trace();
  final Tally tally = new Tally();
  final SimulatedTime time = new SimulatedTime(trace);
  final Promises promises = new Promises(this);
  final HallPlan plan;
  SimulatedDisk disk;
  Optional<Life> life = Optional.empty();

  /// Faults have ended: the hall and the centre have to come to rest.
  boolean calm;

  private Optional<String> broken = Optional.empty();

  World(long seed, HallPlan plan) {
    chance = new Random(seed);
    this.plan = plan;
    disk = new SimulatedDisk(4096 << chance.nextInt(7));
  }

  /// Something is not as it has to be; the first such thing is what the run is judged by.
  void broken(String what) {
    if (broken.isEmpty()) {
      broken = Optional.of(what);
    }
  }

  Optional<String> broken() {
    return broken;
  }

  /// Whether this happens, once in so many times.
  boolean oneIn(int times) {
    return chance.nextInt(times) == 0;
  }

  /// A time around the mean, as between things that come by chance; never above six times that.
  long around(long meanMillis) {
    double u = 1 - chance.nextDouble();
    return (long) Math.min(6.0 * meanMillis, -Math.log(u) * meanMillis);
  }
}
