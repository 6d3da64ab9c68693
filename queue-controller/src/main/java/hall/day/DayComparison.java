package hall.day;

import hall.day.DayFigures.Figures;
import hall.day.DayFigures.Visit;
import hall.queue.Line;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The same day under two rule sets: who waits longer, and who shorter.
///
/// @param lines both figures of each line
/// @param all both figures of everybody
/// @param longer whoever waits a minute longer or more, the worst hit first
/// @param shorter whoever waits a minute less or more, the best off first
/// @param same how many others were called under both
/// @param lost who was called under the first rules and not under the second
/// @param won who was called only under the second
public record DayComparison(
    SortedMap<Line, Pair> lines,
    Pair all,
    List<Change> longer,
    List<Change> shorter,
    int same,
    List<TicketNumber> lost,
    List<TicketNumber> won) {

  private static final Duration NOTICED = Duration.ofMinutes(1);
  private static final Figures NOBODY =
      new Figures(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, 0, 0, 0);

  /// The figures under the first rules and under the second.
  public record Pair(Figures before, Figures after) {}

  /// One number's whole wait under the first rules and under the second.
  public record Change(TicketNumber number, Line line, Duration before, Duration after) {

    /// How much longer; negative when shorter.
    public Duration by() {
      return after.minus(before);
    }
  }

  public DayComparison {
    longer = List.copyOf(longer);
    shorter = List.copyOf(shorter);
    lost = List.copyOf(lost);
    won = List.copyOf(won);
  }

  /// Sets two runs of one day side by side.
  public static DayComparison of(DayFigures before, DayFigures after) {
    SortedSet<Line> named = new TreeSet<>(before.lines().keySet());
    named.addAll(after.lines().keySet());
    SortedMap<Line, Pair> lines = new TreeMap<>();
    for (Line line : named) {
      lines.put(
          line,
          new Pair(
              before.lines().getOrDefault(line, NOBODY), after.lines().getOrDefault(line, NOBODY)));
    }
    Map<TicketId, Visit> then = new HashMap<>();
    after.visits().forEach(visit -> then.put(visit.ticket(), visit));
    List<Change> both = new ArrayList<>();
    List<TicketNumber> lost = new ArrayList<>();
    List<TicketNumber> won = new ArrayList<>();
    for (Visit visit : before.visits()) {
      Visit again = then.get(visit.ticket());
      boolean was = !visit.waits().isEmpty();
      boolean is = again != null && !again.waits().isEmpty();
      if (was && again != null && is) {
        both.add(new Change(visit.number(), visit.line(), visit.waited(), again.waited()));
      } else if (was) {
        lost.add(visit.number());
      } else if (is) {
        won.add(visit.number());
      }
    }
    return split(lines, new Pair(before.all(), after.all()), both, lost, won);
  }

  private static DayComparison split(
      SortedMap<Line, Pair> lines,
      Pair all,
      List<Change> both,
      List<TicketNumber> lost,
      List<TicketNumber> won) {
    Comparator<Change> byChange = Comparator.comparing(Change::by);
    List<Change> longer =
        both.stream()
            .filter(change -> change.by().compareTo(NOTICED) >= 0)
            .sorted(byChange.reversed())
            .toList();
    List<Change> shorter =
        both.stream()
            .filter(change -> change.by().negated().compareTo(NOTICED) >= 0)
            .sorted(byChange)
            .toList();
    int same = both.size() - longer.size() - shorter.size();
    return new DayComparison(lines, all, longer, shorter, same, lost, won);
  }
}
