package hall.device.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.Cause;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a line said, in order.
final class LineNotes implements LineListener {

  private static final Duration SOON = Duration.ofSeconds(7);

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public void up() {
    said.add("up");
  }

  @Override
  public void heard(byte[] more) {
    synchronized (bytes) {
      bytes.writeBytes(more);
      bytes.notifyAll();
    }
  }

  @Override
  public void down(String cause) {
    said.add("down " + cause);
  }

  /// The next thing it says, leaving aside that the port is missing.
  void expect(String what) throws InterruptedException {
    String next = said.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null && next.endsWith(Cause.PORT_MISSING) && !what.equals(next)) {
      next = said.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
    assertEquals(what, String.valueOf(next));
  }

  void expectBytes(byte[] expected) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    synchronized (bytes) {
      while (bytes.size() < expected.length && System.nanoTime() < end) {
        bytes.wait(100);
      }
      assertArrayEquals(expected, bytes.toByteArray());
    }
  }
}
