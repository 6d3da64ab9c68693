package hall.queue;

import hall.queue.Calendar.Session;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Starvation.Made;
import hall.queue.Starvation.Taken;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for a day on which a ticket is never called, with the real queues and the real chooser:
/// some lines are kept empty, some short, some long, some with people who have waited long, and
/// whichever window may call next is whichever does the ticket most harm.
final class Adversary {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final Duration PACE = Duration.ofMinutes(2);
  private static final int DAY_LEAST = 3 * 60;
  private static final int DAY_MOST = 10 * 60;
  private static final ClerkId SOMEBODY = new ClerkId("somebody");
  private static final int LINES_MOST = 3;
  private static final int LONG_MOST = 60;
  private static final int OTHER_CALLS_MOST = 8;

  /// How a line is kept.
  private enum Crowd {
    NONE,
    ONE,
    MANY,
    PATIENT
  }

  private final HallPlan plan;
  private final List<WindowFairness> windows;
  private final WindowFairness at;
  private final int many;
  private final Duration patience;

  /// @param windows those that share a rule
  /// @param at the one of them that the ticket waits for
  Adversary(HallPlan plan, List<WindowFairness> windows, WindowFairness at) {
    this.plan = plan;
    this.windows = windows;
    this.at = at;
    many = Math.min(LONG_MOST, 2 + most(Condition.Waiting.class));
    patience = Duration.ofMinutes(5L + most(Condition.Waited.class));
  }

  /// The highest threshold of a kind of condition: tickets, or minutes.
  private int most(Class<? extends Condition> kind) {
    return at.rule().steps().stream()
        .map(Step::when)
        .filter(kind::isInstance)
        .mapToInt(when ->
            switch (when) {
              case Condition.Waiting(_, var over, _) -> over;
              case Condition.Waited(_, var over, _) -> (int) Math.min(600, over.toMinutes());
              case Condition.Always _, Condition.Nobody _, Condition.During _ -> 0;
            })
        .max()
        .orElse(0);
  }

