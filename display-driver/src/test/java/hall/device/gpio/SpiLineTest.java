package hall.device.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import hall.device.Cause;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceSetup;
import hall.device.Sign;
import hall.device.frame.FrameEngine;
import hall.device.line.LineListener;
import hall.device.line.LoopLine;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Digits on a MAX7219, told through Pi4J; the chip is played from its data sheet.
class SpiLineTest {

  private static final Profile MAX7219 = Profiles.shipped().find("max7219").orElseThrow();
  private static final FrameEngine WORDS = FrameEngine.of(MAX7219);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final DigitChip chip = new DigitChip();

  @Test
  void aNumberIsSeenOnTheDigits() throws Exception {
    try (var board = new OneBoard(() -> PiBoard.found(chip::context));
        var line = line(board)) {
      assertEquals("up", heard.poll(10, TimeUnit.SECONDS));
      assertEquals("        ", chip.seen(), "it wakes up dark");
      tell(line, "begin", Map.of());
      tell(line, "show", Map.of("ticket", "A012"));

      assertEquals("    A012", chip.seen());
      assertEquals(8, chip.intensity());
      tell(line, "show", Map.of("ticket", "C9"));
      assertEquals("      C9", chip.seen());
      tell(line, "test", Map.of("on", 1));
      assertEquals("88888888", chip.seen(), "every segment is lit");
      tell(line, "test", Map.of("on", 0));
      tell(line, "brightness", Map.of("level", 2));
      tell(line, "show", Map.of("ticket", ""));
      assertEquals("         2", chip.seen() + " " + chip.intensity());
    }
  }

  @Test
  void aCallIsSeenOnTheDigitsOfTheFloor() throws Exception {
    var digits = new DeviceId("digits");
    var setup = new DeviceSetup(digits, MAX7219, "/dev/spidev0.0", 0);
    try (var floor =
        DeviceFloor.open(
            List.of(setup),
            event -> heard.add(event.toString()),
            (_, _, _) -> new LoopLine((_, _) -> {}),
            () -> PiBoard.found(chip::context))) {
      floor.show(digits, Sign.of("A012").about("A012"));

      assertEquals("    A012", chip.await("    A012"));
      floor.show(digits, Sign.of("C009").about("C009"));
      assertEquals("    C009", chip.await("    C009"));
    }
  }

  @Test
  void ofAllBytesInOneSelectOnlyTheLastPairCounts() throws Exception {
    try (var board = new OneBoard(() -> PiBoard.found(chip::context));
        var whole = new SpiLine("/dev/spidev0.0", 0, board)) {
      whole.start(new Ears());
      assertEquals("up", heard.poll(10, TimeUnit.SECONDS));
      tell(whole, "begin", Map.of());
      tell(whole, "show", Map.of("ticket", "A012"));

      assertEquals("       2", chip.seen(), "the chip takes two bytes at each select");
    }
  }

  @Test
  void aMachineWithoutSpiHasNoDigitsAndNothingFails() throws Exception {
    try (var board =
            new OneBoard(() -> PiBoard.found(() -> Pi4J.newContextBuilder().autoDetect().build()));
        var line = line(board)) {
      assertEquals(Cause.GPIO_MISSING, heard.poll(10, TimeUnit.SECONDS));
      assertFalse(line.send(new byte[] {1}, () -> {}));
    }
  }

  @Test
  void aLibraryThatFailsIsABoardThatIsNotThere() throws Exception {
    Supplier<Optional<Board>> failing =
        () -> {
          throw new UnsupportedOperationException("os.arch amd64");
        };
    try (var board = new OneBoard(failing);
        var line = line(board)) {
      assertEquals(Cause.GPIO_MISSING, heard.poll(10, TimeUnit.SECONDS));
      assertEquals("", line.link().at());
    }
    assertEquals(
        Optional.empty(),
        PiBoard.found(() -> {
          throw new UnsupportedOperationException("os.arch amd64");
        }));
  }

  @Test
  void aBrokenWireIsAStatus() throws Exception {
    try (var board = new OneBoard(() -> PiBoard.found(chip::context));
        var line = line(board)) {
      assertEquals("up", heard.poll(10, TimeUnit.SECONDS));
      chip.broken(true);
      assertTrue(line.send(new byte[] {1, 2}, () -> {}));
      assertEquals(Cause.PORT_FAILED, heard.poll(10, TimeUnit.SECONDS));
    }
  }

  private SpiLine line(OneBoard board) {
    var line = new SpiLine("/dev/spidev0.0", MAX7219.link().transferBytes(), board);
    line.start(new Ears());
    return line;
  }

  private void tell(SpiLine line, String command, Map<String, Object> params) throws Exception {
    line.send(WORDS.encode(command, params), () -> heard.add("sent"));
    assertEquals("sent", heard.poll(10, TimeUnit.SECONDS));
  }

  private final class Ears implements LineListener {

    @Override
    public void up() {
      heard.add("up");
    }

    @Override
    public void heard(byte[] bytes) {
      heard.add("bytes");
    }

    @Override
    public void down(String cause) {
      heard.add(cause);
    }
  }
}
