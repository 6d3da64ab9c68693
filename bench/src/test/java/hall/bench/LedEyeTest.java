package hall.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LedEyeTest {

  /// The maker's own printed answer, which a screen called by everybody's number gives.
  @Test
  void itAnswersAsTheMakerPrintsIt() {
    assertEquals(
        "A5A5A5A5A5A5A5A50080FEFF000000000000FE020500A00000000014AC5A",
        HexFormat.of().withUpperCase().formatHex(LedEye.accepted(0xFFFE)));
  }
}
