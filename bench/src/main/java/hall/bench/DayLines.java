package hall.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long a whole county day takes to simulate: what trying a rule costs, and what a forecast
/// that runs the hall forward has to live with.
final class DayLines {

  private static final double DAY_MILLIS = 100;

  private DayLines() {}

  /// Adds the figure to the lines.
  static void measure(Path house, List<Line> lines) throws IOException {
    Process process =
        new ProcessBuilder(
                HallProcess.java(),
                "@" + house.resolve("kiosk-app/jvm.options"),
                "-cp",
                System.getProperty("java.class.path"),
                DayTimes.class.getName(),
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
    Double millis = found.get("day-millis");
    if (millis == null) {
      throw new IllegalStateException("The day's measurement does not say how long it took.");
    }
    lines.add(Line.atMost("day-simulated", millis, "ms", DAY_MILLIS));
  }
}
