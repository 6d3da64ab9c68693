package hall.device.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Draws a plug and puts it back, ten thousand times, in a process of its own whose heap is laid
/// out whole at the start: what the process grows by is then what a line has left behind. Ends with
/// an error that says what grew.
public final class Endurance {

  private static final int WARM_UP = 1_000;
  private static final int CYCLES = 10_000;
  private static final long GROWTH_MOST = 12L << 20;

  private final LineNotes notes = new LineNotes();

  private interface Cycle {
    void times(int count) throws Exception;
  }

  private Endurance() {}

  /// Takes `plugs` or `connections`.
  public static void main(String... what) throws Exception {
    if (what[0].equals("plugs")) {
      new Endurance().plugs();
    } else {
      new Endurance().connections();
    }
  }

  private void plugs() throws Exception {
    var device = new AtomicReference<>(new Pty());
    Port.Opener opener =
        () -> DevicePort.open(device.get().path(), LineSettings.USUAL, new PlugBook());
    try (var pace = new ThreadPace();
        var line = line(opener, pace)) {
      line.start(notes);
      notes.expect("up");
      prove(count -> {
        for (int i = 0; i < count; i++) {
          Pty drawn = device.getAndSet(new Pty());
          drawn.close();
          notes.expect("down hang-up");
          notes.expect("up");
        }
      });
    }
    device.get().close();
  }

  private void connections() throws Exception {
    try (var pace = new ThreadPace();
        var device = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        var line = line(() -> NetPort.open("tcp:127.0.0.1:" + device.getLocalPort()), pace)) {
      line.start(notes);
      var peer = new AtomicReference<>(device.accept());
      notes.expect("up");
      prove(count -> {
        for (int i = 0; i < count; i++) {
          peer.get().setSoLinger(true, 0);
          peer.get().close();
          notes.expect("down hang-up");
          peer.set(device.accept());
          notes.expect("up");
        }
      });
      peer.get().close();
    }
  }

  private static void prove(Cycle cycle) throws Exception {
    cycle.times(WARM_UP);
    long threads = count("/proc/self/task");
    long files = count("/proc/self/fd");
    long memory = resident();

    cycle.times(CYCLES);

    same("threads", threads, count("/proc/self/task"));
    same("handles", files, count("/proc/self/fd"));
    long grown = resident() - memory;
    if (grown > GROWTH_MOST) {
      throw new AssertionError("It grew by " + grown + " bytes in " + CYCLES + " cycles.");
    }
  }

  private static void same(String what, long before, long after) {
    if (before != after) {
      throw new AssertionError("It had " + before + " " + what + " and has " + after + ".");
    }
  }

  private static PortLine line(Port.Opener opener, Pace pace) {
    var atOnce = new Backoff(Duration.ofNanos(1), Duration.ofNanos(1));
    return new PortLine("port", opener, LineSettings.USUAL, pace, atOnce);
  }

  private static long count(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.count();
    }
  }

  private static long resident() throws IOException {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    }
  }
}
