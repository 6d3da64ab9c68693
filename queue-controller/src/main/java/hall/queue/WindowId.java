package hall.queue;

/// The number painted above a window, from 1 to 999.
public record WindowId(int number) implements Comparable<WindowId> {

  public WindowId {
    if (number < 1 || number > 999) {
      throw new IllegalArgumentException("Windows are numbered from 1 to 999, not " + number + ".");
    }
  }

  @Override
  public int compareTo(WindowId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
