package hall.app.day;

import hall.app.journal.Chronicle;
import hall.queue.HallPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Tries rules on past days for the manager's page, on a thread of its own, one after another, so
/// that the hall never waits for it.
public final class DayTrials implements AutoCloseable {

  private static final int WAITING_MAX = 2;

  private final Chronicle chronicle;
  private final ThreadPoolExecutor worker;

  /// @param chronicle the record of the hall that runs
  public DayTrials(Chronicle chronicle) {
    this.chronicle = chronicle;
    worker =
        new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            work -> {
              Thread thread = new Thread(work, "hall-days");
              thread.setDaemon(true);
              return thread;
            });
  }

  /// The days that rules can be tried on, newest first. Reads a little of the record.
  public List<LocalDate> days() throws IOException {
    return chronicle.days().reversed();
  }

  /// Tries a plan on a day.
  ///
  /// @return the trial, or empty when the hall did not open that day; fails with
  ///   [RejectedExecutionException] when others wait already, and with [UncheckedIOException] when
  ///   the record cannot be read
  public CompletableFuture<Optional<DayTrial>> tryOn(LocalDate day, HallPlan plan) {
    try {
      return CompletableFuture.supplyAsync(() -> trial(day, plan), worker);
    } catch (RejectedExecutionException busy) {
      return CompletableFuture.failedFuture(busy);
    }
  }

  private Optional<DayTrial> trial(LocalDate day, HallPlan plan) {
    try {
      return chronicle.day(day).map(past -> DayTrial.of(past, plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops the trial that runs.
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
