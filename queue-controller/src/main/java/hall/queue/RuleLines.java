package hall.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/// A window rule as one window goes by it: which lines each step looks at, by their numbers. Worked
/// out once for the services handled there, so that a decision names no service and compares only
/// numbers.
final class RuleLines {

  private static final LineClass[] CLASSES = LineClass.values();

  private final WindowRule rule;
  private final List<ServiceId> handled;
  private final ClerkId clerk;
  private final StepLines[] steps;
  private final int[] own;

  /// One step: the lines of each group, those of all groups, each once, and for each of these the
  /// first group that has it.
  static final class StepLines {
    final Step step;
    final String name;
    final int[] tested;
    final int[][] groups;
    final int[] all;
    final int[] groupOf;

    private StepLines(Step step, String name, int[] tested, int[][] groups) {
      this.step = step;
      this.name = name;
      this.tested = tested;
      this.groups = groups;
      all = Arrays.stream(groups).flatMapToInt(Arrays::stream).distinct().toArray();
      groupOf = Arrays.stream(all).map(line -> firstWith(groups, line)).toArray();
    }

    private static int firstWith(int[][] groups, int line) {
      int group = 0;
      while (Arrays.stream(groups[group]).noneMatch(each -> each == line)) {
        group++;
      }
      return group;
    }
  }

  /// @param handled what the window handles now
  /// @param skills what the clerk there can do; all when empty
  /// @param numbers the number of a service's first line, its other classes following
  RuleLines(
      WindowRule rule,
      List<ServiceId> handled,
      ClerkId clerk,
      Set<ServiceId> skills,
      ToIntFunction<ServiceId> numbers) {
    this.rule = rule;
    this.handled = List.copyOf(handled);
    this.clerk = clerk;
    own = lines(Lines.OWN, this.handled, Set.of(), numbers);
    steps =
        rule.steps().stream()
            .map(step ->
                new StepLines(
                    step,
                    Tallies.name(rule.id(), step.id()),
                    tested(step.when(), this.handled, numbers),
                    step.call().stream()
                        .map(group -> lines(group.lines(), this.handled, skills, numbers))
                        .toArray(int[][]::new)))
            .toArray(StepLines[]::new);
  }

  /// Whether this was worked out for the same.
  @SuppressWarnings("ReferenceEquality") // mostly the very same, and then nothing is compared
  boolean isFor(WindowRule asked, List<ServiceId> services, ClerkId who) {
    return (rule == asked || rule.equals(asked))
        && (clerk == who || clerk.equals(who))
        && (handled == services || handled.equals(services));
  }

  WindowRule rule() {
    return rule;
  }

  int steps() {
    return steps.length;
  }

  StepLines step(int number) {
    return steps[number];
  }

  /// All lines that the window handles.
  int[] own() {
    return own;
  }

  /// The lines a condition asks about; what a clerk can do has no bearing on how many wait.
  static int[] tested(Condition when, List<ServiceId> handled, ToIntFunction<ServiceId> numbers) {
    return switch (when) {
      case Condition.Waiting(var lines, _, _) -> lines(lines, handled, Set.of(), numbers);
      case Condition.Waited(var lines, _, _) -> lines(lines, handled, Set.of(), numbers);
      case Condition.Nobody(var lines) -> lines(lines, handled, Set.of(), numbers);
      case Condition.Always(), Condition.During(_) -> new int[0];
    };
  }

  private static int[] lines(
      Lines lines,
      List<ServiceId> handled,
      Set<ServiceId> skills,
      ToIntFunction<ServiceId> numbers) {
    List<ServiceId> services = lines.isOwn() ? handled : lines.services();
    return services.stream()
        .distinct()
        .filter(service -> lines.isOwn() || skills.isEmpty() || skills.contains(service))
        .mapToInt(numbers)
        .filter(first -> first >= 0)
        .flatMap(
            first -> Arrays.stream(CLASSES).filter(lines::has).mapToInt(of -> first + of.place()))
        .toArray();
  }

  /// Whether the condition ends at another threshold than it begins, and so has to be remembered.
  static boolean hasTwoThresholds(Condition when) {
    return switch (when) {
      case Condition.Waiting(_, var over, var until) -> over != until;
      case Condition.Waited(_, var over, var until) -> !over.equals(until);
      case Condition.Always(), Condition.Nobody(_), Condition.During(_) -> false;
    };
  }

  /// @param tested the lines it asks about
  /// @param isOn whether it held until now, for those with two thresholds
  static boolean holds(
      Condition when, int[] tested, LineRows rows, boolean isOn, ZoneId zone, Instant now) {
    return switch (when) {
      case Condition.Always() -> true;
      case Condition.Waiting(_, var over, var until) -> rows.count(tested) > (isOn ? until : over);
      case Condition.Waited(_, var over, var until) ->
          hasWaited(rows.longestSince(tested), isOn ? until : over, now);
      case Condition.Nobody(_) -> !rows.hasAnybody(tested);
      case Condition.During(var sessions) -> isWithin(sessions, zone, now);
    };
  }

  private static boolean hasWaited(long since, Duration wait, Instant now) {
    return since != Row.NONE && since <= Row.key(now.minus(wait));
  }

  private static boolean isWithin(List<Calendar.Session> sessions, ZoneId zone, Instant now) {
    long second = now.getEpochSecond() + zone.getRules().getOffset(now).getTotalSeconds();
    long minute = Math.floorMod(second, 24L * 60 * 60) / 60;
    for (Calendar.Session session : sessions) {
      if (session.from() <= minute && minute < session.to()) {
        return true;
      }
    }
    return false;
  }
}
