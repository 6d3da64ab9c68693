package hall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How soon a pressed call is on the window's LED line and at a board's socket.
final class CallFigures {

  private static final int WINDOWS = 4;
  private static final int WARM_UP = 12;
  private static final int CALLS = 48;
  private static final double SCREEN_MILLIS = 5;

  private CallFigures() {}

  /// Starts a hall with a few screens, calls one citizen after the other and adds the figures to
  /// the lines.
  static void measure(Path house, BenchHall county, Path folder, List<Line> lines)
      throws IOException, InterruptedException {
    List<LedEye> screens = new ArrayList<>();
    try {
      for (int i = 0; i < WINDOWS; i++) {
        screens.add(LedEye.open(BenchHall.SCREEN));
      }
      measure(house, county.with(screens), screens, folder, lines);
    } finally {
      screens.forEach(LedEye::close);
    }
  }

  private static void measure(
      Path house, BenchHall hall, List<LedEye> screens, Path folder, List<Line> lines)
      throws IOException, InterruptedException {
    Path file = hall.write(folder.resolve("calls.yaml"));
    try (HallProcess process = HallProcess.start(house, file, folder);
        Wire wire = process.connect();
        BoardEye board = BoardEye.on(process.port());
        Disk disk = Disk.open(folder)) {
      List<Calls.Seat> seats = new ArrayList<>();
      List<String> services = new ArrayList<>();
      for (int i = 0; i < screens.size(); i++) {
        seats.add(new Calls.Seat(hall.window(i), hall.clerk(i), screens.get(i)));
        services.add(hall.serviceOfWindow(i));
      }
      // Each window has its share of them waiting, and a few more.
      new Tickets(services).take(wire, WARM_UP + CALLS + WINDOWS, Wire.histogram());
      Calls calls = new Calls(wire, seats, board);
      calls.signOn();
      calls.call(WARM_UP + CALLS, WARM_UP, disk);
      double limit = Line.median(disk.times()) + SCREEN_MILLIS;
      lines.add(Line.atMost("call-led", Line.median(calls.toLed()), "ms", limit));
      lines.add(Line.atMost("call-board", Line.median(calls.toBoard()), "ms", limit));
    }
  }
}
