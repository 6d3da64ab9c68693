package hall.app.loop;

import hall.app.loop.NotIssuing.Cause;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Decision.Accepted;
import hall.queue.Decision.Repeated;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The one thread that owns the hall. Each turn takes all that wait, decides them in order, writes
/// down once what happened, and only then answers and lets it be seen. Whoever comes while it
/// writes is in the next turn, so that many share one force and nobody waits for a timer.
public final class HallLoop implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HallLoop.class.getName());
  private static final int WAITING_MAX = 4_096;
  private static final int TURN_MAX = 512;
  private static final int DUE_MOST = 64;
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final long UNSETTLED_MOST_NANOS = 10_000_000;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private final BlockingQueue<Visitor> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final HallRecord record;
  private final HallClock clock;
  private final LongSupplier nanos;
  private final Thread thread;
  private final AtomicBoolean settlingAsked = new AtomicBoolean();
  private Outlet outlet;
  private Hall hall;
  private volatile boolean stopping;
  private volatile boolean ended;
  private Optional<String> trouble = Optional.empty();
  private boolean inDoubt;
  private Instant now = Instant.EPOCH;
  private Duration corrected = Duration.ZERO;
  private boolean unsettled;
  private long unsettledSinceNanos;
  private long triedNanos;

  /// Where the loop lets out what has been kept. Called on the loop's thread, which owns the hall.
  public interface Outlet {

    /// These entries are durable, and the hall is as they left it. What a person waits for is let
    /// out now; what merely follows may wait for [#settle].
    void kept(List<Entry> entries, Hall hall);

    /// Nobody waits for the moment, or entries have been kept for ten milliseconds without a pause:
    /// now is the time for what merely follows. Also called when nothing happened but time went on,
    /// for the hall or a service may have opened or closed.
    void settle(Hall hall, Instant now);

    /// The record cannot be written (a cause), or can be again (empty). The hall is as the record
    /// tells it: without what could not be kept.
    void issuing(Optional<String> trouble, Hall hall);

    /// The record can neither be written nor read: what was let out last stands, nothing new is
    /// shown, and nobody knows the hall until [#issuing] says so.
    default void inDoubt(String trouble) {}

    /// When something is to be shown next only because time goes on.
    Instant nextEdge(Hall hall, Instant now);

    /// Several outlets as one, in their order.
    static Outlet all(List<Outlet> outlets) {
      return new Outlets(outlets);
    }
  }

  /// Someone who waits for the loop: with a request, or only to look.
  private record Visitor(Optional<Request> request, Answering answering) {}

  /// How a visitor is answered.
  private interface Answering {
    /// Reads the answer off the hall as the request left it.
    void read(Hall hall, Outcome outcome);

    /// Gives the answer, now that it is kept.
    void give();

    void fail(NotIssuing trouble);
  }

  public HallLoop(Hall hall, HallRecord record, HallClock clock) {
    this(hall, record, clock, System::nanoTime);
  }

  /// @param nanos what waits are measured by; it never runs backward
  HallLoop(Hall hall, HallRecord record, HallClock clock, LongSupplier nanos) {
    this.hall = hall;
    this.record = record;
    this.clock = clock;
    this.nanos = nanos;
    outlet = Outlet.all(List.of());
    thread = Thread.ofPlatform().name("hall-loop").daemon().unstarted(this::run);
  }

  /// Begins to take visitors.
  public void start(Outlet outlet) {
    begin(outlet);
    thread.start();
  }

  /// Begins without the thread: whoever owns the loop has it take its turns ([#turnNow]).
  void begin(Outlet first) {
    outlet = first;
  }

  /// Gives a request to the hall.
  ///
  /// @param reading reads the answer off the hall right after the request was decided, on the
  ///   loop's thread
  /// @return the answer once it is durable; fails with [NotIssuing]. Completed on the loop's
  ///   thread, so what depends on it must be short
  public <T> CompletableFuture<T> submit(Request request, BiFunction<Hall, Outcome, T> reading) {
    return enter(Optional.of(request), reading);
  }

  /// Looks at the hall between two requests.
  public <T> CompletableFuture<T> read(Function<Hall, T> reading) {
    return enter(Optional.empty(), (hall, _) -> reading.apply(hall));
  }

  /// Asks for a settling at the next pause: something that merely follows has come up. Any thread
  /// may ask, and however often: the loop is woken once.
  public void settleSoon() {
    if (settlingAsked.compareAndSet(false, true) && !Thread.currentThread().equals(thread)) {
      wake();
    }
  }

  private <T> CompletableFuture<T> enter(
      Optional<Request> request, BiFunction<Hall, Outcome, T> reading) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (stopping) {
      answer.completeExceptionally(new NotIssuing(Cause.STOPPING, ""));
    } else if (!waiting.offer(new Visitor(request, new Reply<>(answer, reading)))) {
      answer.completeExceptionally(new NotIssuing(Cause.TOO_BUSY, ""));
    } else if (ended) {
      // It came in after the last of those who waited was sent away.
      answer.completeExceptionally(new NotIssuing(Cause.STOPPING, ""));
    }
    return answer;
  }

  private static final class Reply<T> implements Answering {
    private final CompletableFuture<T> answer;
    private final BiFunction<Hall, Outcome, T> reading;
    private Runnable giving = () -> {};

    Reply(CompletableFuture<T> answer, BiFunction<Hall, Outcome, T> reading) {
      this.answer = answer;
      this.reading = reading;
    }

    /// A reading that fails is the asker's matter and must not stop the loop.
    @Override
    public void read(Hall hall, Outcome outcome) {
      try {
        T value = reading.apply(hall, outcome);
        giving = () -> answer.complete(value);
      } catch (RuntimeException failure) {
        giving = () -> answer.completeExceptionally(failure);
      }
    }

    @Override
    public void give() {
      giving.run();
    }

    @Override
    public void fail(NotIssuing trouble) {
      answer.completeExceptionally(trouble);
    }
  }

  private void run() {
    try {
      while (!stopping) {
        turn();
      }
    } catch (InterruptedException stopped) {
      LOG.log(Level.DEBUG, "The loop was stopped.");
    }
    ended = true;
    waiting.forEach(visitor -> visitor.answering.fail(new NotIssuing(Cause.STOPPING, "")));
  }

  private void turn() throws InterruptedException {
    List<Visitor> visitors = new ArrayList<>();
    Visitor first = waiting.poll(rest().toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      visitors.add(first);
      waiting.drainTo(visitors, TURN_MAX - 1);
    }
    turn(visitors);
  }

  /// A turn with all who wait, be it nobody; the thread takes one after another.
  void turnNow() {
    List<Visitor> visitors = new ArrayList<>();
    waiting.drainTo(visitors, TURN_MAX);
    turn(visitors);
  }

  private void turn(List<Visitor> visitors) {
    if (trouble.isPresent() && !(isTimeToTry(visitors) && recovered())) {
      visitors.forEach(this::letLook);
      return;
    }
    now = clock.now(hall.at());
    corrected = Duration.ZERO;
    List<Entry> entries = new ArrayList<>();
    keepTime(entries);
    visitors.forEach(visitor -> let(visitor, entries));
    if (!kept(entries)) {
      clock.shift(corrected.negated());
      String cause = trouble.orElse("");
      visitors.forEach(visitor -> visitor.answering.fail(new NotIssuing(Cause.RECORD, cause)));
      return;
    }
    visitors.forEach(visitor -> visitor.answering.give());
    if (!entries.isEmpty()) {
      outlet.kept(List.copyOf(entries), hall);
    }
    boolean asked = settlingAsked.getAndSet(false);
    settle(visitors.isEmpty(), asked || !entries.isEmpty());
  }

  /// What follows waits for a pause, but never longer than ten milliseconds: one settling then
  /// covers several turns, and whoever comes next does not wait for it.
  private void settle(boolean pause, boolean news) {
    if (news && !unsettled) {
      unsettled = true;
      unsettledSinceNanos = nanos.getAsLong();
    }
    boolean due = unsettled && nanos.getAsLong() - unsettledSinceNanos > UNSETTLED_MOST_NANOS;
    if (pause || due) {
      unsettled = false;
      outlet.settle(hall, now);
    }
  }

  /// How long the loop may rest when nobody comes.
  Duration rest() {
    if (trouble.isPresent()) {
      return RETRY;
    }
    if (unsettled) {
      return PAUSE;
    }
    Instant moment = clock.now(hall.at());
    Instant deadline = hall.nextDeadline();
    Instant edge = outlet.nextEdge(hall, moment);
    Duration rest = Duration.between(moment, edge.isBefore(deadline) ? edge : deadline);
    if (rest.isNegative()) {
      return Duration.ZERO;
    }
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.plusMillis(1);
  }

  /// All that is due by now, one thing at a time: several windows may be idle at once.
  private void keepTime(List<Entry> entries) {
    for (int due = 0; due < DUE_MOST && !now.isBefore(hall.nextDeadline()); due++) {
      decide(new Request(new Command.KeepTime(), Actor.CALENDAR, RequestKey.NONE), entries);
    }
  }

  private void let(Visitor visitor, List<Entry> entries) {
    Outcome outcome =
        visitor.request.isPresent()
            ? decide(visitor.request.get(), entries)
            : new Outcome(new Accepted(List.of()), Optional.empty());
    visitor.answering.read(hall, outcome);
  }

  private Outcome decide(Request request, List<Entry> entries) {
    Decision decision = hall.decide(request, now);
    if (decision instanceof Accepted(var events) && !events.isEmpty()) {
      Entry entry = new Entry(hall.seq() + 1, now, request.actor(), request.key(), events);
      hall.apply(entry);
      entries.add(entry);
      follow(Duration.between(now, hall.at()));
      return new Outcome(decision, Optional.of(entry));
    }
    return new Outcome(
        decision, decision instanceof Repeated(var entry) ? Optional.of(entry) : Optional.empty());
  }

  /// Where an entry says that the hall's time was wrong, the clock goes on from the truth.
  private void follow(Duration by) {
    clock.shift(by);
    corrected = corrected.plus(by);
    now = now.plus(by);
  }

  private boolean kept(List<Entry> entries) {
    if (entries.isEmpty()) {
      return true;
    }
    try {
      record.append(entries);
      return true;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The record cannot be written; the hall stops issuing.", e);
      trouble = Optional.of(String.valueOf(e.getMessage()));
      triedNanos = nanos.getAsLong();
      goBack();
      return false;
    }
  }

  /// What was decided and could not be kept has not happened: the hall is told anew from what is
  /// kept, so that nobody is shown anything else.
  private void goBack() {
    try {
      hall = record.hall();
      inDoubt = false;
      outlet.issuing(trouble, hall);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The record cannot be read either.", e);
      inDoubt = true;
      outlet.inDoubt(trouble.orElse(""));
    }
  }

  /// While nothing can be kept, whoever only looks still sees how the hall stands.
  private void letLook(Visitor visitor) {
    if (visitor.request.isPresent() || inDoubt) {
      visitor.answering.fail(new NotIssuing(Cause.RECORD, trouble.orElse("")));
    } else {
      visitor.answering.read(hall, new Outcome(new Accepted(List.of()), Optional.empty()));
      visitor.answering.give();
    }
  }

  /// A disk that refuses is asked again now and then, and whenever somebody wants something done;
  /// those who only look do not have it asked each time.
  private boolean isTimeToTry(List<Visitor> visitors) {
    return nanos.getAsLong() - triedNanos >= RETRY.toNanos()
        || visitors.stream().anyMatch(visitor -> visitor.request.isPresent());
  }

  private boolean recovered() {
    triedNanos = nanos.getAsLong();
    try {
      record.reopen();
      hall = record.hall();
      inDoubt = false;
      trouble = Optional.empty();
      LOG.log(Level.WARNING, "The record can be written again; the hall goes on.");
      outlet.issuing(trouble, hall);
      return true;
    } catch (IOException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /// Stops the loop after the turn it is in. Whoever still waits is told so.
  @Override
  public void close() {
    stopping = true;
    if (!Thread.currentThread().equals(thread) && thread.isAlive()) {
      wake();
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Ends the rest of a loop to which nobody comes.
  private void wake() {
    Reply<String> nobody = new Reply<>(new CompletableFuture<>(), (_, _) -> "");
    waiting.offer(new Visitor(Optional.empty(), nobody));
  }
}
