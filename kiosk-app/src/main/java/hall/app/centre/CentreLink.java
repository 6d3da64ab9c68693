package hall.app.centre;

import hall.app.centre.LinkStatus.State;
import hall.app.journal.RecordClock;
import hall.report.Answer;
import hall.report.HallLog;
import hall.report.ReportBatch;
import hall.report.ReportSender;
import hall.report.ReportSender.Step;
import hall.report.Rhythm;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Tells the centre what the hall has written down. It is never on the way of a ticket: it hears
/// that something has become durable, and does all its work, reading included, on its own thread.
public final class CentreLink implements AutoCloseable {

  private static final Logger LOG = System.getLogger(CentreLink.class.getName());
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration RECORD_RETRY = Duration.ofSeconds(30);

  private final CentreCall call;
  private final ReportedHall hall;
  private final HallLog log;
  private final Rhythm rhythm;
  private final ReportSender sender;
  private final InstantSource clock;
  private final Supplier<String> quality;
  private final String boot = UUID.randomUUID().toString();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().name("centre-link").daemon(true).unstarted(work));
  private final AtomicBoolean told = new AtomicBoolean();
  private Future<?> alarm = CompletableFuture.completedFuture(true);
  private Future<?> patience = CompletableFuture.completedFuture(true);
  private long namedAt = Long.MAX_VALUE;
  private boolean named;
  private volatile LinkStatus status;

  private CentreLink(
      CentreCall call, ReportedHall hall, HallLog log, Rhythm rhythm, RecordClock clock) {
    this.call = call;
    this.hall = hall;
    this.log = log;
    this.rhythm = rhythm;
    this.clock = clock::now;
    quality = () -> clock.quality().name().toLowerCase(Locale.ROOT);
    this.sender = new ReportSender(log, rhythm, () -> ThreadLocalRandom.current().nextDouble());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setRemoveOnCancelPolicy(true);
    this.status = new LinkStatus(State.CONNECTING, clock.now(), 0, 0, "", 0);
  }

  /// Begins to tell the centre at that address; where the hall has no centre, nobody starts this.
  ///
  /// @param url the centre's address, before `/v1/halls/…`
  public static CentreLink start(
      Vertx vertx, URI url, ReportedHall hall, HallLog log, Rhythm rhythm, RecordClock clock) {
    CentreCall call = new CentreCall(vertx, url, hall.id(), rhythm.answerWithin());
    CentreLink link = new CentreLink(call, hall, log, rhythm, clock);
    link.wake();
    return link;
  }

  /// The record has grown, and the entry lasts. Returns at once; may be called by any thread.
  public void noteDurable(long seq) {
    if (seq > status.acknowledged() && told.compareAndSet(false, true)) {
      wake();
    }
  }

  /// How it stands with the centre; may be asked by any thread.
  public LinkStatus status() {
    return status;
  }

  /// Stops telling. What the centre does not know yet it is told after the next start. Once this
  /// has returned the record is no longer read.
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "The link still reads the record.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    call.close();
  }

  private void wake() {
    onThread(this::turn);
  }

  /// A record that cannot be read now may be readable later; the link never dies of it.
  private void onThread(Runnable work) {
    try {
      thread.execute(() -> {
        try {
          work.run();
        } catch (RuntimeException e) {
          LOG.log(Level.ERROR, "The record could not be read for the centre.", e);
          sender.answered(new Answer.Away(RECORD_RETRY), millis());
          publish(State.LATE, "record-unreadable");
          rest(RECORD_RETRY.toMillis());
        }
      });
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The link is closed.", e);
    }
  }

  private void turn() {
    told.set(false);
    switch (sender.step(millis())) {
      case Step.Ask() -> await(call.askPosition());
      case Step.Send(var batch) -> await(call.send(written(batch)));
      case Step.Rest(var until) -> rest(until - millis());
    }
    publish(status.state(), status.problem());
  }

  private byte[] written(ReportBatch batch) {
    var from = new ReportText.Sender(hall, boot, quality.get(), log.head());
    boolean naming = !named && !batch.isBeat();
    namedAt = naming ? batch.to() - 1 : Long.MAX_VALUE;
    return ReportText.write(batch, from, clock.instant(), naming);
  }

  private void await(CompletableFuture<Reply> reply) {
    long longest = rhythm.answerWithin().plus(GRACE).toMillis();
    patience = thread.schedule(() -> giveUp(reply), longest, TimeUnit.MILLISECONDS);
    var _ = reply.thenAccept(answer -> onThread(() -> take(answer)));
  }

  private static void giveUp(CompletableFuture<Reply> reply) {
    if (reply.complete(Reply.none(Reply.NO_ANSWER))) {
      LOG.log(Level.DEBUG, "The centre did not answer in time.");
    }
  }

  private void take(Reply reply) {
    patience.cancel(false);
    long asideBefore = sender.setAside();
    sender.answered(reply.answer(), millis());
    boolean answered = reply.problem().isEmpty();
    // The centre may have lost the names with whatever made it lose its place.
    named = answered && (named || sender.acknowledged() >= namedAt);
    long unread = reply.rejected() + sender.setAside() - asideBefore;
    if (unread > 0) {
      LOG.log(
          Level.WARNING,
          "The centre could not read {0} records up to entry {1}; they stay in the journal.",
          unread,
          sender.acknowledged());
    }
    publish(answered ? State.CONNECTED : State.LATE, reply.problem());
    turn();
  }

  private void rest(long millis) {
    alarm.cancel(false);
    if (millis < Duration.ofDays(1).toMillis() && !thread.isShutdown()) {
      alarm =
          thread.schedule(() -> onThread(this::turn), Math.max(1, millis), TimeUnit.MILLISECONDS);
    }
  }

  private void publish(State state, String problem) {
    boolean same = state == status.state();
    if (!same || !problem.equals(status.problem())) {
      LOG.log(
          state == State.LATE ? Level.WARNING : Level.INFO,
          "Centre: " + state + (problem.isEmpty() ? "" : " (" + problem + ")"));
    }
    status =
        new LinkStatus(
            state,
            same ? status.since() : clock.instant(),
            sender.acknowledged(),
            log.head(),
            problem,
            sender.setAside());
  }

  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }
}
