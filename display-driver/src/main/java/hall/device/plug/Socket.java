package hall.device.plug;

/// Something plugged in.
///
/// @param port what opens it now, such as `/dev/ttyUSB0`
/// @param stable a name that stays the same when it is plugged in again, to be written into the
///   hall file; the port itself where there is none
/// @param kind what sort of thing the system takes it for
/// @param usb vendor and product, as `1a86:7523`; empty where it is not on USB
/// @param name what it calls itself, empty where it says nothing
/// @param open whether this account may use it
public record Socket(String port, String stable, Kind kind, String usb, String name, boolean open) {

  /// What sort of thing the system takes it for.
  public enum Kind {
    SERIAL,
    PRINTER,
    INPUT,
    HID,
    SOUND,
    SPI,
    GPIO
  }
}
