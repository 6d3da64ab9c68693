package hall.day;

import hall.day.Course.Open;
import hall.day.DayScript.Outside;
import hall.queue.Actor;
import hall.queue.Actor.Role;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.PauseReason;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When clerks come, rest, go to lunch and go home, and which window helps out another.
final class Staffing {

  /// They stay for those who still wait when the doors close.
  private static final Duration STAY = Duration.ofMinutes(40);

  private final HallPlan plan;
  private final Course course;
  private final Chance chance;
  private final List<Outside> outside = new ArrayList<>();

  Staffing(HallPlan plan, Course course, Chance chance) {
    this.plan = plan;
    this.course = course;
    this.chance = chance;
  }

  List<Outside> outside() {
    posts(plan).forEach((window, clerk) -> day(plan.window(window).orElseThrow(), clerk));
    lend();
    return outside;
  }

  /// Who sits where: the first clerk who is free and can do something of what the window handles.
  static Map<WindowId, ClerkId> posts(HallPlan plan) {
    Map<WindowId, ClerkId> posts = new LinkedHashMap<>();
    for (WindowPlan window : plan.windows()) {
      plan.staff().stream()
          .filter(clerk -> !posts.containsValue(clerk.id()) && suits(clerk, window))
          .findFirst()
          .ifPresent(clerk -> posts.put(window.id(), clerk.id()));
    }
    return posts;
  }

  private static boolean suits(ClerkPlan clerk, WindowPlan window) {
    return clerk.skills().isEmpty()
        || window.services().isEmpty()
        || clerk.skills().stream().anyMatch(window.services()::contains);
  }

  private void day(WindowPlan window, ClerkId clerk) {
    List<Open> sessions = window.hours().map(course::sessions).orElseGet(course::sessions);
    boolean lunchAtDesk = chance.happens(0.5);
    Actor actor = new Actor(Role.CLERK, clerk.value());
    WindowId id = window.id();
    for (int i = 0; i < sessions.size(); i++) {
      Open open = sessions.get(i);
      boolean isFirst = i == 0;
      boolean isLast = i == sessions.size() - 1;
      Instant early = open.from().minus(chance.between(minutes(1), minutes(7)));
      Instant late = open.to().plus(isLast ? STAY : chance.between(minutes(0), minutes(2)));
      if (isFirst || !lunchAtDesk) {
        put(early, new Command.SignOn(id, clerk), actor);
      } else {
        put(open.from(), new Command.ResumeWindow(id), actor);
      }
      rest(id, open, actor);
      if (isLast || !lunchAtDesk) {
        put(late, new Command.SignOff(id), actor);
      } else {
        put(late, new Command.PauseWindow(id, PauseReason.MEAL), actor);
      }
    }
  }

  /// A short rest somewhere in the middle of a session of two hours or more.
  private void rest(WindowId window, Open open, Actor actor) {
    if (open.length().compareTo(Duration.ofHours(2)) < 0) {
      return;
    }
    Duration spare = open.length().minus(minutes(50));
    Instant from = open.from().plus(minutes(30)).plus(chance.between(Duration.ZERO, spare));
    put(from, new Command.PauseWindow(window, PauseReason.BREAK), actor);
    put(
        from.plus(chance.between(minutes(5), minutes(12))),
        new Command.ResumeWindow(window),
        actor);
  }

  /// For a while in the first session one window takes on its neighbour's services as well.
  private void lend() {
    if (course.sessions().isEmpty() || plan.windows().size() < 2) {
      return;
    }
    int nth = chance.below(plan.windows().size() - 1);
    WindowPlan neighbour = plan.windows().get(nth);
    WindowPlan helper = plan.windows().get(nth + 1);
    List<ServiceId> services =
        neighbour.services().stream()
            .filter(service -> !helper.services().contains(service))
            .toList();
    if (!services.isEmpty() && !helper.services().isEmpty()) {
      Instant from = course.sessions().getFirst().from().plus(minutes(60));
      put(
          from,
          new Command.Lend(helper.id(), services, Optional.of(from.plus(minutes(60)))),
          new Actor(Role.MANAGER, ""));
    }
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  private void put(Instant at, Command command, Actor actor) {
    outside.add(
        new Outside(
            at, course.nextComing(), new Request(command, actor, RequestKey.NONE), Duration.ZERO));
  }
}
