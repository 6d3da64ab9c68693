package hall.bench;

import hall.queue.Actor;
import hall.queue.Calendar;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;

/// A hall with a crowd in it such as no hall has: fifty services, each called at every window, by
/// the window rule of a shipped hall that tries most groups of lines. One comes for each who is
/// called, so the crowd stays as it is.
final class CrowdedHall {

  private static final int SERVICES = 50;

  /// So near each other that of 10,000 nobody has waited longer than guards allow: then every step
  /// of the rule is tried before one decides.
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final Hall hall = new Hall();
  private final List<ServiceId> services;
  private final List<WindowId> windows;
  private final Random chance = new Random(7);
  private Instant now = Instant.parse("2026-03-02T01:00:00Z");
  private int asked;

  /// @param shipped the hall whose rules they are
  CrowdedHall(HallPlan shipped) {
    HallPlan plan = crowded(shipped);
    services = plan.services().stream().map(ServicePlan::id).toList();
    windows = plan.windows().stream().map(WindowPlan::id).toList();
    done(new Command.ChangePlan(plan));
    done(new Command.KeepTime());
    for (int i = 0; i < Math.min(windows.size(), plan.staff().size()); i++) {
      done(new Command.SignOn(windows.get(i), plan.staff().get(i).id()));
    }
  }

  private static HallPlan crowded(HallPlan shipped) {
    Map<DayOfWeek, List<Calendar.Session>> week = new HashMap<>();
    Arrays.stream(DayOfWeek.values())
        .forEach(day -> week.put(day, List.of(new Calendar.Session(0, 24 * 60))));
    var always = new Calendar(shipped.calendar().zone(), LocalTime.of(4, 0), week, Map.of());
    List<ServicePlan> services = new ArrayList<>();
    for (ServicePlan service : shipped.services()) {
      services.add(new ServicePlan(service.id(), service.series(), 0, always));
    }
    for (int i = services.size(); i < SERVICES; i++) {
      services.add(new ServicePlan(new ServiceId("more-" + i), new Series("Z"), 0, always));
    }
    List<WindowPlan> windows =
        shipped.windows().stream()
            .map(window -> new WindowPlan(window.id(), List.of(), false))
            .toList();
    List<ClerkPlan> staff =
        windows.stream()
            .map(window -> ClerkPlan.plain(new ClerkId("%04d".formatted(window.id().number()))))
            .toList();
    return new HallPlan(always, services, windows, staff, rules(shipped.rules(), windows));
  }

  private static CallRules rules(CallRules shipped, List<WindowPlan> windows) {
    WindowRule richest =
        shipped.windowRules().stream()
            .max(
                Comparator.comparingInt(
                    rule -> rule.steps().stream().mapToInt(step -> step.call().size()).sum()))
            .orElse(WindowRule.PLAIN);
    var everywhere =
        new WindowRule(
            richest.id(),
            windows.stream().map(WindowPlan::id).toList(),
            richest.steps(),
            Optional.empty());
    return new CallRules(
        shipped.credits(),
        List.of(everywhere),
        shipped.appointments(),
        shipped.noShow(),
        shipped.held(),
        shipped.transfer(),
        shipped.parkedFor(),
        shipped.recallGap(),
        shipped.undoWithin(),
        shipped.ratingWithin());
  }

  /// So many more come and wait.
  void fill(int waiting) {
    for (int i = 0; i < waiting; i++) {
      done(take());
    }
  }

  int waiting() {
    return services.stream().mapToInt(hall::waitingCount).sum();
  }

  /// Somebody is called, served and gone, and somebody comes, so many times over.
  ///
  /// @param decided takes how long it took to decide whom to call, in nanoseconds
  /// @param called takes how long the whole of it took, decided and applied
  /// @param others takes the same for what else is pressed
  void turn(int times, Histogram decided, Histogram called, Histogram others) {
    for (int i = 0; i < times; i++) {
      WindowId window = windows.get(i % windows.size());
      Request call = request(new Command.CallNext(window));
      long begun = System.nanoTime();
      Decision decision = hall.decide(call, now);
      decided.recordValue(System.nanoTime() - begun);
      apply(call, decision);
      called.recordValue(System.nanoTime() - begun);
      others.recordValue(done(new Command.End(window)));
      others.recordValue(done(take()));
    }
  }

  private Command take() {
    byte[] id = new byte[10];
    chance.nextBytes(id);
    now = now.plus(BETWEEN);
    return new Command.TakeTicket(
        TicketId.of(id),
        services.get(chance.nextInt(services.size())),
        chance.nextInt(4) == 0 ? Priority.STATUTORY : Priority.ORDINARY,
        "zh-CN");
  }

  private long done(Command command) {
    Request request = request(command);
    long begun = System.nanoTime();
    apply(request, hall.decide(request, now));
    return System.nanoTime() - begun;
  }

  private Request request(Command command) {
    return new Request(
        command, Actor.CALENDAR, new RequestKey("bench-" + Integer.toHexString(asked++), 1));
  }

  private void apply(Request request, Decision decision) {
    if (!(decision instanceof Decision.Accepted(var events))) {
      throw new IllegalStateException(request.command() + " is answered by " + decision);
    }
    hall.apply(new Entry(hall.seq() + 1, now, request.actor(), request.key(), events));
  }
}
