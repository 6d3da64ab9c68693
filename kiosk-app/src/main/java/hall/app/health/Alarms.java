package hall.app.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What is not well with the hall now. Whoever finds out raises an alarm, and clears it when it is
/// over; the faces and the manager's page follow. Any thread may ask and tell; none waits.
public final class Alarms {

  private static final Comparator<Alarm> HEAVIEST_FIRST =
      Comparator.comparing(Alarm::severity)
          .reversed()
          .thenComparing(Alarm::since)
          .thenComparing(Alarm::id);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Alarm> standing = new LinkedHashMap<>();
  private final List<Consumer<List<Alarm>>> listeners = new ArrayList<>();

  /// Raises an alarm. One that stands under its id gets the new severity and facts, and keeps when
  /// it began.
  public void raise(Alarm alarm) {
    lock.lock();
    try {
      Alarm before = standing.get(alarm.id());
      Alarm now =
          before == null
              ? alarm
              : new Alarm(alarm.id(), alarm.severity(), before.since(), alarm.facts());
      standing.put(now.id(), now);
      if (!now.equals(before)) {
        tell();
      }
    } finally {
      lock.unlock();
    }
  }

  /// What was not well is over. Nothing happens when no such alarm stands.
  public void clear(String id) {
    lock.lock();
    try {
      if (standing.remove(id) != null) {
        tell();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The alarms that stand, the heaviest first, then the oldest.
  public List<Alarm> standing() {
    lock.lock();
    try {
      return standing.values().stream().sorted(HEAVIEST_FIRST).toList();
    } finally {
      lock.unlock();
    }
  }

  /// Tells the listener of every change from now on, in the order in which they happen, with all
  /// that stand then. It is called on the thread that raises and must be short.
  public void listen(Consumer<List<Alarm>> listener) {
    lock.lock();
    try {
      listeners.add(listener);
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    List<Alarm> all = standing();
    listeners.forEach(listener -> listener.accept(all));
  }
}
