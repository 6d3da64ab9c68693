package hall.app.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A few kills of the real process belong to every test run; `./tinghao prove` does hundreds.
class KillTrialTest {

  private static final int KILLS = Integer.getInteger("prove.kills", 3);

  @Test
  void aKilledProcessHasLostAndRepeatedNothing() throws Exception {
    try (KillTrial trial = new KillTrial(20_260_302)) {
      for (int i = 0; i < KILLS; i++) {
        assertEquals(Optional.empty(), trial.kill().wrong());
      }
    }
  }
}
