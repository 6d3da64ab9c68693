package hall.day;

import hall.queue.Calendar;
import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.CallRules.AppointmentRule;
import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.ClerkId;
import hall.queue.Condition;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.Permission;
import hall.queue.Place;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A county's hall: sixteen windows, thirty services in eight groups, one window for all of them,
/// and a rule of every kind.
final class CountyHall {

  static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final int GROUPS = 8;
  private static final int SERVICES = 30;
  private static final int WINDOWS = 16;

  private CountyHall() {}

  static HallPlan plan() {
    return plan(rules(Duration.ofMinutes(30), richRules()));
  }

  static HallPlan plan(CallRules rules) {
    List<ServicePlan> services = new ArrayList<>();
    for (int i = 0; i < SERVICES; i++) {
      String letter = String.valueOf((char) ('A' + i % GROUPS));
      Gate gate = new Gate(i == 3 ? 80 : 0, 0, 12, Duration.ofMinutes(30), 20, Closing.WARN);
      services.add(new ServicePlan(service(i), new Series(letter), gate, hours()));
    }
    List<WindowPlan> windows = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      windows.add(new WindowPlan(new WindowId(i + 1), i == 15 ? List.of() : group(i / 2), true));
    }
    List<ClerkPlan> staff = new ArrayList<>();
    for (int i = 0; i < WINDOWS + 2; i++) {
      ClerkId id = new ClerkId("01%02d".formatted(i + 1));
      staff.add(
          i == 15
              ? new ClerkPlan(id, List.of(), EnumSet.allOf(Permission.class))
              : ClerkPlan.plain(id));
    }
    return new HallPlan(hours(), services, windows, staff, rules);
  }

  static CallRules rules(Duration credit, List<WindowRule> windowRules) {
    return new CallRules(
        Map.of(LineClass.PRIORITY, credit, LineClass.GREEN, Duration.ofHours(12)),
        windowRules,
        new AppointmentRule(Duration.ofMinutes(10), Duration.ofMinutes(15)),
        new ReturnRule(Return.ON_SCAN, 3, 1, Duration.ofMinutes(60), false),
        new ReturnRule(Return.ON_SCAN, 0, 3, Duration.ofHours(24), true),
        new TransferRule(Place.BY_ARRIVAL, Duration.ofMinutes(20)),
        Duration.ofMinutes(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  /// A guard, turns, help beyond a crowd, and a window that calls by itself.
  static List<WindowRule> richRules() {
    Step guard = Step.guard(Duration.ofMinutes(60));
    Step mix =
        new Step(
            "mix",
            Condition.ALWAYS,
            List.of(
                new Group(Lines.own(LineClass.GREEN), 1),
                new Group(Lines.own(LineClass.APPOINTMENT), 2),
                new Group(Lines.OWN, 3)),
            By.TURNS);
    Step help =
        new Step(
            "help",
            new Condition.Waiting(new Lines(group(1), Set.of()), 8, 4),
            List.of(new Group(new Lines(group(1), Set.of()), 1)),
            By.EARLIEST);
    return List.of(
        new WindowRule("front", windows(1, 6), List.of(guard, mix), Optional.empty()),
        new WindowRule("helpers", windows(7, 8), List.of(help, Step.earliest()), Optional.empty()),
        new WindowRule(
            "green", windows(16, 16), List.of(guard, mix), Optional.of(Duration.ofSeconds(20))));
  }

  private static List<WindowId> windows(int from, int to) {
    List<WindowId> windows = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      windows.add(new WindowId(i));
    }
    return windows;
  }

  private static ServiceId service(int number) {
    return new ServiceId("service-%02d".formatted(number + 1));
  }

  private static List<ServiceId> group(int group) {
    List<ServiceId> services = new ArrayList<>();
    for (int i = group; i < SERVICES; i += GROUPS) {
      services.add(service(i));
    }
    return services;
  }

  private static Calendar hours() {
    Map<DayOfWeek, List<Session>> week = new TreeMap<>();
    Arrays.stream(DayOfWeek.values())
        .limit(5)
        .forEach(day ->
            week.put(
                day, List.of(new Session(9 * 60, 12 * 60), new Session(13 * 60 + 30, 17 * 60))));
    return new Calendar(ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0), week, Map.of());
  }
}
