package hall.device.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten thousand plugs drawn and put back leave nothing behind: no thread, no handle, no memory.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EnduranceTest {

  private static final int WARM_UP = 500;
  private static final int CYCLES = 10_000;
  private static final long GROWTH_MOST = 24L << 20;

  private final ThreadPace pace = new ThreadPace();
  private final LineNotes notes = new LineNotes();

  /// What the process holds.
  private record Held(long threads, long files) {
    static Held now() throws IOException {
      return new Held(count("/proc/self/task"), count("/proc/self/fd"));
    }
  }

  @AfterEach
  void closePace() {
    pace.close();
  }

  @Test
  void ofPlugsDrawnAndPutBack() throws Exception {
    var device = new AtomicReference<>(new Pty());
    Port.Opener opener =
        () -> DevicePort.open(device.get().path(), LineSettings.USUAL, new PlugBook());
    try (var line = line(opener)) {
      line.start(notes);
      notes.expect("up");
      replug(device, WARM_UP);
      Held before = Held.now();
      long memory = resident();

      replug(device, CYCLES);

      assertEquals(before, Held.now());
      assertTrue(resident() - memory < GROWTH_MOST, "grew by " + (resident() - memory));
      assertEquals(1 + WARM_UP + CYCLES, line.link().openings());
    }
    device.get().close();
  }

  @Test
  void ofConnectionsThatBrokeOff() throws Exception {
    try (var device = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        var line = line(() -> NetPort.open("tcp:127.0.0.1:" + device.getLocalPort()))) {
      line.start(notes);
      breakOff(device, WARM_UP);
      Held before = Held.now();
      long memory = resident();

      breakOff(device, CYCLES);

      assertEquals(before, Held.now());
      assertTrue(resident() - memory < GROWTH_MOST, "grew by " + (resident() - memory));
    }
  }

  private void replug(AtomicReference<Pty> device, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      Pty drawn = device.getAndSet(new Pty());
      drawn.close();
      notes.expect("down hang-up");
      notes.expect("up");
    }
  }

  private void breakOff(ServerSocket device, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      try (Socket peer = device.accept()) {
        notes.expect("up");
        peer.setSoLinger(true, 0);
      }
      notes.expect("down hang-up");
    }
  }

  private PortLine line(Port.Opener opener) {
    var atOnce = new Backoff(Duration.ofNanos(1), Duration.ofNanos(1));
    return new PortLine("port", opener, LineSettings.USUAL, pace, atOnce);
  }

  private static long count(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.count();
    }
  }

  private static long resident() throws IOException {
    System.gc();
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    }
  }
}
