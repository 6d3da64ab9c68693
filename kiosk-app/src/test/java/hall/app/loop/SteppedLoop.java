package hall.app.loop;

import hall.queue.Hall;
import hall.queue.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/// The hall's loop without its thread: turns are taken when they are asked for.
public final class SteppedLoop {

  private final HallLoop loop;

  /// @param nanos what the loop measures its waits by
  public SteppedLoop(
      Hall hall, HallRecord record, HallClock clock, LongSupplier nanos, HallLoop.Outlet outlet) {
    loop = new HallLoop(hall, record, clock, nanos);
    loop.begin(outlet);
  }

  /// The loop itself, to give requests to.
  public <T> CompletableFuture<T> submit(Request request, BiFunction<Hall, Outcome, T> reading) {
    return loop.submit(request, reading);
  }

  /// The turn that the thread would take now.
  public void turn() {
    loop.turnNow();
  }

  /// For how long the thread would rest now, if nobody came.
  public Duration rest() {
    return loop.rest();
  }
}
