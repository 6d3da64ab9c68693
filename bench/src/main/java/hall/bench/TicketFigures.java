package hall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How fast numbers are given out, each kept on the disk before it is shown; and what the hall's
/// process costs meanwhile.
final class TicketFigures {

  private static final int FIRST = 2_000;
  private static final int ROUNDS = 60;
  private static final int PER_ROUND = 50;
  private static final long ROUNDS_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int CROWD = 64;
  // All in all more than a county hall's day, but not a day that no hall ever has.
  private static final int CROWD_WARM_UP = 8_000;
  private static final int CROWD_TICKETS = 8_000;
  private static final double HTTP_MILLIS = 0.3;
  private static final double CROWD_FACTOR = 5;
  private static final double CROWD_MILLIS = 20;

  private final Tickets tickets;
  private final List<Line> lines;

  private TicketFigures(Tickets tickets, List<Line> lines) {
    this.tickets = tickets;
    this.lines = lines;
  }

  /// Starts a hall, measures it and adds the figures to the lines. Gives the memory it held after
  /// 2,000 tickets, in MB.
  static double measure(Path house, BenchHall hall, Path folder, List<Line> lines)
      throws IOException {
    Path file = hall.write(folder.resolve("tickets.yaml"));
    TicketFigures figures = new TicketFigures(new Tickets(hall.services()), lines);
    try (HallProcess process = HallProcess.start(house, file, folder, "--simulate");
        Wire wire = process.connect();
        Disk disk = Disk.open(folder)) {
      figures.tickets.take(wire, FIRST, Wire.histogram());
      double resident = process.resident() / 1e6;
      double perSecond = figures.one(wire, disk);
      figures.many(process.port(), perSecond);
      return resident;
    }
  }

  /// One client, in turns with the disk, so that both have the same weather. Gives its rate.
  private double one(Wire wire, Disk disk) throws IOException {
    Histogram times = Wire.histogram();
    long deadline = System.nanoTime() + ROUNDS_NANOS;
    for (int round = 0; round < ROUNDS && System.nanoTime() < deadline; round++) {
      disk.append(PER_ROUND);
      tickets.take(wire, PER_ROUND, times);
    }
    double floor = Line.median(disk.times());
    double median = Line.median(times);
    double perSecond = 1e9 / times.getMean();
    lines.add(Line.noted("disk-force", floor, "ms", floor));
    lines.add(Line.atMost("ticket-median", median, "ms", floor + HTTP_MILLIS));
    lines.add(Line.noted("rate-one", perSecond, "/s", 1e9 / disk.times().getMean()));
    return perSecond;
  }

  private void many(int port, double perSecondOfOne) throws IOException {
    Crowd.ask(port, CROWD, CROWD_WARM_UP, tickets::next);
    Crowd.Outcome crowd = Crowd.ask(port, CROWD, CROWD_TICKETS, tickets::next);
    double factor = crowd.perSecond() / perSecondOfOne;
    double p99 = crowd.times().getValueAtPercentile(99) / 1e6;
    lines.add(Line.noted("rate-many", crowd.perSecond(), "/s", perSecondOfOne * CROWD_FACTOR));
    lines.add(Line.atLeast("ticket-rate", factor, "", CROWD_FACTOR));
    lines.add(Line.atMost("ticket-p99", p99, "ms", CROWD_MILLIS));
  }
}
