package hall.queue;

import hall.queue.Calendar.Session;
import java.time.Duration;
import java.util.List;

/// When a step of a window rule counts.
public sealed interface Condition {

  Condition ALWAYS = new Always();

  record Always() implements Condition {}

  /// More than `over` wait in the lines; once so, until no more than `until` do. Two thresholds, or
  /// the step would come and go with every ticket.
  ///
  /// @param until 0 to `over`
  record Waiting(Lines lines, int over, int until) implements Condition {
    public Waiting {
      if (over < 0 || until < 0 || until > over) {
        throw new IllegalArgumentException(
            "A step that begins above %d waiting ends at 0 to %d, not at %d."
                .formatted(over, over, until));
      }
    }
  }

  /// Somebody in the lines has waited `over` or longer, counted from when they took the number or
  /// were due; once so, until nobody has waited `until` or longer.
  record Waited(Lines lines, Duration over, Duration until) implements Condition {
    public Waited {
      if (over.isNegative() || until.isNegative() || until.compareTo(over) > 0) {
        throw new IllegalArgumentException(
            "A step that begins after a wait of %s ends at that or less, not at %s."
                .formatted(over, until));
      }
    }
  }

  /// Nobody can be called from the lines.
  record Nobody(Lines lines) implements Condition {}

  /// The hall's local time is within one of the sessions.
  record During(List<Session> sessions) implements Condition {
    public During {
      sessions = List.copyOf(sessions);
    }
  }
}
