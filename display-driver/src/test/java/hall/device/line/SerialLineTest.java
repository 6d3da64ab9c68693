package hall.device.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A line over real ports of this machine: pseudo-terminals.
class SerialLineTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private static final LineSettings FAST =
      LineSettings.of(4_000_000, "8N1", false, LineSettings.Flow.NONE);

  @TempDir private Path folder;
  private final ThreadPace pace = new ThreadPace();
  private final Notes notes = new Notes();

  @AfterEach
  void closePace() {
    pace.close();
  }

  @Test
  void everyByteGoesBothWays() throws Exception {
    var all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }

    try (var device = new Pty();
        var line = opened(device.path())) {
      notes.expect("up");
      var sent = new CountDownLatch(1);
      assertTrue(line.send(all, sent::countDown));
      assertArrayEquals(all, device.hear(all.length, SOON));
      assertTrue(sent.await(5, TimeUnit.SECONDS));

      device.say(all);
      notes.expectBytes(all);
    }
  }

  @Test
  void aMissingPortIsSaidOnceAndFoundWhenItComes() throws Exception {
    Path port = folder.resolve("ttyUSB0");

    try (var device = new Pty();
        var line = opened(port.toString())) {
      notes.expect("down " + Cause.PORT_MISSING);
      Files.createSymbolicLink(port, Path.of(device.path()));
      notes.expect("up");
      assertTrue(line.send(new byte[] {1}, () -> {}));
    }
  }

  @Test
  void aPortOfTheSameNameElsewhereIsNotTakenForIt() throws Exception {
    try (var line = opened(folder.resolve("null").toString())) {
      notes.expect("down " + Cause.PORT_MISSING);
      assertEquals(false, line.send(new byte[] {1}, () -> {}));
    }
  }

  @Test
  void whatIsNoDeviceIsNotOpened() throws Exception {
    Path file = Files.writeString(folder.resolve("paper.txt"), "no device");

    try (var line = opened(file.toString())) {
      notes.expect("down " + Cause.PORT_FAILED);
      assertEquals(false, line.send(new byte[] {1}, () -> {}));
    }
  }

  @Test
  void aPathThatCanBeNoneIsAStatusToo() throws Exception {
    try (var line = opened("\0")) {
      notes.expect("down " + Cause.PORT_FAILED);
      assertEquals(false, line.send(new byte[] {1}, () -> {}));
    }
  }

  @Test
  void aPortInUseIsBusyUntilItIsFree() throws Exception {
    try (var device = new Pty()) {
      var others = new Notes();
      var other = new SerialLine(device.path(), LineSettings.USUAL, pace);
      other.start(others);
      others.expect("up");
      try (var line = opened(device.path())) {
        notes.expect("down " + Cause.PORT_BUSY);
        other.close();
        notes.expect("up");
        assertTrue(line.send(new byte[] {1}, () -> {}));
      }
    }
  }

  @Test
  void aDevicePluggedInAgainIsBackWithinFiveSeconds() throws Exception {
    Path port = folder.resolve("printer");
    var first = new Pty();
    Files.createSymbolicLink(port, Path.of(first.path()));

    try (var line = opened(port.toString())) {
      notes.expect("up");
      Files.delete(port);
      first.close();
      notes.expect("down " + Cause.HANG_UP);
      notes.expect("down " + Cause.PORT_MISSING);

      try (var second = new Pty()) {
        Files.createSymbolicLink(port, Path.of(second.path()));
        notes.expect("up");
        line.send("again".getBytes(StandardCharsets.US_ASCII), () -> {});
        assertEquals("again", new String(second.hear(5, SOON), StandardCharsets.US_ASCII));
      }
    }
  }

  @Test
  void aDeviceThatTakesNoBytesIsGivenUpAndTriedAgain() throws Exception {
    try (var device = new Pty();
        var line = new SerialLine(device.path(), FAST, pace)) {
      line.start(notes);
      notes.expect("up");
      for (int i = 0; i < 16; i++) {
        line.send(new byte[16 * 1024], () -> {});
      }

      notes.expect("down " + Cause.WRITE_STUCK);
      notes.expect("up");
    }
  }

  @Test
  void aSlowDeviceGetsEverythingInOrder() throws Exception {
    var expected = new ByteArrayOutputStream();
    try (var device = new Pty();
        var line = opened(device.path())) {
      notes.expect("up");
      for (int i = 0; i < 60; i++) {
        var band = new byte[512];
        java.util.Arrays.fill(band, (byte) i);
        expected.writeBytes(band);
        assertTrue(line.send(band, () -> {}));
      }

      assertArrayEquals(expected.toByteArray(), device.hear(expected.size(), SOON));
    }
  }

  @Test
  void openingAndClosingTwoThousandTimesLeavesNothingBehind() throws Exception {
    try (var device = new Pty()) {
      for (int i = 0; i < 20; i++) {
        openAndClose(device);
      }
      int threads = Thread.activeCount();
      long files = openFiles();

      for (int i = 0; i < 2_000; i++) {
        openAndClose(device);
      }

      assertEquals(List.of(threads, files), List.of(Thread.activeCount(), openFiles()));
    }
  }

  @Test
  void hangUpsLeaveNothingBehind() throws Exception {
    Path port = folder.resolve("pad");
    try (var line = opened(port.toString())) {
      long files = 0;
      for (int i = 0; i < 4; i++) {
        try (var device = new Pty()) {
          Files.createSymbolicLink(port, Path.of(device.path()));
          notes.expect("up");
          files = i == 0 ? openFiles() : files;
          Files.delete(port);
        }
        notes.expect("down " + Cause.HANG_UP);
      }
      try (var device = new Pty()) {
        Files.createSymbolicLink(port, Path.of(device.path()));
        notes.expect("up");
        assertEquals(files, openFiles());
        assertTrue(line.send(new byte[] {1}, () -> {}));
      }
    }
  }

  private void openAndClose(Pty device) throws InterruptedException {
    var up = new Notes();
    try (var line = new SerialLine(device.path(), LineSettings.USUAL, pace)) {
      line.start(up);
      up.expect("up");
    }
  }

  private SerialLine opened(String path) {
    var line = new SerialLine(path, LineSettings.USUAL, pace);
    line.start(notes);
    return line;
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  /// What a line said, in order.
  private static final class Notes implements LineListener {

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

    void expect(String what) throws InterruptedException {
      String next = said.poll(SOON.plusSeconds(2).toMillis(), TimeUnit.MILLISECONDS);
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
}
