package hall.device;

/// The name by which the hall file knows one device, such as `led-1`.
public record DeviceId(String value) {

  public DeviceId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException(
          "A device's name has 1 to 64 characters, not '" + value + "'.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
