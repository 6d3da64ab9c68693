package hall.device.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A line over real ports of this machine: pseudo-terminals.
class PortLineTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private static final LineSettings FAST =
      LineSettings.of(4_000_000, "8N1", false, LineSettings.Flow.NONE);

  @TempDir private Path folder;
  private final Ports ports = new Ports();
  private final ThreadPace pace = new ThreadPace();
  private final LineNotes notes = new LineNotes();

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
      var others = new LineNotes();
      var other = ports.line(device.path(), LineSettings.USUAL, pace);
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
        var line = ports.line(device.path(), FAST, pace)) {
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
  void aDeviceThatComesBackUnderAnotherNameIsKnownByItsPlug() throws Exception {
    Path plugs = Files.createDirectory(folder.resolve("by-path"));
    Path plug = plugs.resolve("pci-usb-0:2:1.0-port0");
    var here = new PlugBook(List.of(plugs));
    var first = new Pty();
    try (var second = new Pty();
        var line = lineTo(first.path(), here)) {
      Files.createSymbolicLink(plug, Path.of(first.path()));
      line.start(notes);
      notes.expect("up");
      assertEquals(first.path(), line.link().at());

      Files.delete(plug);
      first.close();
      notes.expect("down " + Cause.HANG_UP);
      Files.createSymbolicLink(plug, Path.of(second.path()));
      notes.expect("up");
      second.say(new byte[] {7});
      notes.expectBytes(new byte[] {7});
      assertEquals(second.path(), line.link().at());
      assertEquals(2, line.link().openings());
    }
  }

  @Test
  void aPortThatMayNotBeOpenedSaysSoUntilItMay() throws Exception {
    var denied = new AtomicBoolean(true);
    try (var device = new Pty();
        var line =
            new PortLine(
                "ttyS9",
                () -> {
                  if (denied.get()) {
                    throw new LineRefused(Cause.PORT_DENIED);
                  }
                  return DevicePort.open(device.path(), LineSettings.USUAL, new PlugBook());
                },
                LineSettings.USUAL,
                pace)) {
      line.start(notes);
      notes.expect("down " + Cause.PORT_DENIED);
      denied.set(false);
      notes.expect("up");
      assertTrue(line.send(new byte[] {1}, () -> {}));
    }
  }

  @Test
  void aPipeIsListenedToAndNeverWrittenTo() throws Exception {
    Path pipe = folder.resolve("event0");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    try (var line = ports.line(pipe.toString(), LineSettings.USUAL.listening(), pace)) {
      line.start(notes);
      notes.expect("up");
      Files.write(pipe, new byte[] {1, 2, 3});
      notes.expectBytes(new byte[] {1, 2, 3});
    }
    try (var line = opened(pipe.toString())) {
      notes.expect("down " + Cause.PORT_FAILED);
      assertFalse(line.send(new byte[] {1}, () -> {}));
    }
  }

  @Test
  void aDeviceThatFloodsItsLineIsHeardNoFasterThanTheGateLets() throws Exception {
    var stop = new AtomicBoolean();
    try (var device = new Pty();
        var line = opened(device.path())) {
      notes.expect("up");
      Thread.ofPlatform().daemon().start(() -> flood(device, stop));
      long begun = System.nanoTime();
      while (line.link().heardBytes() <= 2L * FloodGate.BYTES_PER_WINDOW) {
        assertTrue(System.nanoTime() - begun < SOON.toNanos(), "the flood is heard");
        Thread.onSpinWait();
      }
      assertTrue(System.nanoTime() - begun >= FloodGate.WINDOW.toNanos());
    } finally {
      stop.set(true);
    }
  }

  private static void flood(Pty device, AtomicBoolean stop) {
    var noise = new byte[512];
    while (!stop.get()) {
      try {
        device.say(noise);
      } catch (IOException full) {
        Thread.onSpinWait();
      }
    }
  }

  private PortLine lineTo(String port, PlugBook plugs) {
    return new PortLine(
        port, () -> DevicePort.open(port, LineSettings.USUAL, plugs), LineSettings.USUAL, pace);
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

  private Line opened(String path) {
    var line = ports.line(path, LineSettings.USUAL, pace);
    line.start(notes);
    return line;
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
