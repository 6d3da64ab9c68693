package hall.queue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When the hall is open, and where one business day ends and the next begins.
///
/// @param zone the hall's own time zone
/// @param dayStarts the local time at which a business day begins; before it is still yesterday
/// @param week the sessions of each weekday; a weekday that is missing is closed
/// @param exceptions the sessions of single dates (holidays: none; make-up workdays: some), which
///   replace the weekday's
public record Calendar(
    ZoneId zone,
    LocalTime dayStarts,
    Map<DayOfWeek, List<Session>> week,
    Map<LocalDate, List<Session>> exceptions) {

  private static final int DAYS_AHEAD = 60;

  /// A stretch in which numbers are given out, in minutes of the local day: from 0, up to 1440 for
  /// midnight. `from` is inside, `to` is not.
  public record Session(int from, int to) {
    public Session {
      if (from < 0 || to > 24 * 60 || from >= to) {
        throw new IllegalArgumentException(
            "A session runs forward within one day, not from minute %d to %d.".formatted(from, to));
      }
    }
  }

  public Calendar {
    week = Map.copyOf(week);
    exceptions = Map.copyOf(exceptions);
  }

  /// The business day that the moment belongs to: the last that has begun. It never goes back, also
  /// where an hour comes twice because the clocks change.
  public LocalDate businessDay(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, zone).plusDays(1);
    while (startOf(day).isAfter(at)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /// When the given business day begins: at its hour on the wall clock, the first time it comes;
  /// where the clocks skip that hour, so much later.
  public Instant startOf(LocalDate day) {
    return day.atTime(dayStarts).atZone(zone).toInstant();
  }

  public boolean isOpen(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    int minute = local.toLocalTime().toSecondOfDay() / 60;
    return sessionsOn(local.toLocalDate()).stream()
        .anyMatch(session -> session.from() <= minute && minute < session.to());
  }

  /// The next moment at which a session begins, after the given one; empty when the calendar knows
  /// none within the next 60 days.
  public Optional<Instant> nextOpening(Instant after) {
    return edges(after, true);
  }

  /// The next moment at which the hall opens or closes.
  public Optional<Instant> nextEdge(Instant after) {
    Optional<Instant> opening = edges(after, true);
    Optional<Instant> closing = edges(after, false);
    if (opening.isEmpty() || closing.isEmpty()) {
      return opening.or(() -> closing);
    }
    return opening.get().isBefore(closing.get()) ? opening : closing;
  }

  private List<Session> sessionsOn(LocalDate date) {
    List<Session> exception = exceptions.get(date);
    return exception != null ? exception : week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private Optional<Instant> edges(Instant after, boolean beginning) {
    LocalDate first = LocalDate.ofInstant(after, zone);
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate date = first.plusDays(ahead);
      Optional<Instant> edge =
          sessionsOn(date).stream()
              .map(session -> moment(date, beginning ? session.from() : session.to()))
              .filter(moment -> moment.isAfter(after))
              .min(Instant::compareTo);
      if (edge.isPresent()) {
        return edge;
      }
    }
    return Optional.empty();
  }

  /// The wall clock counts, so that a session begins at nine also on a day the clocks change.
  private Instant moment(LocalDate date, int minute) {
    LocalDateTime local =
        minute == 24 * 60 ? date.plusDays(1).atStartOfDay() : date.atTime(minute / 60, minute % 60);
    return local.atZone(zone).toInstant();
  }
}
