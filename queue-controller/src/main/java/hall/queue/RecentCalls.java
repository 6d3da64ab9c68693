package hall.queue;

import hall.queue.Standing.Pin;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Tells a plain range from the calls of the last two hours: so many are ahead, and the windows
/// where the ticket may be called took so long for each of late. Of those ahead who may be called
/// elsewhere as well, only a share is counted; a ticket kept for a window has nobody before it.
///
/// It tells nothing with fewer than five calls to go by, and nothing to somebody who cannot be
/// called before their appointment.
public final class RecentCalls implements Waits {

  /// It keeps nothing, so one will do.
  public static final RecentCalls INSTANCE = new RecentCalls();

  private static final int SOON = 5;

  private RecentCalls() {}

  @Override
  public Wait of(Hall hall, Ticket ticket, Instant now) {
    boolean mayBeCalled =
        ticket.isWaiting() && !ticket.standing().from().filter(now::isBefore).isPresent();
    if (!mayBeCalled) {
      return new Wait(hall.peopleAhead(ticket), Optional.empty());
    }
    Floor floor = hall.floor();
    boolean isKept = ticket.standing().pin().isPresent();
    ToIntFunction<ServiceId> ahead =
        each -> isKept ? 0 : floor.queues().ahead(ticket, Set.of(each));
    List<WindowId> windows =
        ticket
            .standing()
            .pin()
            .map(pin -> keptFor(floor, pin))
            .orElseGet(() -> floor.handling().workingFor(ticket.service()));
    return new Wait(hall.peopleAhead(ticket), range(floor, ticket.service(), windows, ahead, now));
  }

  @Override
  public Wait ofNext(Hall hall, ServiceId service, Instant now) {
    return new Wait(hall.peopleAheadOfNext(service), ofNext(hall.floor(), service, now));
  }

  /// The range for an ordinary ticket of the service that were taken now.
  static Optional<Range> ofNext(Floor floor, ServiceId service, Instant now) {
    List<WindowId> windows = floor.handling().workingFor(service);
    return range(floor, service, windows, each -> floor.queues().size(each), now);
  }

  private static List<WindowId> keptFor(Floor floor, Pin pin) {
    return floor.posts().clerks.entrySet().stream()
        .filter(post ->
            switch (pin.to()) {
              case Target.ToWindow(var window) -> post.getKey().equals(window);
              case Target.ToClerk(var clerk) -> post.getValue().equals(clerk);
              case Target.ToService _ -> false;
            })
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<Range> range(
      Floor floor,
      ServiceId service,
      List<WindowId> windows,
      ToIntFunction<ServiceId> ahead,
      Instant now) {
    double share = windows.isEmpty() ? 0 : new Load(floor, service, ahead).shareOf(windows);
    Optional<Range> range = floor.pace().range(share, windows, now);
    long free = windows.stream().filter(window -> floor.ticketAt(window).isEmpty()).count();
    return share < free ? range.map(plain -> new Range(0, SOON, plain.calls())) : range;
  }

  /// Which window will call which of those ahead, as far as can be told from where they wait. Each
  /// window gives its time to its services as people wait for them; each ticket is called by one of
  /// its service's windows, as often as that one gives time to the service.
  private static final class Load {
    private final ServiceId service;
    private final Map<WindowId, List<ServiceId>> handled = new HashMap<>();
    private final Map<ServiceId, Integer> ahead = new HashMap<>();
    private final Map<WindowId, Double> attention = new HashMap<>();
    private final Map<ServiceId, Double> attended = new HashMap<>();

    Load(Floor floor, ServiceId service, ToIntFunction<ServiceId> count) {
      this.service = service;
      for (WindowId window : floor.posts().clerks.keySet()) {
        if (!floor.posts().pauses.containsKey(window)) {
          handled.put(window, floor.handling().at(window));
        }
      }
      handled.forEach((window, services) -> {
        int waiting = services.contains(service) ? 1 : 0;
        for (ServiceId each : services) {
          waiting += ahead.computeIfAbsent(each, count::applyAsInt);
        }
        double each = 1.0 / Math.max(1, waiting);
        attention.put(window, each);
        services.forEach(one -> attended.merge(one, each, Double::sum));
      });
    }

    /// How many of those ahead the windows will call together, weighted by which of them will call
    /// the ticket itself.
    double shareOf(List<WindowId> windows) {
      double all = 0;
      double weights = 0;
      for (WindowId window : windows) {
        double weight = attention.getOrDefault(window, 1.0);
        all += weight * loadOf(window);
        weights += weight;
      }
      return windows.size() * all / weights;
    }

    private double loadOf(WindowId window) {
      double load = 0;
      for (ServiceId each : handled.getOrDefault(window, List.of(service))) {
        int waiting = ahead.getOrDefault(each, 0);
        if (waiting > 0) {
          load += waiting * attention.getOrDefault(window, 1.0) / attended.getOrDefault(each, 1.0);
        }
      }
      return load;
    }
  }
}
