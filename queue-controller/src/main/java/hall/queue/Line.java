package hall.queue;

/// One line of the hall (队): those of one class who wait for one service.
public record Line(ServiceId service, LineClass of) implements Comparable<Line> {

  @Override
  public int compareTo(Line other) {
    int byService = service.compareTo(other.service);
    return byService != 0 ? byService : of.compareTo(other.of);
  }

  /// Such as `tax.priority`.
  @Override
  public String toString() {
    return service + "." + of.name().toLowerCase(java.util.Locale.ROOT);
  }
}
