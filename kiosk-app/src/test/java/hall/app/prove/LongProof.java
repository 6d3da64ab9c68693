package hall.app.prove;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Many runs beside one another, one thread each, with a line a minute and a summary.
final class LongProof {

  private final ProveOptions options;
  private final PrintStream out;
  private final Tally tally = new Tally();
  private final List<String> failures = new ArrayList<>();
  private final AtomicLong next;
  private final long begin = System.nanoTime();
  private long done;
  private long lastTrace;

  LongProof(ProveOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
    next = new AtomicLong(options.seed());
  }

  /// Proves until the time is over or the runs are done; says whether all held.
  boolean run() throws InterruptedException {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    out.printf("Proving from seed %d, %d at a time.%n", options.seed(), threads);
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
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
      note(new HallRun(seed, options.tickets()).run());
    }
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
      failures.add(replay);
      out.printf("FAILED: %s%n  again with: %s%n", outcome.wrong().get(), replay);
    }
  }

  private synchronized void progress() {
    out.printf(
        "%d min: %,d runs, %,d tickets, %,d power cuts, %d failed%n",
        Duration.ofNanos(System.nanoTime() - begin).toMinutes(),
        done,
        tally.of(Tried.TICKETS),
        tally.of(Tried.CUTS),
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
