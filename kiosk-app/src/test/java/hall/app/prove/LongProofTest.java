package hall.app.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LongProofTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void aSeedThatFailsIsPrintedWithTheCommandThatReplaysIt() throws Exception {
    ProveOptions options = ProveOptions.of("--seed", "7", "--runs", "3").orElseThrow();
    LongProof proof = new LongProof(options, out, seed -> outcome(seed, seed == 8));

    assertEquals(false, proof.run());
    assertTrue(said().contains("failed: ./tinghao prove --seed 8 --runs 1\n"), said());
    assertTrue(!said().contains("--seed 7 --runs"), said());
  }

  @Test
  void whenAllHoldsItSaysSo() throws Exception {
    ProveOptions options = ProveOptions.of("--seed", "7", "--runs", "1").orElseThrow();

    assertTrue(new LongProof(options, out, seed -> outcome(seed, false)).run());
    assertTrue(said().contains("trace 0000000000000007\nAll held.\n"), said());
  }

  @Test
  void aReplayIsOfTheSameSize() throws Exception {
    ProveOptions options =
        ProveOptions.of("--tickets", "9", "--seed", "-3", "--runs", "1").orElseThrow();
    new LongProof(options, out, seed -> outcome(seed, true)).run();

    assertTrue(said().contains("failed: ./tinghao prove --seed -3 --runs 1 --tickets 9"), said());
  }

  @Test
  void wrongOptionsAreNotTaken() {
    assertEquals(Optional.empty(), ProveOptions.of("--minutes"));
    assertEquals(Optional.empty(), ProveOptions.of("--minutes", "0"));
    assertEquals(Optional.empty(), ProveOptions.of("--hours", "1"));
    assertEquals(
        Optional.of(new ProveOptions(3, 5, OptionalLong.empty(), HallRun.TICKETS)),
        ProveOptions.of("--seed", "5", "--minutes", "3"));
  }

  private static HallRun.Outcome outcome(long seed, boolean isWrong) {
    return new HallRun.Outcome(
        seed, seed, new Tally(), isWrong ? Optional.of("A number is lost.") : Optional.empty());
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
