package hall.queue;

import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a plan's call rules come to in the worst crowd: for every line at every window rule how far
/// later tickets can pass one, and what is wrong with the rules. Where there is no bound it shows a
/// day, made with the rules themselves, on which a ticket is never called.
///
/// Clerks are taken to do whatever their window handles, and windows to have no services on loan.
public final class FairnessCheck {

  /// Whoever comes later than that should not pass any more.
  static final Duration LONG = Duration.ofHours(2);

  private final HallPlan plan;
  private final Map<WindowRule, List<WindowFairness>> byRule = new LinkedHashMap<>();
  private final Set<LineClass> classes;

  /// The worst case of a line at the windows of a rule that handle it.
  public record Passing(String rule, Line line, Bound bound) {}

  /// What was found about a plan.
  ///
  /// @param lines the worst case of every line, green channel tickets aside: they are let through
  ///   one by one
  public record Fairness(List<Passing> lines, List<Finding> findings) {
    public Fairness {
      lines = List.copyOf(lines);
      findings = List.copyOf(findings);
    }

    /// Whether the plan's rules cannot be used.
    public boolean isRefused() {
      return findings.stream().anyMatch(Finding::isRefusal);
    }
  }

  private FairnessCheck(HallPlan plan, Set<LineClass> classes) {
    this.plan = plan;
    this.classes = classes;
    Map<WindowRule, List<WindowPlan>> windows = new LinkedHashMap<>();
    for (WindowPlan window : plan.windows()) {
      windows
          .computeIfAbsent(plan.rules().windowRule(window.id()), _ -> new ArrayList<>())
          .add(window);
    }
    windows.forEach((rule, all) -> byRule.put(rule, reasoned(all)));
  }

  private List<WindowFairness> reasoned(List<WindowPlan> windows) {
    boolean areAlike = windows.stream().map(this::handled).map(Set::copyOf).distinct().count() == 1;
    return windows.stream()
        .map(window -> new WindowFairness(window, plan.rules(), handled(window), classes, areAlike))
        .toList();
  }

  private List<ServiceId> handled(WindowPlan window) {
    return window.services().isEmpty()
        ? plan.services().stream().map(ServicePlan::id).toList()
        : window.services();
  }

  /// Reasons about the plan's rules, and tries out what cannot be settled so.
  public static Fairness of(HallPlan plan) {
    Set<LineClass> withoutGreen = EnumSet.complementOf(EnumSet.of(LineClass.GREEN));
    var check = new FairnessCheck(plan, withoutGreen);
    List<Passing> lines = check.lines();
    List<Finding> findings = new ArrayList<>(check.neverCalled());
    check.byRule.forEach((rule, windows) -> {
      findings.addAll(check.starving(rule.id(), lines));
      findings.addAll(unproved(rule.id(), lines));
      findings.addAll(longBound(rule.id(), lines));
      findings.addAll(noGuard(rule.id(), lines));
      findings.addAll(neverReached(windows));
    });
    new FairnessCheck(plan, EnumSet.allOf(LineClass.class)).green(lines).ifPresent(findings::add);
    findings.addAll(check.unused());
    return new Fairness(lines, findings);
  }

  private List<Passing> lines() {
    List<Passing> all = new ArrayList<>();
    byRule.forEach((rule, windows) -> {
      Map<String, Optional<Starvation>> tried = new LinkedHashMap<>();
      Set<Line> own = new LinkedHashSet<>();
      windows.forEach(window -> own.addAll(window.own()));
      for (Line line : own) {
        windows.stream()
            .filter(window -> window.own().contains(line))
            .map(window -> bound(line, window, windows, tried))
            .reduce(FairnessCheck::worse)
            .ifPresent(bound -> all.add(new Passing(rule.id(), line, bound)));
      }
    });
    return all;
  }

  /// Lines of one class that one step harms suffer alike, so one example does for them all.
  private Bound bound(
      Line line,
      WindowFairness window,
      List<WindowFairness> windows,
      Map<String, Optional<Starvation>> tried) {
    var reasoned = window.about(line);
    if (reasoned.bound().isPresent()) {
      return reasoned.bound().get();
    }
    String alike = reasoned.step() + "/" + line.of() + "/" + window.handled();
    return tried
        .computeIfAbsent(
            alike, _ -> new Adversary(plan, windows, window).starve(line, reasoned.step()))
        .<Bound>map(example -> new Bound.Endless(reasoned.step(), example))
        .orElseGet(() -> new Bound.Unproved(reasoned.step()));
  }

  private static Bound worse(Bound one, Bound other) {
    int by = Integer.compare(badness(one), badness(other));
    if (by != 0) {
      return by > 0 ? one : other;
    }
    return switch (one) {
      case Bound.Within(var later) when other instanceof Bound.Within(var most) ->
          later.compareTo(most) >= 0 ? one : other;
      case Bound.ByTurns(var others, var later)
          when other instanceof Bound.ByTurns(var more, var most) ->
          new Bound.ByTurns(Math.max(others, more), later.compareTo(most) >= 0 ? later : most);
      default -> one;
    };
  }

  private static int badness(Bound bound) {
    return switch (bound) {
      case Bound.Within _ -> 0;
      case Bound.ByTurns _ -> 1;
      case Bound.Unproved _ -> 2;
      case Bound.Never _ -> 3;
      case Bound.Endless _ -> 4;
    };
  }

