package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.web.DeviceView;
import hall.device.Announcement.Speech;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceLink;
import hall.device.Status;
import hall.device.line.LinkStatus;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Every device of the hall file with how it is now.
public final class DeviceViews {

  private static final String UNKNOWN = "profile-missing";

  private final HallFile file;
  private final DeviceFloor floor;
  private final Instant since;

  /// @param since when the house was opened
  public DeviceViews(HallFile file, DeviceFloor floor, Instant since) {
    this.file = file;
    this.floor = floor;
    this.since = since;
  }

  /// In the order of the hall file. May be called from any thread.
  public List<DeviceView> list() {
    Map<DeviceId, Status> statuses = floor.statuses();
    Map<DeviceId, DeviceLink> links = floor.links();
    return file.devices().stream().map(device -> view(device, statuses, links)).toList();
  }

  private static DeviceView.Spoken spoken(Speech speech) {
    return new DeviceView.Spoken(
        speech.caption(),
        speech.language(),
        speech.since(),
        speech.waiting(),
        (int) speech.delay().toSeconds(),
        speech.unheard());
  }

  private DeviceView view(
      Device device, Map<DeviceId, Status> statuses, Map<DeviceId, DeviceLink> links) {
    Status status = statuses.get(new DeviceId(device.id()));
    return new DeviceView(
        device.id(),
        device.use().text(),
        device.window().map(WindowId::number),
        device.kiosk(),
        status == null ? "fault" : status.state().name().toLowerCase(Locale.ROOT),
        status == null ? UNKNOWN : status.cause(),
        status == null ? since : status.since(),
        Optional.ofNullable(floor.speeches().get(new DeviceId(device.id())))
            .map(DeviceViews::spoken),
        Optional.ofNullable(links.get(new DeviceId(device.id())))
            .map(link -> link(device.port(), link)));
  }

  /// A simulated port is told by the name it has in the hall file.
  private static DeviceView.Link link(String port, DeviceLink link) {
    LinkStatus line = link.line();
    return new DeviceView.Link(
        port,
        line.at(),
        line.openings(),
        line.heardBytes(),
        line.toldBytes(),
        link.noiseBytes(),
        line.heardAt());
  }
}
