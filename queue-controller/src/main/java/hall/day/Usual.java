package hall.day;

import hall.day.DayScript.Act;
import hall.day.DayScript.Outside;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What usually happens at a window: for tickets of which that day does not tell it.
final class Usual {

  private static final Duration UNKNOWN = Duration.ofMinutes(5);
  private static final Duration COMING = Duration.ofSeconds(30);

  private final Map<ServiceId, Duration> byService = new HashMap<>();
  private final Duration ofAll;

  Usual(DayScript script) {
    Map<TicketId, ServiceId> taken = new HashMap<>();
    for (Outside outside : script.outside()) {
      if (outside.request().command() instanceof Command.TakeTicket take) {
        taken.put(take.ticket(), take.service());
      }
    }
    Map<ServiceId, List<Duration>> ends = new HashMap<>();
    List<Duration> all = new ArrayList<>();
    script
        .calls()
        .forEach((ticket, calls) -> {
          List<Duration> ended = ended(calls);
          all.addAll(ended);
          Optional.ofNullable(taken.get(ticket))
              .ifPresent(id -> ends.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(ended));
        });
    ofAll = median(all, UNKNOWN);
    ends.forEach((service, some) -> byService.put(service, median(some, ofAll)));
  }

  private static List<Duration> ended(List<List<Act>> calls) {
    return calls.stream()
        .flatMap(List::stream)
        .filter(act -> act.request().command() instanceof Command.End)
        .map(Act::after)
        .toList();
  }

  /// They come, are served for the usual time and go.
  List<Act> acts(WindowId window, Optional<ClerkId> clerk, ServiceId service) {
    Actor actor = clerk.map(id -> new Actor(Actor.Role.CLERK, id.value())).orElse(Actor.CALENDAR);
    Duration served = byService.getOrDefault(service, ofAll);
    Duration coming = COMING.compareTo(served) < 0 ? COMING : served;
    return List.of(
        new Act(coming, Agenda.LAST, press(new Command.Start(window), actor)),
        new Act(served, Agenda.LAST, press(new Command.End(window), actor)));
  }

  private static Request press(Command command, Actor actor) {
    return new Request(command, actor, RequestKey.NONE);
  }

  /// The middle one, the lower of two.
  static Duration median(List<Duration> some, Duration otherwise) {
    return some.isEmpty() ? otherwise : some.stream().sorted().toList().get((some.size() - 1) / 2);
  }
}
