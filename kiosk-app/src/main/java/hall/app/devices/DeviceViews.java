package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.web.DeviceView;
import hall.device.Announcement.Speech;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.Status;
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
    return file.devices().stream().map(device -> view(device, statuses)).toList();
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

  private DeviceView view(Device device, Map<DeviceId, Status> statuses) {
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
            .map(DeviceViews::spoken));
  }
}
