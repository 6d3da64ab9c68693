package hall.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the hall is laid out, as far as it decides anything: services, windows, clerks, calendar,
/// call rules. Names and texts that people read are not in it.
///
/// @param services in the order the kiosk shows them
/// @param windows in the order of their numbers
/// @param staff in the order of their ids
public record HallPlan(
    Calendar calendar,
    List<ServicePlan> services,
    List<WindowPlan> windows,
    List<ClerkPlan> staff,
    CallRules rules) {

  private static final int OPENINGS_TRIED = 200;

  /// A hall without windows or services that never opens: what stands before the first plan.
  public static final HallPlan EMPTY =
      new HallPlan(
          new Calendar(ZoneOffset.UTC, LocalTime.MIDNIGHT, Map.of(), Map.of()),
          List.of(),
          List.of(),
          List.of(),
          new CallRules(Duration.ZERO, Duration.ofSeconds(30)));

  /// A service as the rules see it.
  ///
  /// @param gate when a number of it may be given out
  /// @param hours when numbers are given out within the hall's own hours; the hall's calendar when
  ///   the service has no hours of its own
  public record ServicePlan(ServiceId id, Series series, Gate gate, Calendar hours) {

    /// A service whose numbers are limited by the day alone.
    public ServicePlan(ServiceId id, Series series, int dailyLimit, Calendar hours) {
      this(id, series, Gate.daily(dailyLimit), hours);
    }

    public int dailyLimit() {
      return gate.perDay();
    }
  }

  /// When a number may be given out (发号闸).
  ///
  /// @param perDay how many numbers a business day gives out; 0 for no limit
  /// @param perPerson how many of them one person may have; 0 for no limit
  /// @param perSlot how many numbers or appointments a slot gives out; 0 for no limit
  /// @param slot how long a slot is, from a full hour on; 5 min to 4 h
  /// @param greenPerDay how many green channel tickets a day; 0 for no limit
  /// @param closing what to do when a number would not come up before closing time
  public record Gate(
      int perDay, int perPerson, int perSlot, Duration slot, int greenPerDay, Closing closing) {

    /// No limit at all.
    public static final Gate OPEN = daily(0);

    public Gate {
      if (perDay < 0 || perPerson < 0 || perSlot < 0 || greenPerDay < 0) {
        throw new IllegalArgumentException("A limit is 0 or more.");
      }
      if (slot.compareTo(Duration.ofMinutes(5)) < 0 || slot.compareTo(Duration.ofHours(4)) > 0) {
        throw new IllegalArgumentException("A slot is 5 minutes to 4 hours, not " + slot + ".");
      }
    }

    /// Limited by the day alone.
    public static Gate daily(int limit) {
      return new Gate(limit, 0, 0, Duration.ofMinutes(30), 0, Closing.WARN);
    }
  }

  /// What to do when a number would not come up before closing time.
  public enum Closing {
    /// Say nothing.
    OFF,

    /// Say so before it is taken.
    WARN,

    /// Do not give it out.
    STOP
  }

  /// A window as the rules see it.
  ///
  /// @param services what the window handles; none named means whatever the clerk there can do
  /// @param asksForRating whether the window has a pad
  /// @param hours when the window is staffed; empty when the hall's hours count
  public record WindowPlan(
      WindowId id, List<ServiceId> services, boolean asksForRating, Optional<Calendar> hours) {
    public WindowPlan {
      services = List.copyOf(services);
    }

    /// Whether the service can be had here, with a clerk who can do it.
    public boolean handles(ServiceId service) {
      return services.isEmpty() || services.contains(service);
    }

    /// A window that is staffed whenever the hall is open.
    public WindowPlan(WindowId id, List<ServiceId> services, boolean asksForRating) {
      this(id, services, asksForRating, Optional.empty());
    }
  }

  /// A clerk as the rules see one.
  ///
  /// @param skills the services they can do, wherever they sit; none named means whatever their
  ///   window handles
  /// @param may what not every clerk may do
  public record ClerkPlan(ClerkId id, List<ServiceId> skills, Set<Permission> may) {
    public ClerkPlan {
      skills = List.copyOf(skills);
      may = may.isEmpty() ? Set.of() : Set.copyOf(may);
    }

    /// A clerk who does what the window handles.
    public static ClerkPlan plain(ClerkId id) {
      return new ClerkPlan(id, List.of(), Set.of());
    }
  }

  public HallPlan {
    services = List.copyOf(services);
    windows = List.copyOf(windows);
    staff = List.copyOf(staff);
  }

  /// A hall whose clerks all do whatever their window handles.
  public HallPlan(
      Calendar calendar,
      List<ServicePlan> services,
      List<WindowPlan> windows,
      Set<ClerkId> clerks,
      CallRules rules) {
    this(
        calendar,
        services,
        windows,
        clerks.stream().sorted().map(ClerkPlan::plain).toList(),
        rules);
  }

  /// The same hall by other rules.
  public HallPlan under(CallRules other) {
    return new HallPlan(calendar, services, windows, staff, other);
  }

  public Set<ClerkId> clerks() {
    return staff.stream().map(ClerkPlan::id).collect(Collectors.toUnmodifiableSet());
  }

  public Optional<ClerkPlan> clerk(ClerkId id) {
    return staff.stream().filter(clerk -> clerk.id().equals(id)).findFirst();
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
    for (WindowPlan window : windows) {
      if (window.id().number() == id.number()) {
        return Optional.of(window);
      }
    }
    return Optional.empty();
  }

  /// When the slot of the service begins that the moment falls into. Slots are counted from the
  /// local midnight.
  public Instant slotOf(ServicePlan service, Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, calendar.zone());
    long length = service.gate().slot().toSeconds();
    long into = local.toLocalTime().toSecondOfDay() % length;
    return local
        .truncatedTo(ChronoUnit.SECONDS)
        .minusSeconds(into)
        .atZone(calendar.zone())
        .toInstant();
  }

  /// Whether numbers of the service are given out at that moment: the hall is open, the service is
  /// in its own hours, and a window that handles it is staffed by its hours.
  public boolean isOpen(ServicePlan service, Instant at) {
    return isWithinHours(service, at)
        && windows.stream()
            .anyMatch(window -> window.handles(service.id()) && isStaffed(window, at));
  }

  /// Whether the hall is open and the service in its own hours, whoever is there.
  boolean isWithinHours(ServicePlan service, Instant at) {
    return calendar.isOpen(at) && service.hours().isOpen(at);
  }

  /// Whether the window has a shift at that moment, within the hall's hours.
  public boolean isStaffed(WindowPlan window, Instant at) {
    return calendar.isOpen(at) && window.hours().map(hours -> hours.isOpen(at)).orElse(true);
  }

  /// When the service opens next; empty when no day is known.
  public Optional<Instant> nextOpening(ServicePlan service, Instant after) {
    List<Calendar> hours = new ArrayList<>(List.of(calendar, service.hours()));
    for (WindowPlan window : windows) {
      if (window.handles(service.id())) {
        window.hours().ifPresent(hours::add);
      }
    }
    Instant moment = after;
    for (int tries = 0; tries < OPENINGS_TRIED; tries++) {
      Instant from = moment;
      Optional<Instant> edge =
          hours.stream().flatMap(each -> each.nextOpening(from).stream()).min(Instant::compareTo);
      if (edge.isEmpty() || isOpen(service, edge.get())) {
        return edge;
      }
      moment = edge.get();
    }
    return Optional.empty();
  }

  /// The next moment at which the hall, a service or a window may open or close.
  public Optional<Instant> nextEdge(Instant after) {
    Stream<Calendar> services = this.services.stream().map(ServicePlan::hours);
    Stream<Calendar> windows = this.windows.stream().flatMap(window -> window.hours().stream());
    return Stream.concat(Stream.of(calendar), Stream.concat(services, windows))
        .distinct()
        .flatMap(hours -> hours.nextEdge(after).stream())
        .min(Instant::compareTo);
  }
}
