package hall.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.line.Pty;
import hall.device.printer.Page;
import hall.device.printer.PrintResult;
import hall.profile.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The floor as the hall uses it, over real ports of this machine.
class DeviceFloorTest {

  private static final Profiles PROFILES = Profiles.shipped();
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final byte[] NEXT_AT_1 = HEX.parseHex("FF680303680101 0C 0E16".replace(" ", ""));

  @TempDir private Path folder;
  private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();

  @Test
  void aHallWithHalfItsDevicesMissingWorksWithTheOtherHalf() throws Exception {
    try (var pads = new Pty();
        var floor =
            DeviceFloor.open(
                List.of(
                    setup("caller-1", "ff68-21key", pads.path(), 1),
                    setup("led-1", "onbon-bx-k", folder.resolve("led").toString(), 1),
                    setup("printer-1", "escpos-58", folder.resolve("printer").toString(), 0)),
                events::add)) {
      await(status("caller-1", State.READY, Cause.NONE));
      pads.say(NEXT_AT_1);
      await(event -> event instanceof DeviceEvent.KeyPressed(_, var key, _) && key == Key.NEXT);

      assertEquals(HEX.formatHex(NEXT_AT_1), HEX.formatHex(pads.hear(10, SOON)));
      assertEquals(
          new PrintResult.Failed(Cause.PORT_MISSING),
          floor
              .print(new DeviceId("printer-1"), new Page(List.of(new Page.Cut())))
              .get(5, TimeUnit.SECONDS));
      assertEquals(State.ABSENT, stateOf(floor, "led-1"));
    }
  }

  @Test
  void aScreenPluggedInLaterShowsWhatItShould() throws Exception {
    Path port = folder.resolve("led");
    try (var floor =
            DeviceFloor.open(
                List.of(setup("led-1", "onbon-bx-k", port.toString(), 1)), events::add);
        var screen = new Pty()) {
      await(status("led-1", State.ABSENT, Cause.PORT_MISSING));
      floor.show(new DeviceId("led-1"), Sign.of("A007"));
      Files.createSymbolicLink(port, Path.of(screen.path()));

      assertTrue(HEX.formatHex(screen.hear(70, SOON)).contains("41303037"));
    }
  }

  @Test
  void aFloodOnOneLineDelaysNobodyOnAnother() throws Exception {
    try (var flooded = new Pty();
        var pads = new Pty();
        var floor =
            DeviceFloor.open(
                List.of(
                    setup("led-1", "onbon-bx-k", flooded.path(), 1),
                    setup("caller-1", "ff68-21key", pads.path(), 1)),
                events::add)) {
      await(status("caller-1", State.READY, Cause.NONE));
      var flood =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                var noise = new byte[2_048];
                Arrays.fill(noise, (byte) 0xA5);
                while (!Thread.currentThread().isInterrupted() && say(flooded, noise)) {
                  flooded.hear(0, Duration.ZERO);
                }
              });
      long worst = 0;
      for (int i = 0; i < 50; i++) {
        long from = System.nanoTime();
        pads.say(NEXT_AT_1);
        assertEquals(10, pads.hear(10, SOON).length);
        worst = Math.max(worst, System.nanoTime() - from);
      }
      flood.interrupt();

      assertTrue(worst < 500_000_000L, () -> "an answer took too long");
      assertEquals(2, floor.statuses().size());
    }
  }

  @Test
  void aCallIsOnTheWireWithinMilliseconds() throws Exception {
    try (var screen = new Pty();
        var floor =
            DeviceFloor.open(
                List.of(setup("caller-1", "ff68-21key", screen.path(), 1)), events::add)) {
      await(status("caller-1", State.READY, Cause.NONE));
      long[] took = new long[101];
      for (int i = 0; i < took.length; i++) {
        screen.hear(1_000, Duration.ofMillis(40));
        long from = System.nanoTime();
        floor.showCaller(new DeviceId("caller-1"), i, "A001");
        screen.hear(15, SOON);
        took[i] = System.nanoTime() - from;
      }
      Arrays.sort(took);

      assertTrue(took[50] < 5_000_000L, () -> "median " + took[50] + " ns");
    }
  }

  @Test
  void theHouseClosesEvenWhenADeviceTakesNothing() throws Exception {
    try (var stuck = new Pty()) {
      var floor =
          DeviceFloor.open(
              List.of(setup("printer-1", "escpos-80-gb18030", stuck.path(), 0)), events::add);
      await(status("printer-1", State.ABSENT, Cause.NO_ANSWER));
      long from = System.nanoTime();
      floor.close();

      assertTrue(System.nanoTime() - from < 4_000_000_000L);
    }
  }

  @Test
  void threadsAreAsManyAsLinesNeedAndGoWithThem() throws Exception {
    int before = Thread.activeCount();
    try (var one = new Pty();
        var two = new Pty();
        var floor =
            DeviceFloor.open(
                List.of(
                    setup("caller-1", "ff68-21key", one.path(), 1),
                    setup("caller-2", "ff68-21key", one.path(), 2),
                    setup("led-1", "onbon-bx-k", two.path(), 1)),
                events::add)) {
      await(status("caller-2", State.READY, Cause.NONE));
      assertEquals(3, floor.statuses().size());
      assertEquals(before + 5, Thread.activeCount());
    }
    long end = System.nanoTime() + SOON.toNanos();
    while (Thread.activeCount() > before && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(before, Thread.activeCount());
  }

  private static boolean say(Pty pty, byte[] noise) {
    try {
      pty.say(noise);
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static DeviceSetup setup(String id, String profile, String port, int address) {
    return new DeviceSetup(new DeviceId(id), PROFILES.find(profile).orElseThrow(), port, address);
  }

  private static State stateOf(DeviceFloor floor, String id) {
    return java.util.Optional.ofNullable(floor.statuses().get(new DeviceId(id)))
        .orElseThrow()
        .state();
  }

  private static Predicate<DeviceEvent> status(String id, State state, String cause) {
    return event ->
        event instanceof DeviceEvent.StatusChanged(var device, var status, _)
            && device.value().equals(id)
            && status.state() == state
            && status.cause().equals(cause);
  }

  private void await(Predicate<DeviceEvent> wanted) throws InterruptedException {
    long end = System.nanoTime() + 2 * SOON.toNanos();
    while (System.nanoTime() < end) {
      DeviceEvent event = events.poll(100, TimeUnit.MILLISECONDS);
      if (event != null && wanted.test(event)) {
        return;
      }
    }
    throw new AssertionError("It did not happen.");
  }
}
