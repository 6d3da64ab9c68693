package hall.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.loop.HallLoop.Outlet;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HallLoopTest {

  private final FakeRecord record = new FakeRecord();
  private final List<Event> seen = new CopyOnWriteArrayList<>();
  private final Semaphore settled = new Semaphore(0);
  private final CountDownLatch trouble = new CountDownLatch(1);
  private volatile Instant now = Instant.parse("2026-03-02T01:00:00Z");
  private final HallLoop loop = loop();

  @AfterEach
  void close() {
    loop.close();
  }

  /// The power fails at the nth write: what anyone had seen by then is what was kept.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void whatWasSeenIsKept(int writes) {
    record.failsAfter = writes;
    List<Integer> answered = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      take(i).thenAccept(answered::add).exceptionally(_ -> null).join();
    }

    List<Event> kept = record.kept.stream().flatMap(entry -> entry.events().stream()).toList();
    assertEquals(kept, seen);
    assertEquals(writes, answered.size());
  }

  @Test
  void nothingIsAnsweredBeforeItIsKept() throws Exception {
    record.gate = new CountDownLatch(1);
    CompletableFuture<Integer> first = take(1);
    record.writing.await(5, TimeUnit.SECONDS);

    assertTrue(!first.isDone() && seen.isEmpty());
    record.gate.countDown();
    assertEquals(1, first.get(5, TimeUnit.SECONDS));
  }

  @Test
  void thoseWhoComeWhileItWritesShareTheNextWrite() throws Exception {
    record.gate = new CountDownLatch(1);
    List<CompletableFuture<Integer>> all = new ArrayList<>(List.of(take(0)));
    record.writing.await(5, TimeUnit.SECONDS);
    for (int i = 1; i <= 50; i++) {
      all.add(take(i));
    }
    record.gate.countDown();
    for (var each : all) {
      each.get(5, TimeUnit.SECONDS);
    }

    assertEquals(2, record.writes.get(), "one for the first, one for the fifty");
    assertEquals(51, record.kept.size());
  }

  @Test
  void aHallThatCannotBeKeptIsToldAnewAndGoesOn() throws Exception {
    take(1).get(5, TimeUnit.SECONDS);
    record.failsAfter = 1;
    var refused = assertThrows(CompletionException.class, () -> take(2).join());
    assertInstanceOf(NotIssuing.class, refused.getCause());
    assertTrue(trouble.await(5, TimeUnit.SECONDS));
    record.failsAfter = Integer.MAX_VALUE;

    int number = takeUntilTaken();

    assertEquals(2, number, "the number that was not kept is given to the next");
  }

  @Test
  void aReadingThatFailsDoesNotStopTheLoop() {
    CompletableFuture<String> failing =
        loop.read(_ -> {
          throw new IllegalStateException("the reader's own fault");
        });

    assertThrows(CompletionException.class, failing::join);
    assertEquals(1, take(1).join());
  }

  @Test
  void whoAsksForASettlingGetsOneThoughNothingHappens() throws Exception {
    take(1).join();
    assertTrue(settled.tryAcquire(5, TimeUnit.SECONDS), "what the ticket led to");

    loop.settleSoon();

    assertTrue(settled.tryAcquire(5, TimeUnit.SECONDS));
  }

  @Test
  void theClockNeverRunsBackward() {
    take(1).join();
    now = now.minusSeconds(3_600);
    take(2).join();

    assertEquals(record.kept.get(0).at(), record.kept.get(1).at());
  }

  @Test
  void whoComesAfterTheEndIsToldSo() {
    loop.close();

    var refused = assertThrows(CompletionException.class, () -> take(1).join());
    assertInstanceOf(NotIssuing.class, refused.getCause());
  }

  @Test
  void aDiskThatRefusesIsAskedOnceASecondAndNotAllTheTime() throws Exception {
    record.failsAfter = 1;
    take(1).join();
    take(2).exceptionally(_ -> 0).join();
    long first = record.tries.take();
    for (int looks = 0; looks < 20; looks++) {
      loop.read(Hall::seq).join();
    }

    assertTrue(record.tries.take() - first > 500_000_000);
  }

  private int takeUntilTaken() {
    for (int tries = 0; tries < 100; tries++) {
      Optional<Integer> taken =
          take(100 + tries).thenApply(Optional::of).exceptionally(_ -> Optional.empty()).join();
      if (taken.isPresent()) {
        return taken.get();
      }
    }
    throw new AssertionError("The loop did not recover.");
  }

  private CompletableFuture<Integer> take(int chance) {
    byte[] bytes = new byte[10];
    bytes[9] = (byte) chance;
    var take =
        new Command.TakeTicket(TicketId.of(bytes), Plans.SERVICE, Priority.ORDINARY, "zh-CN");
    return loop.submit(
        new Request(take, Actor.CALENDAR, RequestKey.NONE),
        (hall, outcome) -> {
          assertInstanceOf(Accepted.class, outcome.decision());
          return hall.tickets().size();
        });
  }

  private HallLoop loop() {
    Hall hall = Plans.hall(now);
    record.start = Plans.hall(now);
    HallLoop loop = new HallLoop(hall, record, new HallClock(() -> now));
    loop.start(
        new Outlet() {
          @Override
          public void kept(List<Entry> entries, Hall after) {
            entries.forEach(entry -> seen.addAll(entry.events()));
          }

          @Override
          public void issuing(Optional<String> cause, Hall after) {
            cause.ifPresent(_ -> trouble.countDown());
          }

          @Override
          public void settle(Hall after, Instant moment) {
            settled.release();
          }

          @Override
          public Instant nextEdge(Hall after, Instant moment) {
            return Instant.MAX;
          }
        });
    return loop;
  }

  /// A record in memory that fails when it is told to.
  private static final class FakeRecord implements HallRecord {
    final List<Entry> kept = new CopyOnWriteArrayList<>();
    final CountDownLatch writing = new CountDownLatch(1);
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile int failsAfter = Integer.MAX_VALUE;
    final AtomicInteger writes = new AtomicInteger();
    final BlockingQueue<Long> tries = new LinkedBlockingQueue<>();
    volatile Hall start = new Hall();

    @Override
    public void append(List<Entry> entries) throws IOException {
      writing.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (writes.get() >= failsAfter) {
        throw new IOException("power cut");
      }
      writes.incrementAndGet();
      kept.addAll(entries);
    }

    @Override
    public void reopen() throws IOException {
      tries.add(System.nanoTime());
      if (writes.get() >= failsAfter) {
        throw new IOException("power cut");
      }
    }

    @Override
    public Hall hall() {
      Hall hall = new Hall(start.memory());
      kept.forEach(hall::apply);
      return hall;
    }
  }
}
