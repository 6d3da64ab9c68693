package hall.app.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/// A pseudo-terminal whose far end (the slave) a driver opens as if it were a serial port, while we
/// sit at the near end (the master) and play the device.
///
/// One thread may read while others write, wake or close.
public final class Pty implements AutoCloseable {

  private static final int BUFFER = 4096;
  private static final int POLL_ENTRY = 8;

  private final int master;
  // Our own hold on the slave: with nobody at the other end the master would answer every read with
  // an I/O error at once, and waiting would become a busy loop.
  private final int slave;
  private final int alarm;
  private final Path path;

  private final MemorySegment waiting = Arena.ofAuto().allocate(2L * POLL_ENTRY, 8);
  private final MemorySegment incoming = Arena.ofAuto().allocate(BUFFER);
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean closed;
  private boolean descriptorsOpen = true;

  private Pty(int master, int slave, int alarm, Path path) {
    this.master = master;
    this.slave = slave;
    this.alarm = alarm;
    this.path = path;
    watch(0, master);
    watch(1, alarm);
  }

  /// A fresh pair, raw: each byte arrives as it was written.
  public static Pty open() {
    int flags = PtyCalls.READ_WRITE | PtyCalls.NO_CONTROLLING_TERMINAL | PtyCalls.CLOSE_ON_EXEC;
    int master = must("posix_openpt", PtyCalls.openMaster(flags | PtyCalls.NON_BLOCKING));
    try {
      must("grantpt", PtyCalls.grant(master));
      must("unlockpt", PtyCalls.unlock(master));
      String name = PtyCalls.slaveName(master);
      int slave = must("open " + name, PtyCalls.open(name, flags));
      must("tcsetattr", PtyCalls.makeRaw(slave));
      int alarm =
          must("eventfd", PtyCalls.eventDescriptor(PtyCalls.NON_BLOCKING | PtyCalls.CLOSE_ON_EXEC));
      return new Pty(master, slave, alarm, Path.of(name));
    } catch (RuntimeException e) {
      PtyCalls.close(master);
      throw e;
    }
  }

  /// Where the driver finds its end: `/dev/pts/N`.
  public Path path() {
    return path;
  }

  /// Waits until bytes come, the time is over or somebody calls [#wake] or [#close]. Gives how many
  /// bytes came (0: none yet) or −1 once closed.
  public int read(byte[] into, int waitMillis) {
    reading.lock();
    try {
      if (closed) {
        return -1;
      }
      PtyCalls.poll(waiting, 2, waitMillis);
      if (woken()) {
        PtyCalls.read(alarm, incoming.asSlice(0, Long.BYTES));
      }
      if (closed) {
        return -1;
      }
      int length =
          PtyCalls.read(master, incoming.asSlice(0, Math.min(into.length, incoming.byteSize())));
      if (length <= 0) {
        return quiet(length);
      }
      MemorySegment.copy(incoming, ValueLayout.JAVA_BYTE, 0, into, 0, length);
      return length;
    } finally {
      reading.unlock();
    }
  }

  /// Sends towards the driver and gives how many bytes the line took: as on a real line, what
  /// nobody takes is lost.
  public int write(byte[] bytes) {
    writing.lock();
    try (Arena arena = Arena.ofConfined()) {
      if (closed || bytes.length == 0) {
        return 0;
      }
      return Math.max(0, PtyCalls.write(master, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes)));
    } finally {
      writing.unlock();
    }
  }

  /// Makes a waiting [#read] return at once.
  public void wake() {
    writing.lock();
    try {
      if (!closed) {
        ring();
      }
    } finally {
      writing.unlock();
    }
  }

  /// Hangs up: the driver's end sees the line go dead, as when a plug is drawn.
  @Override
  public void close() {
    writing.lock();
    if (!closed) {
      // Said before the alarm is rung: who is woken by it must find the line closed.
      closed = true;
      ring();
    }
    reading.lock();
    try {
      if (descriptorsOpen) {
        descriptorsOpen = false;
        PtyCalls.close(slave);
        PtyCalls.close(master);
        PtyCalls.close(alarm);
      }
    } finally {
      reading.unlock();
      writing.unlock();
    }
  }

  private void ring() {
    try (Arena arena = Arena.ofConfined()) {
      PtyCalls.write(alarm, arena.allocateFrom(ValueLayout.JAVA_LONG, 1));
    }
  }

  private static int quiet(int result) {
    boolean nothingYet =
        result == 0
            || result == PtyCalls.AGAIN
            || result == PtyCalls.INTERRUPTED
            || result == PtyCalls.IO_ERROR;
    return nothingYet ? 0 : must("read", result);
  }

  private void watch(int entry, int descriptor) {
    waiting.set(ValueLayout.JAVA_INT, (long) entry * POLL_ENTRY, descriptor);
    waiting.set(ValueLayout.JAVA_SHORT, (long) entry * POLL_ENTRY + 4, PtyCalls.POLL_IN);
  }

  private boolean woken() {
    return waiting.get(ValueLayout.JAVA_SHORT, POLL_ENTRY + 6L) != 0;
  }

  static int must(String what, int result) {
    if (result < 0) {
      throw new UncheckedIOException(
          new IOException(
              "A simulated serial line could not be opened: %s gave error %d."
                  .formatted(what, -result)));
    }
    return result;
  }
}
