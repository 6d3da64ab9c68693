package hall.queue;

import hall.queue.HallPlan.WindowPlan;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one window's rule comes to for each of its lines, by reasoning about the worst crowd.
///
/// The steps are gone through in their order until one that is sure to count while a ticket of the
/// line waits, and that calls from the line. Each step on the way must be fair to the ticket: it
/// cannot count while the ticket waits, or it calls by rank or by wait with the ticket among them,
/// or its group gets turns. Then nobody passes for ever.
final class WindowFairness {

  private final WindowId window;
  private final WindowRule rule;
  private final List<ServiceId> handled;
  private final CallRules rules;
  private final Set<LineClass> classes;
  private final boolean sharesTurns;

  /// @param handled the services of the window's plan
  /// @param classes the classes of lines there can be
  /// @param sharesTurns that all windows of the rule call from the same lines, so that a turn taken
  ///   at one is a turn at each
  WindowFairness(
      WindowPlan window,
      CallRules rules,
      List<ServiceId> handled,
      Set<LineClass> classes,
      boolean sharesTurns) {
    this.window = window.id();
    this.rule = rules.windowRule(window.id());
    this.handled = handled;
    this.rules = rules;
    this.classes = classes;
    this.sharesTurns = sharesTurns;
  }

  /// What a step does to a ticket that waits in a line.
  private sealed interface Effect {
    /// It cannot count while the ticket waits.
    record None() implements Effect {}

    /// Nobody taken more than that later is called before the ticket.
    record Fair(Duration later) implements Effect {}

    record Turns(int others, Duration later) implements Effect {}

    /// Others can be called for ever.
    record Unfair() implements Effect {}
  }

  /// What is known without trying.
  ///
  /// @param step the step that is to blame where there is no bound; empty where none is
  record Reasoned(Optional<Bound> bound, String step) {}

  Reasoned about(Line line) {
    Duration later = Duration.ZERO;
    int others = 0;
    boolean isCalled = false;
    for (Step step : rule.steps()) {
      switch (effect(step, line)) {
        case Effect.None() -> {
          continue;
        }
        case Effect.Fair(var most) -> later = longer(later, most);
        case Effect.Turns(var most, var within) -> {
          if (others > 0) {
            return new Reasoned(isEverCalled(line), step.id());
          }
          others = most;
          later = longer(later, within);
        }
        case Effect.Unfair() -> {
          return new Reasoned(isEverCalled(line), step.id());
        }
      }
      boolean calls = calls(step).contains(line);
      isCalled |= calls;
      Optional<Duration> sure = sureAfter(step.when(), line);
      if (calls && sure.isPresent()) {
        return new Reasoned(Optional.of(bound(others, longer(later, sure.get()))), "");
      }
    }
    return new Reasoned(isCalled ? Optional.empty() : Optional.of(new Bound.Never()), "");
  }

  private Optional<Bound> isEverCalled(Line line) {
    return calls(line) ? Optional.empty() : Optional.of(new Bound.Never());
  }

  /// Whether any step could call from the line.
  boolean calls(Line line) {
    return rule.steps().stream()
        .anyMatch(step -> calls(step).contains(line) && !isImpossible(step.when(), line));
  }

  private static Bound bound(int others, Duration later) {
    return others == 0 ? new Bound.Within(later) : new Bound.ByTurns(others, later);
  }

  private Effect effect(Step step, Line line) {
    return isImpossible(step.when(), line) || calls(step).isEmpty()
        ? new Effect.None()
        : whileItCounts(step, line);
  }

  private Effect whileItCounts(Step step, Line line) {
    if (!calls(step).contains(line)) {
      return new Effect.Unfair();
    }
    return switch (step.by()) {
      case EARLIEST -> new Effect.Fair(ahead(calls(step), line));
      case OLDEST -> new Effect.Fair(Duration.ZERO);
      case IN_ORDER -> {
        Set<Line> first = groups(step).getFirst();
        yield first.contains(line) ? new Effect.Fair(ahead(first, line)) : new Effect.Unfair();
      }
      case TURNS -> turns(step, line);
    };
  }

