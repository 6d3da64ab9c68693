package hall.device.line;

import java.time.Duration;

/// Lets no line bring more than a quarter of a megabyte a second, which is ten times what the
/// fastest device of a hall says. A broken device that floods its line waits then, and takes a
/// little of one processor and no more.
final class FloodGate {

  static final int BYTES_PER_WINDOW = 32 * 1024;
  static final Duration WINDOW = Duration.ofMillis(125);

  private long windowBegan = Long.MIN_VALUE;
  private int inWindow;

  /// Notes so many bytes at that moment; how long to rest before more are read.
  Duration let(int bytes, long nanos) {
    if (windowBegan == Long.MIN_VALUE || nanos - windowBegan >= WINDOW.toNanos()) {
      windowBegan = nanos;
      inWindow = 0;
    }
    inWindow += bytes;
    return inWindow < BYTES_PER_WINDOW ? Duration.ZERO : WINDOW.minusNanos(nanos - windowBegan);
  }
}
