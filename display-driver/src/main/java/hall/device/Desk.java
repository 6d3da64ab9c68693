package hall.device;

import hall.device.line.Pace;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where the driver of one device reports: it keeps the status and tells the hall what is new.
final class Desk implements Report {

  private static final System.Logger LOG = System.getLogger(Desk.class.getName());

  private final DeviceId device;
  private final Pace pace;
  private final Map<DeviceId, Status> statuses;
  private final Map<DeviceId, Announcement.Speech> speeches;
  private final Consumer<DeviceEvent> listener;
  private final List<Desk> others = new ArrayList<>();

  Desk(
      DeviceId device,
      Pace pace,
      Map<DeviceId, Status> statuses,
      Map<DeviceId, Announcement.Speech> speeches,
      Consumer<DeviceEvent> listener) {
    this.device = device;
    this.pace = pace;
    this.statuses = statuses;
    this.speeches = speeches;
    this.listener = listener;
    statuses.put(device, new Status(State.CONNECTING, Cause.NONE, pace.now()));
  }

  /// The other name of the same device is as this one is.
  void alsoFor(Desk other) {
    others.add(other);
  }

  @Override
  public void is(State state, String cause) {
    others.forEach(other -> other.is(state, cause));
    Status before = statuses.get(device);
    if (before == null || before.state() != state || !before.cause().equals(cause)) {
      Instant at = pace.now();
      var status = new Status(state, cause, at);
      statuses.put(device, status);
      tell(new DeviceEvent.StatusChanged(device, status, at));
    }
  }

  @Override
  public void speaks(Announcement.Speech speech) {
    others.forEach(other -> other.speaks(speech));
    speeches.put(device, speech);
    happened((id, at) -> new DeviceEvent.SpeechChanged(id, speech, at));
  }

  @Override
  public void happened(Happening what) {
    tell(what.event(device, pace.now()));
  }

  private void tell(DeviceEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Nobody took an event of a device: " + event, e);
    }
  }
}
