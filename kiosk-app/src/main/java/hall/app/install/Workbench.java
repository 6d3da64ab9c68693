package hall.app.install;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.web.Installing;
import hall.app.words.Words;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceProbe;
import hall.device.Sign;
import hall.device.plug.Socket;
import hall.device.plug.Sockets;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// The installer's page in a hall that runs: what is plugged in, what hangs on a free port, and
/// whether the hall's own devices work.
public final class Workbench implements Installing {

  private static final System.Logger LOG = System.getLogger(Workbench.class.getName());
  private static final Duration LISTENS = Duration.ofSeconds(5);
  private static final long SIGN_SECONDS = 2;

  private final HallFile file;
  private final DeviceFloor floor;
  private final Profiles profiles;
  private final Trials trials;
  private final Sockets sockets;
  private final Runnable showAgain;
  private final KeyEcho echo;

  /// @param echo what came from the hall's devices lately
  /// @param showAgain has every screen show what the hall wants, after a test
  public Workbench(
      HallFile file,
      Words words,
      DeviceFloor floor,
      Sockets sockets,
      KeyEcho echo,
      Runnable showAgain) {
    this.file = file;
    this.floor = floor;
    this.sockets = sockets;
    this.echo = echo;
    this.showAgain = showAgain;
    trials = new Trials(words, file.hall().language());
    profiles =
        file.profilesFolder().isEmpty()
            ? Profiles.shipped()
            : Profiles.with(Path.of(file.profilesFolder()));
  }

  @Override
  public List<Plug> plugs() {
    return sockets.list().stream()
        .map(socket ->
            new Plug(
                socket.port(),
                socket.stable(),
                socket.kind().name().toLowerCase(Locale.ROOT),
                socket.usb(),
                socket.name(),
                socket.open(),
                user(socket).map(Device::id).orElse("")))
        .toList();
  }

  private Optional<Device> user(Socket socket) {
    return file.devices().stream()
        .filter(device -> !device.isSimulated() && device.port().startsWith("/"))
        .filter(device -> isSame(device.port(), socket.port()))
        .findFirst();
  }

  private static boolean isSame(String one, String other) {
    try {
      return one.equals(other) || Path.of(one).toRealPath().equals(Path.of(other).toRealPath());
    } catch (IOException gone) {
      LOG.log(Level.TRACE, "A port is not there.", gone);
      return false;
    }
  }

  @Override
  public Found probe(String port) {
    Socket socket =
        sockets.list().stream()
            .filter(each -> each.port().equals(port) || each.stable().equals(port))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nothing is plugged in at " + port));
    try (var probe = new DeviceProbe(socket.port(), profiles, LISTENS, () -> {})) {
      DeviceProbe.Outcome outcome = probe.run();
      return new Found(
          outcome.findings().stream()
              .map(each ->
                  new Candidate(each.profile().id(), each.baud(), each.address(), each.spoke()))
              .toList(),
          outcome.cause(),
          outcome.noiseBytes());
    }
  }

  @Override
  public List<Heard> heard() {
    return echo.heard();
  }

  @Override
  public boolean test(String id) {
    Optional<Device> device = file.device(id);
    Optional<Profile> profile = device.flatMap(each -> profiles.find(each.profile()));
    if (device.isEmpty() || profile.isEmpty()) {
      return false;
    }
    var name = new DeviceId(id);
    switch (device.get().use()) {
      case PRINTER -> {
        var _ = floor.print(name, trials.page(id));
      }
      case LED -> signs(name);
      case VOICE -> floor.say(name, trials.announcement());
      case GPIO -> {
        trials.tell(floor, name, profile.get());
        later(SIGN_SECONDS, () -> floor.lamps(name, false));
      }
      default -> {
        trials.tell(floor, name, profile.get());
        later(2 * SIGN_SECONDS, showAgain);
      }
    }
    return true;
  }

  /// Each sign for a while; then the screen shows again what the hall wants.
  private void signs(DeviceId screen) {
    long after = 0;
    for (Sign sign : trials.signs()) {
      later(after, () -> floor.show(screen, sign));
      after += SIGN_SECONDS;
    }
    later(after, showAgain);
  }

  private static void later(long seconds, Runnable act) {
    Executor after = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    after.execute(act);
  }
}
