package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.config.HallFile.Use;
import hall.app.sim.SimDevice;
import hall.app.sim.Simulation;
import hall.device.DeviceId;
import hall.device.DeviceSetup;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is plugged in, as the hall file says: for the drivers, and for the simulation where a port
/// is a simulated one.
public final class Equipment {

  private static final String SPEECH_MODULE = "syn6288";

  private final HallFile file;
  private final Profiles profiles;

  public Equipment(HallFile file) {
    this.file = file;
    profiles =
        file.profilesFolder().isEmpty()
            ? Profiles.shipped()
            : Profiles.with(Path.of(file.profilesFolder()));
  }

  /// The simulated devices at the ends of their lines; empty when the hall has none.
  public Optional<Simulation> simulation() {
    List<SimDevice> simulated =
        file.devices().stream()
            .filter(Device::isSimulated)
            .filter(device -> device.use() != Use.GPIO)
            .filter(device -> !isLoudspeakerOfScreen(device))
            .map(this::simulated)
            .toList();
    return simulated.isEmpty() ? Optional.empty() : Optional.of(Simulation.open(simulated));
  }

  /// A screen that speaks is one device at the end of the line, though the hall file names two.
  private boolean isLoudspeakerOfScreen(Device device) {
    return device.use() == Use.VOICE
        && file.devices().stream()
            .anyMatch(other ->
                other.use() == Use.LED
                    && other.port().equals(device.port())
                    && other.address() == device.address());
  }

  private SimDevice simulated(Device device) {
    boolean speakingScreen =
        device.use() == Use.VOICE
            && profiles
                .find(device.profile())
                .map(profile -> profile.kinds().contains(Use.LED.text()))
                .orElse(false);
    SimDevice plain =
        new SimDevice(
                device.id(),
                speakingScreen ? Use.LED.text() : device.use().text(),
                device.address(),
                device.windowNumber(),
                device.port())
            .as(device.profile(), device.kiosk());
    return device.use() == Use.RATING
        ? profiles
            .find(device.profile())
            .map(profile -> plain.ratingBy(profile.ratings().valueByLevel()))
            .orElse(plain)
        : plain;
  }

  /// What the drivers are to speak to.
  public List<DeviceSetup> setups(Optional<Simulation> simulation) {
    return file.devices().stream()
        .flatMap(device ->
            profiles.find(device.profile()).stream()
                .map(profile -> setup(device, played(device, profile), simulation)))
        .toList();
  }

  /// A simulated sound card is played by a simulated speech module, so that what it says is seen.
  private Profile played(Device device, Profile profile) {
    return device.isSimulated() && profile.driver().equals(Profile.SOUND)
        ? profiles.find(SPEECH_MODULE).orElse(profile)
        : profile;
  }

  private static DeviceSetup setup(
      Device device, Profile profile, Optional<Simulation> simulation) {
    String port =
        device.isSimulated() && device.use() != Use.GPIO
            ? simulation.map(lines -> lines.path(device.port())).orElse(device.port())
            : device.port();
    return new DeviceSetup(new DeviceId(device.id()), profile, port, device.address());
  }
}
