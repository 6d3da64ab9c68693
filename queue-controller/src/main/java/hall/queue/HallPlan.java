package hall.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the hall is laid out, as far as it decides anything: services, windows, clerks, calendar,
/// call rules. Names and texts that people read are not in it.
///
/// @param services in the order the kiosk shows them
/// @param windows in the order of their numbers
public record HallPlan(
    Calendar calendar,
    List<ServicePlan> services,
    List<WindowPlan> windows,
    Set<ClerkId> clerks,
    CallRules rules) {

  /// A service as the rules see it.
  ///
  /// @param dailyLimit how many numbers a business day gives out; 0 for no limit
  /// @param hours when numbers are given out within the hall's own hours; the hall's calendar when
  ///     the service has no hours of its own
  public record ServicePlan(ServiceId id, Series series, int dailyLimit, Calendar hours) {
    public ServicePlan {
      if (dailyLimit < 0) {
        throw new IllegalArgumentException("A daily limit is 0 or more, not " + dailyLimit + ".");
      }
    }
  }

  /// A window as the rules see it.
  ///
  /// @param services what the window handles
  /// @param asksForRating whether the window has a pad
  public record WindowPlan(WindowId id, List<ServiceId> services, boolean asksForRating) {
    public WindowPlan {
      services = List.copyOf(services);
    }
  }

  public HallPlan {
    services = List.copyOf(services);
    windows = List.copyOf(windows);
    clerks = Set.copyOf(clerks);
  }

  public Optional<ServicePlan> service(ServiceId id) {
    return services.stream().filter(service -> service.id().equals(id)).findFirst();
  }

  public Optional<WindowPlan> window(WindowId id) {
    return windows.stream().filter(window -> window.id().equals(id)).findFirst();
  }

  /// Whether numbers of the service are given out at that moment: the hall is open, and the service
  /// in its own hours.
  public boolean isOpen(ServicePlan service, Instant at) {
    return calendar.isOpen(at) && service.hours().isOpen(at);
  }

  /// When the service opens next; empty when no day is known.
  public Optional<Instant> nextOpening(ServicePlan service, Instant after) {
    Instant moment = after;
    for (int tries = 0; tries < 200; tries++) {
      Optional<Instant> edge = earlier(calendar.nextOpening(moment), service, moment);
      if (edge.isEmpty() || isOpen(service, edge.get())) {
        return edge;
      }
      moment = edge.get();
    }
    return Optional.empty();
  }

  private static Optional<Instant> earlier(
      Optional<Instant> opening, ServicePlan service, Instant after) {
    Optional<Instant> own = service.hours().nextOpening(after);
    if (opening.isEmpty() || own.isEmpty()) {
      return opening.or(() -> own);
    }
    return opening.get().isBefore(own.get()) ? opening : own;
  }
}
