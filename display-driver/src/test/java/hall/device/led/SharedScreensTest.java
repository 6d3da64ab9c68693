package hall.device.led;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceId;
import hall.device.Rig;
import hall.device.Sign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sixteen screens on one RS-485 bus, whose answers take as long as on a wire.
class SharedScreensTest {

  private static final int SCREENS = 16;
  private static final Duration ON_THE_WIRE = Duration.ofMillis(40);

  private final List<FakeScreen> screens =
      IntStream.rangeClosed(1, SCREENS).mapToObj(FakeScreen::new).toList();
  private final List<String> told = new ArrayList<>();
  private final Rig rig = rig();

  @BeforeEach
  void letTheFirstQuestionsPass() {
    rig.pass(2_000);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyScreenOnTheBusIsWell() {
    for (int i = 1; i <= SCREENS; i++) {
      assertEquals("READY", rig.status("led-" + i));
    }
  }

  @Test
  void aCallGoesBeforeAllNoticesThatWait() {
    for (int i = 1; i <= SCREENS; i++) {
      rig.floor().show(led(i), Sign.of("closed").asNotice());
    }
    rig.pass(100);
    int before = told.size();
    rig.floor().show(led(SCREENS), Sign.of("A001"));
    rig.pass(130);

    assertTrue(before >= 1 && before < SCREENS, told.toString());
    assertEquals(SCREENS + " A001", told.get(before), "next after the one on the wire");
    rig.pass(3_000);
    assertEquals(SCREENS, told.size(), "each shows what it should, once");
  }

  @Test
  void callsAtAllWindowsHaveFairTurns() {
    for (int i = 1; i <= SCREENS; i++) {
      rig.floor().show(led(i), Sign.of("A00" + i));
    }
    rig.pass(1_300);

    assertEquals(
        IntStream.rangeClosed(1, SCREENS).mapToObj(i -> i + " A00" + i).toList(),
        told.stream()
            .sorted(java.util.Comparator.comparingInt(SharedScreensTest::screen))
            .toList());
  }

  @Test
  void aScreenThatIsOffDelaysNobodyLong() {
    screens.get(0).silent(true);
    rig.floor().show(led(1), Sign.of("A001"));
    rig.pass(30);
    rig.floor().show(led(2), Sign.of("A002"));
    rig.floor().show(led(3), Sign.of("A003"));
    rig.pass(500);

    assertEquals(List.of("2 A002", "3 A003"), told);
  }

  private static DeviceId led(int which) {
    return new DeviceId("led-" + which);
  }

  private static int screen(String line) {
    return Integer.parseInt(line.substring(0, line.indexOf(' ')));
  }

  private Rig rig() {
    var made = new Rig();
    for (int i = 1; i <= SCREENS; i++) {
      made.with("led-" + i, "onbon-bx-k", "bus", i);
    }
    return made.peer("bus", (bytes, answer) -> hear(made, bytes, answer)).open();
  }

  private void hear(Rig here, byte[] bytes, Consumer<byte[]> answer) {
    for (int i = 0; i < SCREENS; i++) {
      FakeScreen screen = screens.get(i);
      int before = screen.told().size();
      screen.accept(
          bytes,
          said -> {
            var _ = here.pace().after(ON_THE_WIRE, () -> answer.accept(said));
          });
      if (screen.told().size() > before) {
        told.add((i + 1) + " " + screen.told().getLast().replaceFirst("^(\\\\..?[0-9]*)+", ""));
      }
    }
  }
}
