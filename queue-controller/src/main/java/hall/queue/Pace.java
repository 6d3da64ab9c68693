package hall.queue;

import hall.queue.Ticket.Stage;
import hall.queue.Waits.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How fast the windows work: an index, by window, over the day's tickets that were called there.
/// It holds what their stages say and nothing else, so it is made again from the same tickets.
final class Pace {

  /// How many calls it takes to tell a range.
  static final int CALLS_LEAST = 5;

  private static final Duration RECENT = Duration.ofHours(2);
  private static final int CALLS_MOST = 20;

  /// What a window rests between two tickets belongs to its pace; what is longer was idleness.
  private static final Duration REST_MOST = Duration.ofMinutes(1);

  /// Four of five values of a normal spread lie within this many deviations.
  private static final double FOUR_OF_FIVE = 1.2816;

  /// The squared coefficient of variation of times at a window, as long as few are seen: these are
  /// about half as unlike as waits for a bus. It counts as so many calls.
  private static final double UNLIKE = 0.5;

  private static final int UNLIKE_WEIGHT = 10;
  private static final int ROUNDED_TO = 5;
  private static final int MINUTES_MOST = 24 * 60;
  private static final Comparator<Stay> BY_CALL =
      Comparator.comparing(Stay::called).thenComparingLong(Stay::order);

  private final Map<WindowId, List<Stay>> stays = new HashMap<>();

  /// A ticket's time at a window.
  ///
  /// @param free when it left; [Instant#MAX] while it is there
  private record Stay(WindowId window, Instant called, Instant free, long order) {}

  /// The same, each going its own way from now on.
  Pace copy() {
    Pace copy = new Pace();
    stays.forEach((window, here) -> copy.stays.put(window, new ArrayList<>(here)));
    return copy;
  }

  /// A ticket of today is new, or made again from what a snapshot kept.
  void note(Ticket ticket) {
    stay(ticket)
        .ifPresent(stay -> {
          List<Stay> here = stays.computeIfAbsent(stay.window(), _ -> new ArrayList<>());
          int place = Collections.binarySearch(here, stay, BY_CALL);
          if (place >= 0) {
            here.set(place, stay);
          } else {
            here.add(-1 - place, stay);
          }
        });
  }

  /// A ticket is no longer as it was.
  void note(Ticket before, Ticket after) {
    if (before.stage().equals(after.stage())) {
      return;
    }
    stay(before)
        .ifPresent(stay -> {
          List<Stay> here = stays.getOrDefault(stay.window(), List.of());
          int place = Collections.binarySearch(here, stay, BY_CALL);
          if (place >= 0) {
            here.remove(place);
          }
        });
    note(after);
  }

  /// A business day begins.
  void clear() {
    stays.clear();
  }

  /// From when to when somebody will be called, reckoned from the newest calls of these windows.
  /// With n calls that took a mean time m at w windows, the k-th call to come is due after k·m/w.
  /// That spreads by the factor exp(±z·√(c²·(1/k + 1/n))): 1/k for the calls to come, 1/n for how
  /// well so few calls tell the mean, c² for how unlike one another they are.
  ///
  /// @param ahead how many of those ahead these windows will call, a share of a ticket for one that
  ///   others may call as well
  /// @param windows those that work now and may call the ticket
  /// @return empty with fewer than [#CALLS_LEAST] calls ended lately, or without a window
  Optional<Range> range(double ahead, Collection<WindowId> windows, Instant now) {
    int calls = 0;
    double seconds = 0;
    double squares = 0;
    for (WindowId window : windows) {
      List<Stay> here = stays.getOrDefault(window, List.of());
      Instant next = now;
      int oldest = Math.max(0, here.size() - CALLS_MOST);
      for (int i = here.size() - 1; i >= oldest && isRecent(here.get(i), now); i--) {
        Stay stay = here.get(i);
        double worked = worked(stay, next);
        seconds += worked;
        squares += worked * worked;
        calls += stay.free().isAfter(now) ? 0 : 1;
        next = stay.called();
      }
    }
    if (calls < CALLS_LEAST || seconds <= 0) {
      return Optional.empty();
    }
    double mean = seconds / calls;
    double seen = Math.max(0, squares / calls / (mean * mean) - 1);
    double unlike = (UNLIKE * UNLIKE_WEIGHT + seen * calls) / (UNLIKE_WEIGHT + calls);
    double turns = ahead + 1;
    double spread = FOUR_OF_FIVE * Math.sqrt(unlike * (1 / turns + 1.0 / calls));
    return Optional.of(around(mean / windows.size() * turns / 60, Math.exp(spread), calls));
  }

  private static Range around(double minutes, double factor, int calls) {
    int low = (int) Math.min(MINUTES_MOST, minutes / factor);
    int high = (int) Math.min(MINUTES_MOST, Math.ceil(minutes * factor));
    int from = low / ROUNDED_TO * ROUNDED_TO;
    int to = (high + ROUNDED_TO - 1) / ROUNDED_TO * ROUNDED_TO;
    return new Range(from, Math.max(to, from + ROUNDED_TO), calls);
  }

  private static boolean isRecent(Stay stay, Instant now) {
    return stay.called().isAfter(now.minus(RECENT));
  }

  /// How long the window was taken up by a ticket, with its rest before the next.
  private static double worked(Stay stay, Instant next) {
    Instant free = stay.free().isAfter(next) ? next : stay.free();
    Duration rest = Duration.between(free, next);
    Duration counted = rest.compareTo(REST_MOST) > 0 ? REST_MOST : rest;
    return Duration.between(stay.called(), free).plus(counted).toMillis() / 1000.0;
  }

  private static Optional<Stay> stay(Ticket ticket) {
    long order = ticket.order();
    return switch (ticket.stage()) {
      case Stage.Called(var window, _, var called, _) ->
          Optional.of(new Stay(window, called, Instant.MAX, order));
      case Stage.Serving(var window, _, var called, _, _) ->
          Optional.of(new Stay(window, called, Instant.MAX, order));
      case Stage.Done(var window, _, var called, _, _, var ended) ->
          Optional.of(new Stay(window, called, ended, order));
      case Stage.NoShow(var window, _, var called, _, var at, _) ->
          Optional.of(new Stay(window, called, at, order));
      case Stage.Parked(var window, _, var called, var at, _) ->
          Optional.of(new Stay(window, called, at, order));
      case Stage.Held(var window, _, var called, var at, _) ->
          Optional.of(new Stay(window, called, at, order));
      case Stage.Waiting _, Stage.Cancelled _, Stage.Expired _ -> Optional.empty();
    };
  }
}