  /// After its own turns a group waits for those of all others and, in the next round, for those of
  /// the groups before it.
  private Effect turns(Step step, Line line) {
    List<Set<Line>> groups = new ArrayList<>();
    List<Integer> times = new ArrayList<>();
    for (Group group : step.call()) {
      Set<Line> lines = lines(group.lines());
      if (!lines.isEmpty()) {
        groups.add(lines);
        times.add(group.times());
      }
    }
    int sum = times.stream().mapToInt(Integer::intValue).sum();
    int before = 0;
    int least = Integer.MAX_VALUE;
    Duration later = Duration.ZERO;
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).contains(line) && sum - times.get(i) + before < least) {
        least = sum - times.get(i) + before;
        later = ahead(groups.get(i), line);
      }
      before += times.get(i);
    }
    if (least == 0) {
      return new Effect.Fair(later);
    }
    return sharesTurns ? new Effect.Turns(least, later) : new Effect.Unfair();
  }

  /// How much later somebody of the other lines may come and still rank before a ticket of the
  /// line: the credit they have more. An appointment may be checked in late and ranks by its slot.
  private Duration ahead(Set<Line> others, Line line) {
    Duration most = Duration.ZERO;
    for (Line other : others) {
      Duration more = rules.credit(other.of()).minus(rules.credit(line.of()));
      if (other.of() == LineClass.APPOINTMENT) {
        more = more.plus(rules.appointments().late());
      }
      most = longer(most, more);
    }
    return most;
  }

  /// From when on the condition holds as long as a ticket of the line waits; empty when it need
  /// not.
  private Optional<Duration> sureAfter(Condition when, Line line) {
    return switch (when) {
      case Condition.Always() -> Optional.of(Duration.ZERO);
      case Condition.Waiting(var lines, var over, _) ->
          over == 0 && lines(lines).contains(line) ? Optional.of(Duration.ZERO) : Optional.empty();
      case Condition.Waited(var lines, var over, _) ->
          lines(lines).contains(line) ? Optional.of(over) : Optional.empty();
      case Condition.Nobody _, Condition.During _ -> Optional.empty();
    };
  }

  /// Whether the condition cannot hold while a ticket of the line waits.
  private boolean isImpossible(Condition when, Line line) {
    return switch (when) {
      case Condition.Always() -> false;
      case Condition.Waiting(var lines, _, _) -> lines(lines).isEmpty();
      case Condition.Waited(var lines, _, _) -> lines(lines).isEmpty();
      case Condition.Nobody(var lines) -> lines(lines).contains(line);
      case Condition.During(var sessions) -> sessions.isEmpty();
    };
  }

  /// The steps that can never call, and which step before takes all they could; empty where their
  /// own condition does.
  List<Finding.NeverReached> neverReached() {
    List<Finding.NeverReached> found = new ArrayList<>();
    for (int i = 0; i < rule.steps().size(); i++) {
      Step step = rule.steps().get(i);
      Set<Line> calls = calls(step);
      boolean isImpossible = calls.stream().allMatch(line -> isImpossible(step.when(), line));
      if (isImpossible) {
        found.add(new Finding.NeverReached(rule.id(), step.id(), ""));
        continue;
      }
      rule.steps().subList(0, i).stream()
          .filter(before -> calls(before).containsAll(calls))
          .filter(before -> holdsWhenever(before.when(), step.when()))
          .findFirst()
          .ifPresent(
              before -> found.add(new Finding.NeverReached(rule.id(), step.id(), before.id())));
    }
    return found;
  }

  private boolean holdsWhenever(Condition one, Condition other) {
    if (one.equals(Condition.ALWAYS) || one.equals(other)) {
      return true;
    }
    if (one instanceof Condition.Waiting(var lines, var over, _)
        && other instanceof Condition.Waiting(var fewer, _, var until)) {
      return lines(lines).containsAll(lines(fewer)) && over <= until;
    }
    return one instanceof Condition.Waited(var lines, var over, _)
        && other instanceof Condition.Waited(var fewer, _, var until)
        && lines(lines).containsAll(lines(fewer))
        && over.compareTo(until) <= 0;
  }

  List<Line> own() {
    return List.copyOf(lines(Lines.OWN));
  }

  /// The groups that have lines here.
  List<Set<Line>> groups(Step step) {
    return step.call().stream()
        .map(group -> lines(group.lines()))
        .filter(lines -> !lines.isEmpty())
        .toList();
  }

  Set<Line> calls(Step step) {
    Set<Line> all = new LinkedHashSet<>();
    groups(step).forEach(all::addAll);
    return all;
  }

  Set<Line> lines(Lines lines) {
    Set<Line> all = new LinkedHashSet<>();
    for (ServiceId service : lines.isOwn() ? handled : lines.services()) {
      for (LineClass of : LineClass.values()) {
        if (classes.contains(of) && lines.has(of)) {
          all.add(new Line(service, of));
        }
      }
    }
    return all;
  }

  /// Whether a step of the rule takes turns among groups.
  boolean hasTurns() {
    return rule.steps().stream().anyMatch(step -> step.by() == By.TURNS);
  }

  WindowId window() {
    return window;
  }

  WindowRule rule() {
    return rule;
  }

  List<ServiceId> handled() {
    return handled;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
