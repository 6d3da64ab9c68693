package hall.day;

import hall.queue.Amendments;
import hall.queue.Entry;
import hall.queue.HallMemory;
import hall.queue.LateVisit;
import hall.queue.Line;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a day went for those who waited, told from its entries.
///
/// A wait runs from when a leg of the visit began (the number taken, the appointment's slot if that
/// is later, the transfer) to its first call, less the time the hall was closed in between. Whoever
/// was never called has no wait; how many they are stands beside it.
///
/// @param lines the figures of each line that anybody stood in: a service and a class
/// @param all those of everybody together
/// @param visits what became of each number, in the order they were taken
/// @param late visits of the day that were entered afterwards (补录); they are in no other figure
public record DayFigures(
    SortedMap<Line, Figures> lines, Figures all, List<Visit> visits, List<LateVisit> late) {

  /// The figures of some tickets.
  ///
  /// @param taken how many numbers
  /// @param called how many legs of them were called
  /// @param median the middle wait, the lower of two; zero when nobody was called
  /// @param ninety nine of ten waited no longer
  /// @param worst the longest wait
  /// @param passed how many were passed over: a window that could have called them called somebody
  ///   who had come later
  /// @param passedMost how often that happened to one ticket at most
  /// @param served whose service was ended
  /// @param noShow who did not come in the end
  /// @param cancelled who gave the number back
  /// @param leftOver who still waited, or had not come back, when the day ended
  /// @param reprints how many papers were printed once more (补打)
  public record Figures(
      int taken,
      int called,
      Duration median,
      Duration ninety,
      Duration worst,
      int passed,
      int passedMost,
      int served,
      int noShow,
      int cancelled,
      int leftOver,
      int reprints) {}

  /// One number's day.
  ///
  /// @param line where it waited first
  /// @param waits its wait in each leg that was called
  /// @param passed how often somebody who had come later was called before it
  /// @param reprints how often its paper was printed once more
  public record Visit(
      TicketId ticket,
      TicketNumber number,
      Line line,
      List<Duration> waits,
      int passed,
      int reprints,
      Fate fate) {

    public Visit {
      waits = List.copyOf(waits);
    }

    /// How long it waited in all.
    public Duration waited() {
      return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }
  }

  /// What became of a number by the end of the day.
  public enum Fate {
    SERVED,
    NO_SHOW,
    CANCELLED,
    LEFT_OVER
  }

  public DayFigures {
    visits = List.copyOf(visits);
    late = List.copyOf(late);
  }

  /// The figures of a day that was lived or replayed.
  public static DayFigures of(Replay.Run run) {
    return of(run.start(), run.entries());
  }

  /// The figures of a day.
  ///
  /// @param start the hall as the day began
  /// @param entries what happened, up to the end of the day or to now
  public static DayFigures of(HallMemory start, List<Entry> entries) {
    return of(start, entries, start.amendments(), List.of());
  }

  /// The figures of a day, as far as it is known by now.
  ///
  /// @param amendments what was said of the clock since
  /// @param late what was entered for that day since
  public static DayFigures of(
      HallMemory start, List<Entry> entries, Amendments amendments, List<LateVisit> late) {
    List<Visit> visits = new VisitReader(start, amendments).read(entries);
    Map<Line, List<Visit>> byLine = new TreeMap<>();
    visits.forEach(
        visit -> byLine.computeIfAbsent(visit.line(), _ -> new ArrayList<>()).add(visit));
    SortedMap<Line, Figures> lines = new TreeMap<>();
    byLine.forEach((line, some) -> lines.put(line, figures(some)));
    return new DayFigures(lines, figures(visits), visits, late);
  }

  private static Figures figures(List<Visit> visits) {
    List<Duration> waits =
        visits.stream().flatMap(visit -> visit.waits().stream()).sorted().toList();
    return new Figures(
        visits.size(),
        waits.size(),
        share(waits, 50),
        share(waits, 90),
        share(waits, 100),
        (int) visits.stream().filter(visit -> visit.passed() > 0).count(),
        visits.stream().mapToInt(Visit::passed).max().orElse(0),
        count(visits, Fate.SERVED),
        count(visits, Fate.NO_SHOW),
        count(visits, Fate.CANCELLED),
        count(visits, Fate.LEFT_OVER),
        visits.stream().mapToInt(Visit::reprints).sum());
  }

  /// The least of the sorted waits that so many of a hundred do not exceed.
  private static Duration share(List<Duration> sorted, int percent) {
    return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }

  private static int count(List<Visit> visits, Fate fate) {
    return (int) visits.stream().filter(visit -> visit.fate() == fate).count();
  }
}
