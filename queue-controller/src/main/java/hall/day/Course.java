package hall.day;

import hall.queue.Calendar;
import hall.queue.HallPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The course of a day: when the hall is open, and what comes before what within one instant.
final class Course {

  /// The calls of windows come after what comes from outside.
  static final long ORDER_OF_CALLS = 1L << 40;

  /// What is done at windows comes after calls.
  private static final long ORDER_OF_ACTS = 1L << 41;

  private final Calendar calendar;
  private final Instant begins;
  private final Instant ends;
  private final List<Open> sessions;
  private long comings;
  private long acts = ORDER_OF_ACTS;

  /// A stretch in which the hall is open.
  record Open(Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  Course(HallPlan plan, LocalDate day) {
    calendar = plan.calendar();
    begins = calendar.startOf(day);
    ends = calendar.startOf(day.plusDays(1));
    sessions = sessions(calendar);
  }

  Instant begins() {
    return begins;
  }

  Instant ends() {
    return ends;
  }

  List<Open> sessions() {
    return sessions;
  }

  /// The sessions of a calendar in this business day.
  List<Open> sessions(Calendar hours) {
    List<Open> open = new ArrayList<>();
    Instant moment = begins;
    while (moment.isBefore(ends)) {
      Instant edge = next(hours, moment);
      if (hours.isOpen(moment)) {
        open.add(new Open(moment, edge));
      }
      moment = edge;
    }
    return open;
  }

  private Instant next(Calendar hours, Instant moment) {
    Optional<Instant> edge = hours.nextEdge(moment);
    return edge.filter(at -> at.isBefore(ends)).orElse(ends);
  }

  long nextComing() {
    return ++comings;
  }

  long nextAct() {
    return ++acts;
  }
}
