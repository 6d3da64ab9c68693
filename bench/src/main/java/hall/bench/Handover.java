package hall.bench;

import hall.app.sim.Pty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/// What this machine takes to bring one byte over a pseudo-terminal to a thread that waits for it:
/// the floor under everything that is told to a device. On a machine that others use as well it is
/// far above what it could be.
final class Handover implements AutoCloseable {

  private final Pty line = Pty.open();
  private final FileChannel device;
  private final Histogram times = new SynchronizedHistogram(1_000, 60_000_000_000L, 3);
  private volatile long sentAt;

  private Handover() throws IOException {
    device = FileChannel.open(line.path(), StandardOpenOption.WRITE);
  }

  static Handover open() throws IOException {
    Handover handover = new Handover();
    Thread.ofPlatform().daemon().name("handover").start(handover::look);
    return handover;
  }

  /// Sends one byte; when it came is noted by the one who waits for it.
  void pass() throws IOException {
    sentAt = System.nanoTime();
    device.write(ByteBuffer.allocate(1));
  }

  private void look() {
    byte[] bytes = new byte[16];
    for (int length = line.read(bytes, 1_000); length >= 0; length = line.read(bytes, 1_000)) {
      if (length > 0) {
        times.recordValue(System.nanoTime() - sentAt);
      }
    }
  }

  /// How long each byte took, in nanoseconds.
  Histogram times() {
    return times;
  }

  @Override
  public void close() throws IOException {
    device.close();
    line.close();
  }
}
