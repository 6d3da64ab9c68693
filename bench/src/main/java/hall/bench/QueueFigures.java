package hall.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How soon the queue says who is next, and what it takes to keep a crowd, with 10,000 waiting for
/// 50 services by the richest rule of the shipped county hall.
final class QueueFigures {

  private static final double DECISION_MICROS = 20;
  private static final double COMMAND_MICROS = 30;
  private static final double TICKET_BYTES = 1_000;

  /// Ten times as many may take log 10,000 / log 1,000 times as long, and a half of that more: what
  /// ten times as many tickets lose by lying outside the processor's cache is no matter of the
  /// rule. Anything that grew with the crowd itself would take ten times as long.
  private static final double GROWTH = Math.log(QueueTimes.MANY) / Math.log(QueueTimes.FEW) * 1.5;

  private QueueFigures() {}

  /// Adds the figures to the lines.
  static void measure(Path house, List<Line> lines) throws IOException {
    Map<String, Double> found = found(house);
    double decision = of(found, "decision-nanos");
    double command = Math.max(of(found, "call-nanos"), of(found, "other-nanos"));
    lines.add(Line.atMost("queue-decision", decision / 1e3, "µs", DECISION_MICROS));
    lines.add(
        Line.atMost("queue-growth", decision / of(found, "decision-nanos-of-few"), "", GROWTH));
    lines.add(Line.atMost("queue-command", command / 1e3, "µs", COMMAND_MICROS));
    lines.add(Line.atMost("queue-memory", of(found, "ticket-bytes"), "B", TICKET_BYTES));
  }

  private static double of(Map<String, Double> found, String name) {
    Double value = found.get(name);
    if (value == null) {
      throw new IllegalStateException("The queue's measurement does not say its " + name + ".");
    }
    return value;
  }

  private static Map<String, Double> found(Path house) throws IOException {
    Process process =
        new ProcessBuilder(
                HallProcess.java(),
                "@" + house.resolve("kiosk-app/jvm.options"),
                "-cp",
                System.getProperty("java.class.path"),
                QueueTimes.class.getName(),
                house.resolve("halls/county.yaml").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<String, Double> found = new HashMap<>();
    try (var out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] parts = line.split(" ", 2);
        found.put(parts[0], Double.parseDouble(parts[1]));
      }
    }
    return found;
  }
}
