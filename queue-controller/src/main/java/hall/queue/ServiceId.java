package hall.queue;

/// A kind of business handled at the windows (业务), such as `social-insurance`: the name by which
/// the hall file, the API and the record call it. Lower-case letters, digits and dashes, up to 40.
public record ServiceId(String value) implements Comparable<ServiceId> {

  private static final int MOST = 40;

  public ServiceId {
    if (!isSound(value)) {
      throw new IllegalArgumentException(
          "A service id is 1 to 40 lower-case letters, digits and dashes, not '" + value + "'.");
    }
  }

  private static boolean isSound(String value) {
    boolean sound = !value.isEmpty() && value.length() <= MOST && value.charAt(0) != '-';
    for (int i = 0; sound && i < value.length(); i++) {
      char c = value.charAt(i);
      sound = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    return sound;
  }

  @Override
  public int compareTo(ServiceId other) {
    return value.compareTo(other.value);
  }

  /// Spelt out because maps ask at every step: a record's own is several times as slow there.
  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceId id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
