package hall.app;

import hall.app.journal.FileJournal;
import hall.app.loop.HallLoop;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.HallMemory;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Keeps a snapshot now and then, so that a start reads little. A snapshot only saves time: one
/// that cannot be written is logged and done without.
final class SnapshotKeeper implements HallLoop.Outlet, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(SnapshotKeeper.class.getName());
  private static final int ENTRIES_BETWEEN = 5_000;

  /// A rush of entries is no reason to copy the whole hall again and again.
  private static final long NANOS_BETWEEN = 60_000_000_000L;

  private final FileJournal journal;
  private final BooleanSupplier mayWrite;
  private final AtomicBoolean writing = new AtomicBoolean();
  private long lastNanos = System.nanoTime() - NANOS_BETWEEN;
  private final ExecutorService desk =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("hall-snapshots").daemon().factory());

  /// @param mayWrite whether there is room for what the hall can do without; the snapshot at its
  ///   end is kept in any case
  SnapshotKeeper(FileJournal journal, BooleanSupplier mayWrite) {
    this.journal = journal;
    this.mayWrite = mayWrite;
  }

  @Override
  public void kept(List<Entry> entries, Hall hall) {
    long now = System.nanoTime();
    if (journal.sinceSnapshot() >= ENTRIES_BETWEEN
        && now - lastNanos >= NANOS_BETWEEN
        && mayWrite.getAsBoolean()
        && writing.compareAndSet(false, true)) {
      lastNanos = now;
      HallMemory memory = hall.memory();
      desk.execute(() -> {
        try {
          keep(memory);
        } finally {
          writing.set(false);
        }
      });
    }
  }

  @Override
  public void issuing(Optional<String> trouble, Hall hall) {}

  @Override
  public void settle(Hall hall, Instant now) {}

  @Override
  public Instant nextEdge(Hall hall, Instant now) {
    return Instant.MAX;
  }

  /// Keeps what the hall remembers at its end.
  void keep(HallMemory memory) {
    try {
      journal.keep(memory);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "No snapshot was kept; the next start reads more.", e);
    }
  }

  @Override
  public void close() {
    desk.close();
  }
}
