package hall.device.line;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bytes between the thread that reads them and the turn that understands them. It holds so many
/// and no more: a device that floods its line waits, and nobody else does.
final class Inbox {

  static final int MOST = 64 * 1024;
  private static final long PATIENCE_SECONDS = 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taken = lock.newCondition();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// Keeps the bytes; waits for room, and drops them when none comes. True when nothing waited
  /// before, so that one turn is asked for and not one for each read.
  boolean put(byte[] more) {
    lock.lock();
    try {
      while (bytes.size() + more.length > MOST) {
        if (!taken.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          return false;
        }
      }
      boolean first = bytes.size() == 0;
      bytes.writeBytes(more);
      return first;
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  byte[] take() {
    lock.lock();
    try {
      var all = bytes.toByteArray();
      bytes.reset();
      taken.signalAll();
      return all;
    } finally {
      lock.unlock();
    }
  }
}
