package hall.queue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says when a window that calls by itself will find somebody, if nothing else happens before.
final class Idle {

  private static final int MOMENTS_MOST = 256;

  private final Floor floor;
  private final CallDesk calls;

  Idle(Floor floor, CallDesk calls) {
    this.floor = floor;
    this.calls = calls;
  }

  /// The first moment before `end` at which a free window calls by itself; empty when only another
  /// event can bring one.
  Optional<Instant> nextCall(Instant end) {
    Instant first = end;
    for (WindowId window : floor.posts().freeSince.keySet()) {
      Optional<Instant> rested = calls.rested(window);
      Optional<ClerkId> clerk = floor.clerkAt(window);
      if (rested.isPresent() && clerk.isPresent()) {
        first = earlier(first, nextCall(window, clerk.get(), rested.get(), first));
      }
    }
    return first.isBefore(end) ? Optional.of(first) : Optional.empty();
  }

  private Instant nextCall(WindowId window, ClerkId clerk, Instant rested, Instant end) {
    Instant moment = rested.isAfter(floor.at()) ? rested : floor.at();
    for (int tried = 0; tried < MOMENTS_MOST && moment.isBefore(end); tried++) {
      if (calls.choose(window, clerk, moment).isPresent()) {
        return moment;
      }
      moment = nextChange(window, moment);
    }
    return Instant.MAX;
  }

  /// The next moment at which the choice may be another although nothing has happened.
  private Instant nextChange(WindowId window, Instant after) {
    Instant next = floor.queues().nextMoment(after).filter(after::isBefore).orElse(Instant.MAX);
    WindowRule rule = floor.plan().rules().windowRule(window);
    for (Step step : rule.steps()) {
      next = earlier(next, nextChange(step.when(), window, after));
    }
    return next;
  }

  private Instant nextChange(Condition when, WindowId window, Instant after) {
    return switch (when) {
      case Condition.Waited waited -> nextWaited(waited, window, after);
      case Condition.During(var sessions) -> nextEdge(sessions, after);
      case Condition.Always _, Condition.Waiting _, Condition.Nobody _ -> Instant.MAX;
    };
  }

  private Instant nextWaited(Condition.Waited waited, WindowId window, Instant after) {
    Instant next = Instant.MAX;
    List<ServiceId> services =
        waited.lines().isOwn() ? floor.handling().at(window) : waited.lines().services();
    for (ServiceId service : services) {
      for (Ticket ticket : floor.queues().firsts(service)) {
        Instant due = ticket.waitsSince().plus(waited.over());
        next = due.isAfter(after) ? earlier(next, due) : next;
      }
    }
    return next;
  }

  private Instant nextEdge(List<Calendar.Session> sessions, Instant after) {
    Map<DayOfWeek, List<Calendar.Session>> week = new HashMap<>();
    Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, sessions));
    Calendar hall = floor.plan().calendar();
    return new Calendar(hall.zone(), hall.dayStarts(), week, Map.of())
        .nextEdge(after)
        .orElse(Instant.MAX);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }
}
