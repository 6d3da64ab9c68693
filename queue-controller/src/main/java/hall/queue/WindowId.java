package hall.queue;

/// The number painted above a window, from 1 to 999.
public record WindowId(int number) implements Comparable<WindowId> {

  public WindowId {
    if (number < 1 || number > 999) {
      throw new IllegalArgumentException("Windows are numbered from 1 to 999, not " + number + ".");
    }
  }

  /// Written out, for windows are compared at every look at a rule.
  @Override
  public boolean equals(Object other) {
    return other instanceof WindowId window && window.number == number;
  }

  @Override
  public int hashCode() {
    return number;
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
