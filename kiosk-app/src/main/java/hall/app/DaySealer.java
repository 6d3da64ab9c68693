package hall.app;

import hall.app.journal.DaySeal;
import hall.app.journal.FileJournal;
import hall.app.loop.HallLoop;
import hall.app.loop.NotIssuing;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.DayOpened;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes into the record how each business day stands once it is over. Looks at the record itself
/// for what is missing, so that a day that ended while the hall was off is sealed by the next
/// start, and none is sealed twice. Nobody waits for it.
final class DaySealer implements HallLoop.Outlet, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(DaySealer.class.getName());
  private static final long AGAIN_SECONDS = 30;
  private static final long CLOSING_SECONDS = 5;

  private final FileJournal journal;
  private final HallLoop loop;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor desk =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("hall-seals").daemon().factory());

  DaySealer(FileJournal journal, HallLoop loop) {
    this.journal = journal;
    this.loop = loop;
    desk.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// Seals what is over, soon and on a thread of its own.
  void look() {
    look(0);
  }

  private void look(long seconds) {
    if (!desk.isShutdown() && asked.compareAndSet(false, true)) {
      var _ = desk.schedule(this::seal, seconds, TimeUnit.SECONDS);
    }
  }

  private void seal() {
    asked.set(false);
    try {
      for (DaySeal seal : journal.seals().missing()) {
        loop.submit(request(seal), (_, _) -> seal.day()).join();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The record cannot be read, so no day is sealed for now.", e);
      look(AGAIN_SECONDS);
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof NotIssuing)) {
        throw e;
      }
      look(AGAIN_SECONDS);
    }
  }

  private static Request request(DaySeal seal) {
    Command command =
        new Command.SealDay(seal.day(), seal.entry(), seal.entries(), seal.head().toString());
    return new Request(command, Actor.CALENDAR, RequestKey.NONE);
  }

  @Override
  public void kept(List<Entry> entries, Hall hall) {
    if (entries.stream().flatMap(entry -> entry.events().stream()).anyMatch(this::opensDay)) {
      look();
    }
  }

  private boolean opensDay(Event event) {
    return event instanceof DayOpened;
  }

  @Override
  public void issuing(Optional<String> trouble, Hall hall) {
    if (trouble.isEmpty()) {
      look();
    }
  }

  @Override
  public void settle(Hall hall, Instant now) {}

  @Override
  public Instant nextEdge(Hall hall, Instant now) {
    return Instant.MAX;
  }

  @Override
  public void close() {
    desk.shutdown();
    try {
      var _ = desk.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
