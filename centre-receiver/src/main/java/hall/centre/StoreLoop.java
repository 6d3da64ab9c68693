package hall.centre;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/// The one thread that owns the store. It takes all that waits, does it, makes it durable once, and
/// only then lets the answers out: so an answer never promises what a power cut could take back,
/// and many halls share one force.
final class StoreLoop implements AutoCloseable {

  private static final Logger LOG = System.getLogger(StoreLoop.class.getName());
  private static final int LONGEST_QUEUE = 1_000;

  private final HallStore store;
  private final BlockingQueue<Task<?>> waiting = new ArrayBlockingQueue<>(LONGEST_QUEUE);
  private final Thread thread;
  private volatile boolean closing;

  StoreLoop(HallStore store) {
    this.store = store;
    thread = Thread.ofPlatform().name("centre-store").daemon(true).start(this::run);
  }

  /// Does it on the store's thread. The answer comes once it is durable; it is an exception when
  /// the store failed or has too much to do, and then may have been done or not.
  <T> CompletableFuture<T> submit(Function<HallStore, T> what) {
    Task<T> task = new Task<>(what);
    if (closing || !waiting.offer(task)) {
      task.answer.completeExceptionally(
          new RejectedExecutionException("The store has too much to do."));
    }
    return task.answer;
  }

  /// Ends after what waits now is done.
  @Override
  public void close() {
    closing = true;
    boolean told = waiting.offer(new Task<>(_ -> true));
    try {
      thread.join();
    } catch (InterruptedException e) {
      // The store's thread itself is never interrupted: H2 would close its file.
      Thread.currentThread().interrupt();
      LOG.log(Level.WARNING, "The store was not awaited; told of the end: " + told);
    }
  }

  private void run() {
    List<Task<?>> turn = new ArrayList<>();
    while (!closing || !waiting.isEmpty()) {
      try {
        turn.add(waiting.take());
      } catch (InterruptedException e) {
        continue;
      }
      waiting.drainTo(turn);
      turn.forEach(task -> task.run(store));
      try {
        store.makeDurable();
        turn.forEach(Task::letOut);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "What was taken could not be made durable.", e);
        turn.forEach(task -> task.answer.completeExceptionally(e));
      }
      turn.clear();
    }
    store.close();
    waiting.forEach(
        task -> task.answer.completeExceptionally(new RejectedExecutionException("closed")));
  }

  private static final class Task<T> {
    private final Function<HallStore, T> what;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Runnable letOut = () -> {};

    Task(Function<HallStore, T> what) {
      this.what = what;
    }

    void run(HallStore store) {
      try {
        T result = what.apply(store);
        letOut = () -> answer.complete(result);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The store could not do what was asked.", e);
        letOut = () -> answer.completeExceptionally(e);
      }
    }

    void letOut() {
      letOut.run();
    }
  }
}
