package hall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Clerks who take turns in calling, while we watch their windows' LED lines and a board's socket.
final class Calls {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_MILLIS = 10_000;
  private static final long BETWEEN_MILLIS = 650;
  private static final int FORCES_BETWEEN = 10;

  private final Histogram toLed = Wire.histogram();
  private final Histogram toBoard = Wire.histogram();
  private final Wire wire;
  private final List<Seat> seats;
  private final BoardEye board;
  private int presses;

  /// A clerk at a window.
  ///
  /// @param led the window's screen. It takes a new text at most once a second, and shows one when
  ///   a call ends, too; so there are several windows, and each rests meanwhile
  record Seat(int window, String clerk, LedEye led) {}

  Calls(Wire wire, List<Seat> seats, BoardEye board) {
    this.wire = wire;
    this.seats = List.copyOf(seats);
    this.board = board;
  }

  Histogram toLed() {
    return toLed;
  }

  Histogram toBoard() {
    return toBoard;
  }

  void signOn() throws IOException {
    for (Seat seat : seats) {
      press(seat, "sign-on", "{\"clerk\":\"%s\"}".formatted(seat.clerk()));
    }
  }

  /// Calls so many citizens, window after window, and asks the disk in between; the first few only
  /// warm up.
  void call(int count, int warmUp, Disk disk) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      disk.append(FORCES_BETWEEN);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS));
      call(seats.get(i % seats.size()), i >= warmUp);
    }
  }

  private void call(Seat seat, boolean counts) throws IOException, InterruptedException {
    seat.led().seen().forget();
    board.seen().forget();
    long pressed = System.nanoTime();
    String number = JSON.readTree(press(seat, "next", "")).get("ticket").get("number").asText();
    byte[] shown = number.getBytes(StandardCharsets.US_ASCII);
    long onLed =
        seen(seat.led().seen().when(shown, LedEye.frameEnds(), PATIENCE_MILLIS), "LED screen");
    byte[] told = BoardEye.number(number);
    long onBoard = seen(board.seen().when(told, BoardEye.eventEnds(), PATIENCE_MILLIS), "board");
    if (counts) {
      toLed.recordValue(onLed - pressed);
      toBoard.recordValue(onBoard - pressed);
    }
    press(seat, "no-show", "");
  }

  private String press(Seat seat, String key, String body) throws IOException {
    String path = "/api/v1/windows/%d/%s".formatted(seat.window(), key);
    return wire.ask(200, Wire.request("POST", path, "press-" + ++presses, body));
  }

  private static long seen(OptionalLong moment, String where) throws IOException {
    return moment.orElseThrow(
        () -> new IOException("A call did not come to the %s.".formatted(where)));
  }
}
