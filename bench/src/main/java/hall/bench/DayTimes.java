package hall.bench;

import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.words.Words;
import hall.day.Habits;
import hall.day.Replay;
import hall.day.SimulatedDay;
import hall.queue.Event.TicketTaken;
import hall.queue.HallPlan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// How long a county day takes to simulate, in a JVM as the hall's. Each day has another seed, so
/// that none is known by heart.
final class DayTimes {

  private static final int TICKETS = 1_000;
  private static final int WARMING = 40;
  private static final int DAYS = 41;
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private DayTimes() {}

  /// Takes the hall file; prints the median of the days' times and of their tickets.
  public static void main(String... arguments) {
    HallPlan plan = plan(Path.of(arguments[0]));
    List<Double> millis = new ArrayList<>();
    List<Double> tickets = new ArrayList<>();
    for (int i = 0; i < WARMING + DAYS; i++) {
      long begun = System.nanoTime();
      Replay.Run run =
          SimulatedDay.live(plan, MONDAY, Habits.busy(TICKETS), new SplittableRandom(i));
      double took = (System.nanoTime() - begun) / 1e6;
      if (i >= WARMING) {
        millis.add(took);
        tickets.add((double) taken(run));
      }
    }
    var console = new FileOutputStream(FileDescriptor.out);
    try (var out = new PrintStream(console, true, StandardCharsets.UTF_8)) {
      out.println("day-millis " + middle(millis));
      out.println("day-tickets " + middle(tickets));
    }
  }

  private static long taken(Replay.Run run) {
    return run.entries().stream()
        .flatMap(entry -> entry.events().stream())
        .filter(TicketTaken.class::isInstance)
        .count();
  }

  private static HallPlan plan(Path file) {
    Reading reading = new HallReader(new ShippedProfiles(), Words.load()).read(file);
    if (reading instanceof Reading.Good(var hall)) {
      return hall.plan();
    }
    throw new IllegalStateException("The hall file " + file + " is not good.");
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
