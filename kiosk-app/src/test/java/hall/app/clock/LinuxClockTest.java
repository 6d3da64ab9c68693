package hall.app.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.loop.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxClockTest {

  @TempDir private Path root;

  private void has(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private Trust trust(boolean kernel) {
    return new LinuxClock(root, () -> kernel).trust();
  }

  @Test
  void aBoxThatSaysNothingIsNotTrusted() {
    assertEquals(Trust.NONE, trust(false));
  }

  @Test
  void theKernelOrTheMarkOfTheTimeServiceSaysThatItIsSynchronised() throws IOException {
    assertEquals(Trust.SYNCED, trust(true));
    has("run/systemd/timesync/synchronized", "");
    assertEquals(Trust.SYNCED, trust(false));
  }

  @Test
  void aChipTheSystemWasStartedFromIsABattery() throws IOException {
    has("sys/class/rtc/rtc0/hctosys", "0\n");
    assertEquals(Trust.NONE, trust(false));
    has("sys/class/rtc/rtc0/hctosys", "1\n");
    assertEquals(Trust.BATTERY, trust(false));
  }

  @Test
  void theCounterGoesOnWhileTheBoxSleeps() throws IOException {
    has("proc/uptime", "1000.00 900.00\n");
    LinuxClock clock = new LinuxClock(root, () -> false);
    clock.trust();
    long before = clock.nanos();
    has("proc/uptime", "8200.00 900.00\n");
    clock.trust();

    assertTrue(clock.nanos() - before >= 7_190L * 1_000_000_000L);
  }

  @Test
  void theKernelCanBeAskedAsOftenAsOneLikes() {
    KernelClock kernel = new KernelClock();

    assertEquals(kernel.isSynchronised(), kernel.isSynchronised());
  }
}
