package hall.day;

import hall.day.Course.Open;
import hall.day.DayScript.Outside;
import hall.queue.Actor;
import hall.queue.Actor.Role;
import hall.queue.AppointmentCode;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Particulars;
import hall.queue.Permission;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.Stop;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who comes when: independent of one another, so many in each half hour, most of them soon after
/// the doors open.
final class Comers {

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  /// How many come in the first half hour of a session, the second and so on.
  private static final double[] WAVE = {1.5, 1.7, 1.4, 1.1, 0.8, 0.6, 0.4};

  private static final String LANGUAGE = "zh-CN";
  private static final Actor KIOSK = new Actor(Role.KIOSK, "kiosk-1");
  private static final Actor MANAGER = new Actor(Role.MANAGER, "");

  private final HallPlan plan;
  private final Course course;
  private final Habits habits;
  private final Chance chance;
  private final double[] demand;
  private final List<Outside> outside = new ArrayList<>();
  private int booked;

  Comers(HallPlan plan, Course course, Habits habits, Chance chance) {
    this.plan = plan;
    this.course = course;
    this.habits = habits;
    this.chance = chance;
    demand = Demand.of(plan);
  }

  List<Outside> outside() {
    double waves = 0;
    for (Open open : course.sessions()) {
      for (int half = 0; startOf(open, half).isBefore(open.to()); half++) {
        waves += wave(open, half);
      }
    }
    for (Open open : course.sessions()) {
      for (int half = 0; startOf(open, half).isBefore(open.to()); half++) {
        halfHour(open, half, habits.tickets() * wave(open, half) / waves);
      }
    }
    return outside;
  }

  private static Instant startOf(Open open, int half) {
    return open.from().plus(HALF_HOUR.multipliedBy(half));
  }

  private static Instant endOf(Open open, int half) {
    Instant end = startOf(open, half + 1);
    return end.isBefore(open.to()) ? end : open.to();
  }

  private static double wave(Open open, int half) {
    double length = Duration.between(startOf(open, half), endOf(open, half)).toSeconds();
    return WAVE[Math.min(half, WAVE.length - 1)] * length / HALF_HOUR.toSeconds();
  }

  private void halfHour(Open open, int half, double expected) {
    Instant end = endOf(open, half);
    Duration length = Duration.between(startOf(open, half), end);
    Duration gap = Duration.ofMillis(Math.max(1, Math.round(length.toMillis() / expected)));
    double[] weights = demand.clone();
    for (int i = 0; i < weights.length; i++) {
      boolean isOpen = plan.isOpen(plan.services().get(i), startOf(open, half));
      weights[i] = isOpen ? weights[i] : 0;
    }
    if (Arrays.stream(weights).sum() > 0) {
      Instant at = startOf(open, half).plus(chance.exponential(gap));
      while (at.isBefore(end)) {
        somebody(at, weights);
        at = at.plus(chance.exponential(gap));
      }
    }
  }

  private void somebody(Instant at, double[] weights) {
    ServicePlan service = plan.services().get(chance.weighted(weights));
    Priority priority = chance.happens(habits.priority()) ? Priority.STATUTORY : Priority.ORDINARY;
    if (chance.happens(habits.appointment())) {
      appointed(service, at, priority);
    } else if (chance.happens(habits.walkIn())) {
      walkIn(service.id(), at);
    } else {
      number(service.id(), at, priority);
    }
  }

  private void number(ServiceId service, Instant at, Priority priority) {
    TicketId ticket = chance.ticketId();
    put(
        at,
        new Command.TakeTicket(ticket, service, priority, LANGUAGE, particulars(service)),
        KIOSK);
    if (chance.happens(habits.cancelled())) {
      put(at.plus(minutes(10, 40)), new Command.CancelTicket(ticket), KIOSK);
    }
    if (chance.happens(habits.green())) {
      who(Permission.GRANT_GREEN)
          .ifPresent(clerk ->
              put(
                  at.plus(minutes(1, 2)),
                  new Command.GrantPriority(ticket, Priority.GREEN, clerk, "SIM"),
                  MANAGER));
    }
    if (chance.happens(habits.chosen())) {
      seat(Permission.CALL_CHOSEN)
          .ifPresent(window ->
              put(at.plus(minutes(5, 20)), new Command.CallChosen(window, ticket, "SIM"), MANAGER));
    }
  }

  private Particulars particulars(ServiceId service) {
    int cases = chance.happens(habits.cases()) ? 2 + chance.below(2) : 1;
    List<Stop> route = List.of();
    if (chance.happens(habits.route()) && plan.services().size() > 1) {
      ServiceId next = chance.oneOf(plan.services()).id();
      route = next.equals(service) ? route : List.of(Stop.at(next));
    }
    return new Particulars(Optional.empty(), Optional.empty(), cases, route, Optional.empty());
  }

  /// Booked before the doors open; most come some minutes early, a few late, a few not at all.
  private void appointed(ServicePlan service, Instant at, Priority priority) {
    long slot = service.gate().slot().toSeconds();
    Instant due = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), slot) * slot);
    AppointmentCode code = new AppointmentCode("SIM-%05d".formatted(++booked));
    put(
        course.begins().plusSeconds(60),
        new Command.Book(code, service.id(), due, Optional.empty()),
        MANAGER);
    if (chance.happens(0.9)) {
      Instant comes = due.plusSeconds(Math.round(-360 + 600 * chance.normal()));
      Instant open = course.sessions().getFirst().from();
      put(
          comes.isBefore(open) ? open : comes,
          new Command.CheckIn(chance.ticketId(), code, priority, LANGUAGE),
          KIOSK);
    }
  }

  private void walkIn(ServiceId service, Instant at) {
    List<WindowPlan> windows =
        plan.windows().stream()
            .filter(window -> window.services().isEmpty() || window.services().contains(service))
            .toList();
    if (!windows.isEmpty()) {
      put(
          at,
          new Command.ServeWalkIn(chance.oneOf(windows).id(), chance.ticketId(), service, LANGUAGE),
          MANAGER);
    }
  }

  private Optional<ClerkId> who(Permission permission) {
    return plan.staff().stream()
        .filter(clerk -> clerk.may().contains(permission))
        .map(HallPlan.ClerkPlan::id)
        .findFirst();
  }

  private Optional<WindowId> seat(Permission permission) {
    Optional<ClerkId> who = who(permission);
    return Staffing.posts(plan).entrySet().stream()
        .filter(post -> Optional.of(post.getValue()).equals(who))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Duration minutes(int least, int most) {
    return chance.between(Duration.ofMinutes(least), Duration.ofMinutes(most));
  }

  private void put(Instant at, Command command, Actor actor) {
    outside.add(
        new Outside(
            at, course.nextComing(), new Request(command, actor, RequestKey.NONE), Duration.ZERO));
  }
}
