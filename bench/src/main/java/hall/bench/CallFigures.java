package hall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// How soon a pressed call is on the window's LED line and at a board's socket.
final class CallFigures {

  private static final int ADDRESS = 1;
  private static final int WARM_UP = 10;
  private static final int CALLS = 40;
  private static final double SCREEN_MILLIS = 5;

  private CallFigures() {}

  /// Starts a hall with one screen, calls one citizen after the other and adds the figures to the
  /// lines.
  static void measure(Path house, BenchHall county, Path folder, List<Line> lines)
      throws IOException, InterruptedException {
    try (LedEye led = LedEye.open(ADDRESS)) {
      BenchHall hall = county.with(led, ADDRESS);
      Path file = hall.write(folder.resolve("calls.yaml"));
      try (HallProcess process = HallProcess.start(house, file, folder);
          Wire clerk = process.connect();
          BoardEye board = BoardEye.on(process.port());
          Disk disk = Disk.open(folder)) {
        Tickets tickets = new Tickets(List.of(hall.serviceOfWindow()));
        tickets.take(clerk, WARM_UP + CALLS + 1, Wire.histogram());
        Calls calls = new Calls(clerk, hall.window(), led, board);
        calls.signOn(hall.clerk());
        calls.call(WARM_UP + CALLS, WARM_UP, disk);
        double limit = Line.median(disk.times()) + SCREEN_MILLIS;
        lines.add(Line.atMost("call-led", Line.median(calls.toLed()), "ms", limit));
        lines.add(Line.atMost("call-board", Line.median(calls.toBoard()), "ms", limit));
      }
    }
  }
}
