package hall.bench;

import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.words.Words;
import hall.queue.HallPlan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/// Measures the queue by itself, in a JVM that runs as the hall's does, and writes what it found: a
/// name and a number a line.
final class QueueTimes {

  static final int MANY = 10_000;
  static final int FEW = 1_000;

  private static final int ROUNDS = 10;
  private static final int ROUND = 1_000;
  private static final int WARM = 15_000;

  private QueueTimes() {}

  /// Takes the hall file whose rules are measured.
  public static void main(String... arguments) throws Exception {
    HallPlan shipped = plan(Path.of(arguments[0]));
    var out = new FileOutputStream(FileDescriptor.out);
    try (var told = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      measure(shipped, told);
    }
  }

  private static HallPlan plan(Path file) {
    return switch (new HallReader(new ShippedProfiles(), Words.load()).read(file)) {
      case Reading.Good(var hall) -> hall.plan();
      case Reading.Bad(var problems) ->
          throw new IllegalArgumentException(file + " has " + problems.size() + " problems");
    };
  }

  static void measure(HallPlan shipped, PrintStream told) {
    told.println("ticket-bytes " + bytesOfATicket(shipped));
    CrowdedHall many = new CrowdedHall(shipped);
    CrowdedHall few = new CrowdedHall(shipped);
    many.fill(MANY);
    few.fill(FEW);
    Histogram unused = histogram();
    many.turn(WARM, unused, unused, unused);
    few.turn(WARM, unused, unused, unused);
    Histogram decidedOfMany = histogram();
    Histogram decidedOfFew = histogram();
    Histogram called = histogram();
    Histogram others = histogram();
    for (int i = 0; i < ROUNDS; i++) {
      many.turn(ROUND, decidedOfMany, called, others);
      few.turn(ROUND, decidedOfFew, unused, unused);
    }
    told.println("decision-nanos " + decidedOfMany.getValueAtPercentile(50));
    told.println("decision-nanos-of-few " + decidedOfFew.getValueAtPercentile(50));
    told.println("call-nanos " + called.getValueAtPercentile(50));
    told.println("other-nanos " + others.getValueAtPercentile(50));
  }

  /// Of nanoseconds, for what takes some thousands of them; up to a minute.
  private static Histogram histogram() {
    return new Histogram(60_000_000_000L, 3);
  }

  /// What a hall with all of them waiting holds more than one with nobody, for each.
  private static double bytesOfATicket(HallPlan shipped) {
    new CrowdedHall(shipped).fill(FEW);
    CrowdedHall hall = new CrowdedHall(shipped);
    try {
      long empty = used();
      hall.fill(MANY);
      return (double) (used() - empty) / hall.waiting();
    } finally {
      Reference.reachabilityFence(hall);
    }
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }
}
