package hall.app.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.config.HallFile;
import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.devices.Equipment;
import hall.app.sim.Simulation;
import hall.app.web.Installing;
import hall.app.words.Words;
import hall.device.DeviceEvent;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.Key;
import hall.device.plug.Sockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The installer's page in a hall that runs: what is plugged in, what it is, and whether what is
/// pressed arrives.
class WorkbenchTest {

  private static final DeviceId SCREEN = new DeviceId("led-1");

  @TempDir Path machine;

  private final Words words = Words.load();
  private final HallFile file = shipped();
  private final Equipment equipment = new Equipment(file);
  private final Optional<Simulation> simulation = equipment.simulation();
  private final KeyEcho echo = new KeyEcho();
  private final CountDownLatch shownAgain = new CountDownLatch(1);
  private final DeviceFloor floor = DeviceFloor.open(equipment.setups(simulation), echo);

  @AfterEach
  void close() {
    floor.close();
    simulation.ifPresent(Simulation::close);
  }

  private HallFile shipped() {
    return switch (new HallReader(new ShippedProfiles(), words).readShipped("demonstration")) {
      case Reading.Good(var hall) -> hall;
      case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private Workbench bench() {
    return new Workbench(file, words, floor, new Sockets(machine), echo, shownAgain::countDown);
  }

  @Test
  void onlyAPortThatIsPluggedInIsTouchedAndWhatIsWrongWithItIsSaid() throws IOException {
    plug("ttyNowhere0", Path.of("/dev/null"));

    Installing.Plug plug = bench().plugs().getFirst();
    Installing.Found found = bench().probe(plug.port());

    assertEquals("serial ", plug.kind() + " " + plug.device());
    assertEquals(List.of(), found.candidates());
    assertEquals("port-missing", found.cause());
    assertThrows(IllegalArgumentException.class, () -> bench().probe("/dev/ttyNowhere9"));
  }

  private void plug(String name, Path end) throws IOException {
    Path entry = Files.createDirectories(machine.resolve("sys/class/tty").resolve(name));
    Files.createDirectories(entry.resolve("device"));
    Files.createDirectories(machine.resolve("dev"));
    Files.createSymbolicLink(machine.resolve("dev").resolve(name), end);
  }

  @Test
  void aScreenIsTriedAndThenShowsTheHallsOwnTextAgain() throws InterruptedException {
    assertTrue(bench().test(SCREEN.value()));

    assertTrue(shownAgain.await(30, TimeUnit.SECONDS));
    assertFalse(bench().test("no-such-device"));
  }

  @Test
  void whatIsPressedIsEchoedTheNewestLast() {
    var at = Instant.parse("2026-03-02T01:00:00Z");
    for (int i = 0; i < 50; i++) {
      echo.accept(new DeviceEvent.RatingPressed(new DeviceId("pad-1"), 1 + i % 5, at));
    }
    echo.accept(new DeviceEvent.KeyPressed(new DeviceId("caller-1"), Key.NEXT, at));

    List<Installing.Heard> heard = bench().heard();
    assertEquals(40, heard.size());
    assertEquals(new Installing.Heard("caller-1", "key", "next", at), heard.getLast());
  }
}