  private List<Finding> neverCalled() {
    List<Line> never = new ArrayList<>();
    for (ServicePlan service : plan.services()) {
      for (LineClass of : classes) {
        Line line = new Line(service.id(), of);
        boolean isCalled =
            byRule.values().stream().flatMap(List::stream).anyMatch(window -> window.calls(line));
        if (!isCalled) {
          never.add(line);
        }
      }
    }
    return never.isEmpty() ? List.of() : List.of(new Finding.NeverCalled(never));
  }

  private List<Finding> starving(String rule, List<Passing> lines) {
    Map<String, List<Passing>> byStep = new LinkedHashMap<>();
    for (Passing each : lines) {
      if (each.rule().equals(rule) && each.bound() instanceof Bound.Endless endless) {
        byStep
            .computeIfAbsent(
                endless.step() + "/" + isSafe(each.line(), lines), _ -> new ArrayList<>())
            .add(each);
      }
    }
    List<Finding> found = new ArrayList<>();
    for (List<Passing> alike : byStep.values()) {
      var first = (Bound.Endless) alike.getFirst().bound();
      found.add(
          new Finding.Starves(
              rule,
              startingWith(first.example().waiting().line(), alike),
              first.step(),
              first.example(),
              isSafe(alike.getFirst().line(), lines)));
    }
    return found;
  }

  private static List<Line> startingWith(Line line, List<Passing> alike) {
    Set<Line> all = new LinkedHashSet<>(List.of(line));
    alike.forEach(each -> all.add(each.line()));
    return List.copyOf(all);
  }

  private static boolean isSafe(Line line, List<Passing> lines) {
    return lines.stream().anyMatch(each -> each.line().equals(line) && each.bound().isKnown());
  }

  private static List<Finding> unproved(String rule, List<Passing> lines) {
    Map<String, List<Line>> byStep = new LinkedHashMap<>();
    for (Passing each : lines) {
      if (each.rule().equals(rule) && each.bound() instanceof Bound.Unproved(var step)) {
        byStep.computeIfAbsent(step, _ -> new ArrayList<>()).add(each.line());
      }
    }
    List<Finding> found = new ArrayList<>();
    byStep.forEach((step, all) -> found.add(new Finding.Unproved(rule, all, step)));
    return found;
  }

  private static List<Finding> longBound(String rule, List<Passing> lines) {
    Map<Duration, List<Line>> byLength = new LinkedHashMap<>();
    for (Passing each : lines) {
      if (each.rule().equals(rule)
          && each.bound() instanceof Bound.Within(var later)
          && later.compareTo(LONG) > 0) {
        byLength.computeIfAbsent(later, _ -> new ArrayList<>()).add(each.line());
      }
    }
    List<Finding> found = new ArrayList<>();
    byLength.forEach((later, all) -> found.add(new Finding.LongBound(rule, all, later)));
    return found;
  }

  private static List<Finding> noGuard(String rule, List<Passing> lines) {
    List<Line> unguarded = new ArrayList<>();
    int most = 0;
    for (Passing each : lines) {
      if (each.rule().equals(rule) && each.bound() instanceof Bound.ByTurns(var others, _)) {
        unguarded.add(each.line());
        most = Math.max(most, others);
      }
    }
    return unguarded.isEmpty() ? List.of() : List.of(new Finding.NoGuard(rule, unguarded, most));
  }

  /// A step is told of when it calls nobody at any window of the rule.
  private static List<Finding> neverReached(List<WindowFairness> windows) {
    List<Finding.NeverReached> found = new ArrayList<>(windows.getFirst().neverReached());
    for (WindowFairness window : windows) {
      List<String> here = window.neverReached().stream().map(Finding.NeverReached::step).toList();
      found.removeIf(each -> !here.contains(each.step()));
    }
    return List.copyOf(found);
  }

  /// Whether green channel tickets pass the others without end, with nothing to limit them.
  private Optional<Finding> green(List<Passing> without) {
    boolean canBeGranted =
        plan.staff().stream().anyMatch(clerk -> clerk.may().contains(Permission.GRANT_GREEN));
    List<ServiceId> unlimited =
        plan.services().stream()
            .filter(service -> service.gate().greenPerDay() == 0)
            .map(ServicePlan::id)
            .toList();
    if (!canBeGranted || unlimited.isEmpty()) {
      return Optional.empty();
    }
    boolean isHarmful =
        without.stream()
            .filter(each -> each.bound().isKnown())
            .anyMatch(each -> isWorseWithGreen(each, Set.copyOf(unlimited)));
    return isHarmful ? Optional.of(new Finding.GreenUnlimited(unlimited)) : Optional.empty();
  }

  private boolean isWorseWithGreen(Passing without, Set<ServiceId> unlimited) {
    for (List<WindowFairness> windows : byRule.values()) {
      for (WindowFairness window : windows) {
        boolean concerns =
            window.rule().id().equals(without.rule())
                && window.own().contains(without.line())
                && window.handled().stream().anyMatch(unlimited::contains);
        if (concerns && isLong(window.about(without.line()).bound())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLong(Optional<Bound> bound) {
    return bound.isEmpty()
        || (bound.get() instanceof Bound.Within(var later) && later.compareTo(LONG) > 0)
        || (bound.get() instanceof Bound.ByTurns(_, var within) && within.compareTo(LONG) > 0);
  }

  private List<Finding> unused() {
    return plan.rules().windowRules().stream()
        .filter(rule -> rule.windows().isEmpty())
        .<Finding>map(rule -> new Finding.Unused(rule.id()))
        .toList();
  }
}
