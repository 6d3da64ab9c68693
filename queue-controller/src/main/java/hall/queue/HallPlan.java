package hall.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  /// A hall without windows or services that never opens: what stands before the first plan.
  public static final HallPlan EMPTY =
      new HallPlan(
          new Calendar(ZoneOffset.UTC, LocalTime.MIDNIGHT, Map.of(), Map.of()),
          List.of(),
          List.of(),
          Set.of(),
          new CallRules(Duration.ZERO, Duration.ofSeconds(30)));

  /// A service as the rules see it.
  ///
  /// @param dailyLimit how many numbers a business day gives out; 0 for no limit
  /// @param hours when numbers are given out within the hall's own hours; the hall's calendar when
  ///   the service has no hours of its own
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

  /// The services that compete with the given one for a window: a ticket of any of them may be
  /// called where this one waits to be.
  ///
  /// @param isOpen which windows count; where none of those that handle the service does, all of
  ///   them count, for one will have to open
  public Set<ServiceId> competingWith(ServiceId service, Predicate<WindowId> isOpen) {
    List<WindowPlan> handling =
        windows.stream().filter(window -> window.services().contains(service)).toList();
    List<WindowPlan> open = handling.stream().filter(window -> isOpen.test(window.id())).toList();
    return (open.isEmpty() ? handling : open)
        .stream()
            .flatMap(window -> window.services().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  public Optional<ServicePlan> service(ServiceId id) {
    for (ServicePlan service : services) {
      if (service.id().equals(id)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
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
