package hall.app.prove;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// Many runs beside one another, one thread each, with a line a minute and a summary.
final class LongProof {

  /// Moments of a real machine cannot be replayed, only tried again.
  private static final String KILLS_AGAIN = "./tinghao prove --minutes 10";

  private final ProveOptions options;
  private final PrintStream out;
  private final LongFunction<HallRun.Outcome> runs;
  private final Tally tally = new Tally();
  private final List<String> failures = new ArrayList<>();
  private final AtomicLong next;
  private final long begin = System.nanoTime();
  private long done;
  private long lastTrace;

  LongProof(ProveOptions options, PrintStream out) {
    this(options, out, seed -> new HallRun(seed, options.tickets()).run());
  }

  /// @param runs does the run of a seed
  LongProof(ProveOptions options, PrintStream out, LongFunction<HallRun.Outcome> runs) {
    this.options = options;
    this.out = out;
    this.runs = runs;
    next = new AtomicLong(options.seed());
  }

  /// Proves until the time is over or the runs are done; says whether all held.
  boolean run() throws InterruptedException {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    out.printf("Proving from seed %d, %d at a time.%n", options.seed(), threads);
    boolean isKilling = options.runs().isEmpty();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads + 1)) {
      if (isKilling) {
        workers.execute(this::kill);
      }
      for (int i = 0; i < threads; i++) {
        workers.execute(this::work);
      }
      workers.shutdown();
      while (!workers.awaitTermination(60, TimeUnit.SECONDS)) {
        progress();
      }
    }
    summary();
    return failures.isEmpty();
  }

  private void work() {
    for (long seed = next.getAndIncrement(); isWanted(seed); seed = next.getAndIncrement()) {
      note(runs.apply(seed));
    }
  }

  /// Kills real processes beside the runs, as long as these go on.
  private void kill() {
    try (KillTrial trial = new KillTrial(options.seed())) {
      while (isWanted(options.seed())) {
        note(trial.kill());
      }
    } catch (IOException | RuntimeException e) {
      fail("The killing broke off: " + e, KILLS_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(KillTrial.Outcome outcome) {
    tally.add(Tried.REAL_KILLS);
    tally.add(Tried.REAL_TICKETS, outcome.tickets());
    outcome.wrong().ifPresent(wrong -> fail(wrong, KILLS_AGAIN));
  }

  private boolean isWanted(long seed) {
    return options.runs().isPresent()
        ? seed < options.seed() + options.runs().getAsLong()
        : System.nanoTime() - begin < Duration.ofMinutes(options.minutes()).toNanos();
  }

  private synchronized void note(HallRun.Outcome outcome) {
    done++;
    lastTrace = outcome.trace();
    tally.add(outcome.tally());
    if (outcome.wrong().isPresent()) {
      String size = options.tickets() == HallRun.TICKETS ? "" : " --tickets " + options.tickets();
      String replay = "./tinghao prove --seed %d --runs 1%s".formatted(outcome.seed(), size);
      fail(outcome.wrong().get(), replay);
    }
  }

  private synchronized void fail(String wrong, String replay) {
    failures.add(replay);
    out.printf("FAILED: %s%n  again with: %s%n", wrong, replay);
  }

  private synchronized void progress() {
    out.printf(
        "%d min: %,d runs, %,d tickets, %,d power cuts, %,d kills of real processes, %d failed%n",
        Duration.ofNanos(System.nanoTime() - begin).toMinutes(),
        done,
        tally.of(Tried.TICKETS),
        tally.of(Tried.CUTS),
        tally.of(Tried.REAL_KILLS),
        failures.size());
  }

  private synchronized void summary() {
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.printf("%n%,d runs in %.1f s%n", done, seconds);
    for (Tried what : Tried.values()) {
      out.printf("%,14d  %s%n", tally.of(what), what.words());
    }
    if (done == 1) {
      out.printf("trace %016x%n", lastTrace);
    }
    failures.forEach(replay -> out.println("failed: " + replay));
    out.println(failures.isEmpty() ? "All held." : failures.size() + " failed.");
  }
}
