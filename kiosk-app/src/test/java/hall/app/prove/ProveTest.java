package hall.app.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The short proof that belongs to every test run; `./tinghao prove` runs the long one.
class ProveTest {

  private static final long SEED = Long.getLong("prove.seed", 20_260_302);
  private static final int RUNS = Integer.getInteger("prove.runs", 4);

  @BeforeAll
  static void quieten() {
    Prove.quieten();
  }

  @AfterAll
  static void loud() {
    Prove.loud();
  }

  @Test
  void noNumberIsLostOrRepeatedWhateverBreaks() {
    Tally tally = new Tally();
    List<String> failed = new ArrayList<>();
    for (long seed = SEED; seed < SEED + RUNS; seed++) {
      HallRun.Outcome outcome = new HallRun(seed, HallRun.TICKETS).run();
      tally.add(outcome.tally());
      outcome.wrong().ifPresent(wrong -> failed.add("seed " + outcome.seed() + ": " + wrong));
    }

    assertEquals(List.of(), failed);
    assertTrue(tally.of(Tried.CUTS) > RUNS, "too few cuts to prove anything");
    assertTrue(tally.of(Tried.TICKETS) >= (long) RUNS * HallRun.TICKETS, "too few tickets");
  }

  @Test
  void theSameSeedTakesTheSameSteps() {
    HallRun.Outcome one = new HallRun(SEED, 60).run();
    HallRun.Outcome again = new HallRun(SEED, 60).run();

    assertEquals(one.trace(), again.trace());
  }
}
