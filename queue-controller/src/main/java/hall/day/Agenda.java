package hall.day;

import hall.day.DayScript.Tick;
import java.time.Instant;
import java.util.Objects;
import java.util.PriorityQueue;

/// What is due, the earliest first; within one instant by its order in the record, and what is not
/// in the record in the order in which it was put down.
final class Agenda {

  /// Before everything else of its instant.
  static final long FIRST = Long.MIN_VALUE;

  /// After everything that is in the record.
  static final long LAST = Long.MAX_VALUE;

  static final Tick NEVER = new Tick(Instant.MAX, LAST);

  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private long count;

  private record Due(Tick tick, long serial, Runnable deed) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTick = compare(tick, other.tick);
      return byTick != 0 ? byTick : Long.compare(serial, other.serial);
    }
  }

  void put(Instant at, long order, Runnable deed) {
    dues.add(new Due(new Tick(at, order), count++, deed));
  }

  /// When the next is due.
  Tick next() {
    Due first = dues.peek();
    return first == null ? NEVER : first.tick();
  }

  Runnable take() {
    return Objects.requireNonNull(dues.poll()).deed();
  }

  static Tick earlier(Tick one, Tick other) {
    return compare(one, other) <= 0 ? one : other;
  }

  private static int compare(Tick one, Tick other) {
    int byTime = one.at().compareTo(other.at());
    return byTime != 0 ? byTime : Long.compare(one.order(), other.order());
  }
}
