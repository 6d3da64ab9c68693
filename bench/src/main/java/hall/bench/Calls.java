package hall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// A clerk who calls one citizen after the other, while we watch the window's LED line and a
/// board's socket.
final class Calls {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_MILLIS = 10_000;

  /// An LED screen takes a new text at most once a second; a call within that would measure the
  /// screen's own pause.
  private static final long BETWEEN_MILLIS = 1_100;

  private static final int FORCES_BETWEEN = 10;

  private final Histogram toLed = Wire.histogram();
  private final Histogram toBoard = Wire.histogram();
  private final Wire clerk;
  private final LedEye led;
  private final BoardEye board;
  private final int window;
  private int presses;

  Calls(Wire clerk, int window, LedEye led, BoardEye board) {
    this.clerk = clerk;
    this.window = window;
    this.led = led;
    this.board = board;
  }

  Histogram toLed() {
    return toLed;
  }

  Histogram toBoard() {
    return toBoard;
  }

  void signOn(String staff) throws IOException {
    press("sign-on", "{\"clerk\":\"%s\"}".formatted(staff));
  }

  /// Calls so many citizens, each a while after the last, and asks the disk in between; the first
  /// few only warm up.
  void call(int count, int warmUp, Disk disk) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      disk.append(FORCES_BETWEEN);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS));
      led.seen().forget();
      board.seen().forget();
      long pressed = System.nanoTime();
      String number = numberIn(press("next", ""));
      byte[] shown = number.getBytes(StandardCharsets.US_ASCII);
      long onLed = wait(led.seen().when(shown, LedEye.frameEnds(), PATIENCE_MILLIS), "LED screen");
      long onBoard =
          wait(
              board.seen().when(BoardEye.number(number), BoardEye.eventEnds(), PATIENCE_MILLIS),
              "board");
      if (i >= warmUp) {
        toLed.recordValue(onLed - pressed);
        toBoard.recordValue(onBoard - pressed);
      }
      press("no-show", "");
    }
  }

  private String press(String key, String body) throws IOException {
    String path = "/api/v1/windows/%d/%s".formatted(window, key);
    return clerk.ask(200, Wire.request("POST", path, "press-" + ++presses, body));
  }

  private static String numberIn(String windowView) throws IOException {
    return JSON.readTree(windowView).get("ticket").get("number").asText();
  }

  private static long wait(OptionalLong seen, String where) throws IOException {
    return seen.orElseThrow(
        () -> new IOException("A call did not come to the %s.".formatted(where)));
  }
}
