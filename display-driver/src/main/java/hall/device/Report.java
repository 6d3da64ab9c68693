package hall.device;

import java.time.Instant;

/// What a driver tells the house of its device.
public interface Report {

  /// How the device is now; saying the same twice changes nothing.
  void is(State state, String cause);

  /// Something happened at the device, just now.
  void happened(Happening what);

  /// What a voice is about now.
  default void speaks(Announcement.Speech speech) {}

  /// Makes an event of the device and the time.
  interface Happening {

    /// The event.
    DeviceEvent event(DeviceId device, Instant at);
  }
}
