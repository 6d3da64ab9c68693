package hall.device;

import hall.device.card.CardReading;
import java.time.Instant;

/// What a device told the hall.
public sealed interface DeviceEvent {

  /// Which device.
  DeviceId device();

  /// When its last byte was heard.
  Instant at();

  /// A clerk pressed a key of a caller pad.
  record KeyPressed(DeviceId device, Key key, Instant at) implements DeviceEvent {}

  /// A citizen rated the visit: 1 (very dissatisfied) to 5 (very satisfied).
  record RatingPressed(DeviceId device, int level, Instant at) implements DeviceEvent {}

  /// The pad says that the citizen was asked and gave no rating.
  record RatingDeclined(DeviceId device, Instant at) implements DeviceEvent {}

  /// A button of a panel was pressed.
  record ButtonPressed(DeviceId device, String button, Instant at) implements DeviceEvent {}

  /// A voice begins or ends to say something, or more waits to be said.
  record SpeechChanged(DeviceId device, Announcement.Speech speech, Instant at)
      implements DeviceEvent {}

  /// An identity card was read.
  record CardRead(DeviceId device, CardReading card, Instant at) implements DeviceEvent {}

  /// A card lies on the reader and was not read, for the reason in the code
  /// ([hall.device.card.CardTrouble]).
  record CardUnread(DeviceId device, String cause, Instant at) implements DeviceEvent {}

  /// A bar or QR code was scanned; an identity number in it is masked.
  record CodeScanned(DeviceId device, String code, Instant at) implements DeviceEvent {}

  /// A device is now otherwise than before.
  record StatusChanged(DeviceId device, Status status, Instant at) implements DeviceEvent {}
}
