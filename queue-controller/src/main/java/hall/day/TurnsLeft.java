package hall.day;

import hall.day.DayScript.Cause;
import hall.day.DayScript.Turn;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.WindowId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How each window goes on calling. Under its own rules a recorded day's windows call as often as
/// they did; elsewhere one that calls more often rests as it usually did.
final class TurnsLeft {

  private static final Duration UNKNOWN = Duration.ofSeconds(15);

  private final Map<WindowId, List<Turn>> turns;
  private final boolean goesOn;
  private final Map<WindowId, Integer> done = new HashMap<>();

  /// @param goesOn whether a window may call more often than that day
  TurnsLeft(Map<WindowId, List<Turn>> turns, boolean goesOn) {
    this.turns = turns;
    this.goesOn = goesOn;
  }

  /// The window's next turn; empty when it calls no more.
  Optional<Turn> next(WindowId window) {
    List<Turn> here = turns.getOrDefault(window, List.of());
    int nth = done.getOrDefault(window, 0);
    if (nth < here.size()) {
      return Optional.of(here.get(nth));
    }
    return goesOn ? Optional.of(usual(window, here)) : Optional.empty();
  }

  /// The window has called somebody. A ticket called by hand takes up the turn it had that day, and
  /// none if that is over.
  void called(WindowId window, Request request) {
    boolean byHand = Deed.of(request.command()) == Deed.BY_HAND;
    if (!byHand || next(window).filter(turn -> isFor(turn, request)).isPresent()) {
      passed(window);
    }
  }

  private static boolean isFor(Turn turn, Request request) {
    return turn.cause() == Cause.OTHERWISE && turn.request().equals(request);
  }

  void passed(WindowId window) {
    done.merge(window, 1, Integer::sum);
  }

  private static Turn usual(WindowId window, List<Turn> here) {
    List<Duration> rests =
        here.stream().filter(turn -> turn.cause() == Cause.NEXT).map(Turn::ready).toList();
    Request press = new Request(new Command.CallNext(window), Actor.CALENDAR, RequestKey.NONE);
    return new Turn(Usual.median(rests, UNKNOWN), Agenda.LAST, Cause.NEXT, press);
  }
}