  /// A day on which nobody calls a ticket of the line; empty when no crowd that was tried does it.
  ///
  /// @param suspect the step that may let others pass, whose lines are tried first
  Optional<Starvation> starve(Line line, String suspect) {
    List<Line> others = representatives(line, suspect);
    int kinds = Crowd.values().length;
    int combinations = (int) Math.pow(kinds, others.size());
    for (int number = 0; number < combinations; number++) {
      Map<Line, Crowd> crowds = new LinkedHashMap<>();
      int rest = number;
      for (Line other : others) {
        crowds.put(other, Crowd.values()[rest % kinds]);
        rest /= kinds;
      }
      Optional<Starvation> found = new Trial(line, crowds).run();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Of the lines that a group or a condition speaks of, one or two do as well as all.
  private List<Line> representatives(Line line, String suspect) {
    Set<Line> chosen = new LinkedHashSet<>();
    List<Step> steps = new ArrayList<>(at.rule().steps());
    steps.sort(Comparator.comparing(step -> !step.id().equals(suspect)));
    for (Step step : steps) {
      for (Set<Line> group : at.groups(step)) {
        group.stream().filter(each -> !each.equals(line)).limit(1).forEach(chosen::add);
      }
      tested(step.when()).stream().filter(each -> !each.equals(line)).limit(1).forEach(chosen::add);
    }
    for (WindowFairness window : windows) {
      window.own().stream().filter(each -> !at.own().contains(each)).limit(1).forEach(chosen::add);
    }
    List<Line> some = new ArrayList<>(chosen.stream().limit(LINES_MOST).toList());
    some.add(line);
    return some;
  }

  private Set<Line> tested(Condition when) {
    return switch (when) {
      case Condition.Waiting(var lines, _, _) -> at.lines(lines);
      case Condition.Waited(var lines, _, _) -> at.lines(lines);
      case Condition.Nobody(var lines) -> at.lines(lines);
      case Condition.Always(), Condition.During(_) -> Set.of();
    };
  }

  /// One made-up day.
  private final class Trial {

    private final Line line;
    private final Map<Line, Crowd> crowds;
    private final Queues queues = new Queues();
    private final Chooser chooser = new Chooser(queues);
    private final List<Ticket> came = new ArrayList<>();
    private final List<Made> calls = new ArrayList<>();
    private final Map<Line, Integer> sizes = new HashMap<>();
    private final Map<Series, Integer> issued = new HashMap<>();
    private final Instant opens;
    private final Instant closes;
    private Instant now;

    Trial(Line line, Map<Line, Crowd> crowds) {
      this.line = line;
      this.crowds = crowds;
      Session hours = hours();
      Instant midnight = MONDAY.atStartOfDay(plan.calendar().zone()).toInstant();
      opens = midnight.plus(Duration.ofMinutes(hours.from()));
      closes = midnight.plus(Duration.ofMinutes(hours.to()));
      now = opens;
      queues.plan(plan);
    }

    Optional<Starvation> run() {
      crowds.forEach(this::before);
      now = opens;
      queues.passed(now);
      Ticket waiting = take(line);
      crowds.forEach(this::keep);
      for (Instant next = opens.plus(PACE); next.isBefore(closes); next = next.plus(PACE)) {
        now = next;
        queues.passed(now);
        if (!callAnother(waiting)) {
          return Optional.empty();
        }
        comeAfterCall();
      }
      var example =
          new Starvation(
              at.window(),
              taken(waiting),
              came.stream().filter(each -> !each.equals(waiting)).map(Trial::taken).toList(),
              calls,
              closes);
      return calls.isEmpty() || example.passed() > 0 ? Optional.of(example) : Optional.empty();
    }

    /// Those who came before, so that the first of them has waited long by now and so will all.
    private void before(Line of, Crowd crowd) {
      if (crowd == Crowd.PATIENT) {
        for (now = opens.minus(patience); now.isBefore(opens); now = now.plus(PACE)) {
          take(of);
        }
      }
    }

    private void keep(Line of, Crowd crowd) {
      int size = sizes.getOrDefault(of, 0);
      int wanted =
          switch (crowd) {
            case NONE -> size;
            case ONE -> 1;
            case MANY -> many;
            case PATIENT -> size + 1;
          };
      for (int i = size; i < wanted; i++) {
        take(of);
      }
    }

    /// One moment after another, so that the example can be played again.
    private void comeAfterCall() {
      now = now.plusSeconds(1);
      crowds.forEach(this::keep);
      now = now.plusSeconds(1);
      queues.passed(now);
    }

    /// The window calls somebody else, or nobody; if it would call the ticket, windows that share
    /// its rule call before.
    private boolean callAnother(Ticket waiting) {
      for (int tries = 0; tries < OTHER_CALLS_MOST; tries++) {
        Optional<Choice> choice = choose(at);
        if (choice.isEmpty()) {
          return true;
        }
        if (!choice.get().ticket().equals(waiting)) {
          call(at, choice.get());
          return true;
        }
        if (!callElsewhere(waiting)) {
          return false;
        }
      }
      return false;
    }

    private boolean callElsewhere(Ticket waiting) {
      for (WindowFairness window : windows) {
        Optional<Choice> choice = window == at ? Optional.empty() : choose(window);
        if (choice.isPresent() && !choice.get().ticket().equals(waiting)) {
          call(window, choice.get());
          comeAfterCall();
          return true;
        }
      }
      return false;
    }

    private Optional<Choice> choose(WindowFairness window) {
      return chooser.next(
          window.window(), SOMEBODY, window.handled(), window.rule(), plan.calendar(), now);
    }

    private void call(WindowFairness window, Choice choice) {
      Ticket ticket = choice.ticket();
      queues.leave(ticket);
      queues.called(ticket, choice.why());
      sizes.merge(ticket.line(), -1, Integer::sum);
      calls.add(new Made(now, window.window(), ticket.number()));
    }

    private Ticket take(Line of) {
      Ticket ticket = ticket(of);
      came.add(ticket);
      queues.join(ticket);
      sizes.merge(of, 1, Integer::sum);
      return ticket;
    }

    private Ticket ticket(Line of) {
      Series series = plan.service(of.service()).map(ServicePlan::series).orElse(new Series("A"));
      int count = issued.merge(series, 1, Integer::sum);
      boolean isBooked = of.of() == LineClass.APPOINTMENT;
      Optional<Booking> slot =
          isBooked
              ? Optional.of(new Booking(new AppointmentCode("TRY-%04d".formatted(count)), now))
              : Optional.empty();
      var said = new Particulars(Optional.empty(), Optional.empty(), 1, List.of(), slot);
      return new Ticket(
          new TicketId("%016X".formatted(came.size())),
          new TicketNumber(series, count),
          of.service(),
          priority(of.of()),
          "zh-CN",
          MONDAY,
          came.size() + 1L,
          now,
          Standing.at(of.of(), now.minus(plan.rules().credit(of.of()))),
          new Stage.Waiting(),
          new Paper.Printed(),
          new Feedback.NotAsked(),
          Visit.begun(of.service(), said, now));
    }

    private static Taken taken(Ticket ticket) {
      return new Taken(ticket.number(), ticket.line(), ticket.takenAt());
    }
  }

  private static Priority priority(LineClass of) {
    return switch (of) {
      case ORDINARY, APPOINTMENT -> Priority.ORDINARY;
      case PRIORITY -> Priority.STATUTORY;
      case GREEN -> Priority.GREEN;
    };
  }

  /// From when to when the hall's longest weekday lasts, breaks included.
  private Session hours() {
    return plan.calendar().week().values().stream()
        .filter(sessions -> !sessions.isEmpty())
        .map(Adversary::whole)
        .filter(day -> day.to() - day.from() >= DAY_LEAST)
        .max(Comparator.comparingInt(day -> day.to() - day.from()))
        .orElse(new Session(9 * 60, 17 * 60));
  }

  private static Session whole(List<Session> sessions) {
    int from = sessions.stream().mapToInt(Session::from).min().orElse(0);
    int to = sessions.stream().mapToInt(Session::to).max().orElse(24 * 60);
    return new Session(from, Math.min(to, from + DAY_MOST));
  }
}
