package hall.device.line;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The pace of a living hall: one thread for all devices, and the machine's clock.
public final class ThreadPace implements Pace, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ThreadPace.class.getName());

  private final ScheduledThreadPoolExecutor hand =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().name("hall-devices").daemon().unstarted(work));

  /// Starts with nothing to do.
  public ThreadPace() {
    hand.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void soon(Runnable turn) {
    try {
      hand.execute(guarded(turn));
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "A turn came after the devices were closed.", closed);
    }
  }

  @Override
  public Timer after(Duration delay, Runnable turn) {
    try {
      var timer = hand.schedule(guarded(turn), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> timer.cancel(false);
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "A timer was set after the devices were closed.", closed);
      return Timer.NONE;
    }
  }

  /// Takes no more turns.
  @Override
  public void close() {
    hand.shutdownNow();
  }

  /// One driver's mistake must not stop the turns of the others.
  private static Runnable guarded(Runnable turn) {
    return () -> {
      try {
        turn.run();
      } catch (RuntimeException mistake) {
        LOG.log(Level.ERROR, "A device driver failed in its turn.", mistake);
      }
    };
  }
}
