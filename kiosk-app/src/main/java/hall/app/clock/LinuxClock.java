package hall.app.clock;

import hall.app.loop.BoxClock;
import hall.app.loop.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// The clocks of a Linux box. Whether the set one is right is asked from the best witness to the
/// worst: the mark of systemd-timesyncd, the kernel (which chrony, ntpd and PTP tell as well), the
/// clock chip the system was started from.
public final class LinuxClock implements BoxClock {

  /// Below this two readings are the same: `/proc/uptime` has hundredths of a second.
  private static final long SLEPT_LEAST = 500_000_000L;

  private final Path root;
  private final BooleanSupplier kernel;
  private final Clock clock = Clock.systemUTC();
  private long uptimeAhead;
  private boolean hasUptime;
  private final AtomicLong slept = new AtomicLong();

  /// The clocks of this box.
  public LinuxClock() {
    this(Path.of("/"), new KernelClock()::isSynchronised);
  }

  /// @param root where `proc`, `run` and `sys` are
  /// @param kernel whether the kernel says that the clock follows a time server
  LinuxClock(Path root, BooleanSupplier kernel) {
    this.root = root;
    this.kernel = kernel;
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public long nanos() {
    return System.nanoTime() + slept.get();
  }

  @Override
  public Trust trust() {
    noteSleep();
    if (Files.exists(root.resolve("run/systemd/timesync/synchronized")) || kernel.getAsBoolean()) {
      return Trust.SYNCED;
    }
    boolean isFromChip =
        read("sys/class/rtc/rtc0/hctosys").map(String::strip).equals(Optional.of("1"));
    return isFromChip ? Trust.BATTERY : Trust.NONE;
  }

  /// The machine's counter stands still while the box sleeps, its uptime does not.
  private void noteSleep() {
    Optional<Long> uptime = read("proc/uptime").flatMap(LinuxClock::nanos);
    if (uptime.isEmpty()) {
      return;
    }
    long ahead = uptime.get() - System.nanoTime();
    if (hasUptime && ahead - uptimeAhead > SLEPT_LEAST) {
      slept.addAndGet(ahead - uptimeAhead);
    }
    uptimeAhead = ahead;
    hasUptime = true;
  }

  private static Optional<Long> nanos(String uptime) {
    try {
      return Optional.of((long) (Double.parseDouble(uptime.strip().split(" ", 2)[0]) * 1e9));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<String> read(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
