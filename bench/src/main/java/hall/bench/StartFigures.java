package hall.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How soon a started hall gives its first number, and what its process takes, beside a JVM that
/// does nothing at all.
final class StartFigures {

  private static final int STARTS = 3;
  private static final int BARE_STARTS = 5;

  private StartFigures() {}

  /// Adds the figures to the lines.
  ///
  /// @param resident what the hall held after 2,000 tickets, in MB
  static void measure(Path house, BenchHall hall, Path folder, double resident, List<Line> lines)
      throws IOException {
    Path file = hall.write(folder.resolve("start.yaml"));
    List<Double> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(firstTicket(house, hall, file, folder));
    }
    List<Double> bare = new ArrayList<>();
    double bareResident = 0;
    for (int i = 0; i < BARE_STARTS; i++) {
      long begun = System.nanoTime();
      String status = bare(house);
      bare.add((System.nanoTime() - begun) / 1e6);
      bareResident = HallProcess.resident(status.lines().toList()) / 1e6;
    }
    lines.add(Line.noted("start-first-ticket", middle(starts), "ms", middle(bare)));
    lines.add(Line.noted("resident", resident, "MB", bareResident));
  }

  private static double firstTicket(Path house, BenchHall hall, Path file, Path folder)
      throws IOException {
    try (HallProcess process = HallProcess.start(house, file, folder, "--simulate");
        Wire wire = process.connect()) {
      new Tickets(hall.services()).take(wire, 1, Wire.histogram());
      return (System.nanoTime() - process.startedAt()) / 1e6;
    }
  }

  private static String bare(Path house) throws IOException {
    Process process =
        new ProcessBuilder(
                HallProcess.java(),
                "@" + house.resolve("kiosk-app/jvm.options"),
                "-cp",
                house.resolve("bench/target/bench-1-SNAPSHOT.jar").toString(),
                Bare.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
