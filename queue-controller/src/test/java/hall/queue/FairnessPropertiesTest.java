package hall.queue;

import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.FairnessCheck.Fairness;
import hall.queue.FairnessCheck.Passing;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever rules are made up: what the check promises holds in every crowd, and where it says that
/// there is no bound its example has none.
class FairnessPropertiesTest {

  private static final long FIRST = Long.getLong("hall.seed", 1);
  private static final int RULES = Integer.getInteger("hall.rules", 40);
  private static final List<By> BYS = List.of(By.values());
  private static final List<LineClass> CLASSES =
      List.of(LineClass.ORDINARY, LineClass.PRIORITY, LineClass.APPOINTMENT);
  private static final List<List<List<ServiceId>>> WINDOWS =
      List.of(
          List.of(List.of(TAX, PENSION)),
          List.of(List.of(TAX, PENSION), List.of(TAX, PENSION)),
          List.of(List.of(TAX), List.of(TAX, PENSION), List.of(PERMIT)),
          List.of(List.of(TAX, PENSION, PERMIT), List.of(PENSION)));

  @Test
  void noCrowdPassesFurtherThanTheBound() {
    int bounded = 0;
    for (long seed = FIRST; seed < FIRST + RULES; seed++) {
      HallPlan plan = plan(new Random(seed));
      Fairness fairness = FairnessCheck.of(plan);
      bounded += (int) fairness.lines().stream().filter(each -> each.bound().isKnown()).count();
      try {
        new Seeds<>(random -> random.nextInt(1 << 20), 250, 4)
            .everyOne(deeds -> new Crowd(plan, fairness).live(deeds));
      } catch (AssertionError passed) {
        throw new AssertionError("The rules of seed " + seed + ": " + plan.rules(), passed);
      }
    }
    assertTrue(bounded > RULES, "Of " + RULES + " rule sets only " + bounded + " lines bounded.");
  }

  @Test
  void everyExampleStarvesWhenItIsPlayedAgain() {
    int shown = 0;
    for (long seed = FIRST; seed < FIRST + RULES; seed++) {
      HallPlan plan = plan(new Random(seed));
      for (Finding finding : FairnessCheck.of(plan).findings()) {
        if (finding instanceof Finding.Starves starves) {
          Starvation example = starves.example();

          assertEquals(example.calls(), FairnessDay.replay(plan, example), "seed " + seed);
          assertTrue(
              example.calls().stream()
                  .noneMatch(call -> call.number().equals(example.waiting().number())));
          assertTrue(example.calls().isEmpty() || example.passed() > 0, "seed " + seed);
          shown++;
        }
      }
    }
    assertTrue(shown > RULES / 10, "Only " + shown + " examples in " + RULES + " rule sets.");
  }

  /// A crowd that comes and is called as the deeds say, watched for every ticket that waits.
  private static final class Crowd {

    private final FairnessDay day;
    private final Map<Line, List<Passing>> bounds = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<TicketId, Integer> passedInTurn = new HashMap<>();
    private int came;

    Crowd(HallPlan plan, Fairness fairness) {
      day = new FairnessDay(plan);
      for (Passing each : fairness.lines()) {
        bounds.computeIfAbsent(each.line(), _ -> new ArrayList<>()).add(each);
        if (!lines.contains(each.line())) {
          lines.add(each.line());
        }
      }
    }

    void live(List<Integer> deeds) {
      for (int deed : deeds) {
        int which = deed / 8;
        switch (deed % 8) {
          case 0, 1, 2 -> come(which, 1);
          case 3 -> come(which, which % 7);
          case 4, 5, 6 -> call(which);
          default -> day.pass(Duration.ofMinutes(which % 40));
        }
        day.pass(Duration.ofSeconds(30));
      }
    }

    private void come(int which, int many) {
      for (int i = 0; i < many; i++) {
        Line line = lines.get(which % lines.size());
        Duration late = Duration.ofMinutes(which % 15);
        day.come(line, new TicketNumber(new Series("A"), ++came), late);
      }
    }

    private void call(int which) {
      List<WindowPlan> windows = day.plan.windows();
      WindowId window = windows.get(which % windows.size()).id();
      Optional<Choice> choice = day.call(window);
      if (choice.isPresent()) {
        List<ServiceId> handled = day.handled(window);
        for (Ticket waits : List.copyOf(day.waiting.values())) {
          if (handled.contains(waits.service())) {
            watch(waits, choice.get());
          }
        }
      }
    }

    private void watch(Ticket waits, Choice choice) {
      for (Passing each : bounds.getOrDefault(waits.line(), List.of())) {
        switch (each.bound()) {
          case Bound.Within(var later) -> notLater(waits, choice.ticket(), later);
          case Bound.ByTurns(var others, var later) -> inTurn(waits, choice, others, later);
          case Bound.Never _, Bound.Endless _, Bound.Unproved _ -> {}
        }
      }
    }

    private static void notLater(Ticket waits, Ticket called, Duration later) {
      assertTrue(
          !called.takenAt().isAfter(waits.waitsSince().plus(later)),
          () -> "%s passed %s, more than %s later.".formatted(called, waits, later));
    }

    private void inTurn(Ticket waits, Choice choice, int others, Duration later) {
      Ticket called = choice.ticket();
      if (isOfOwnGroup(waits, choice)) {
        passedInTurn.remove(waits.id());
        notLater(waits, called, later);
      } else if (called.takenAt().isAfter(waits.waitsSince().plus(later))) {
        int passed = passedInTurn.merge(waits.id(), 1, Integer::sum);
        assertTrue(
            passed <= others,
            () -> "%d passed %s between two of its group.".formatted(passed, waits));
      }
    }

    private boolean isOfOwnGroup(Ticket waits, Choice choice) {
      return day.plan.rules().windowRules().getFirst().steps().stream()
          .filter(step -> step.id().equals(choice.why().step()) && step.by() == By.TURNS)
          .anyMatch(step -> {
            Lines lines = step.call().get(choice.why().chosen().group()).lines();
            return (lines.isOwn() || lines.services().contains(waits.service()))
                && lines.has(waits.line().of());
          });
    }
  }

  private static HallPlan plan(Random chance) {
    List<List<ServiceId>> windows = WINDOWS.get(chance.nextInt(WINDOWS.size()));
    List<Step> steps = new ArrayList<>();
    for (int i = chance.nextInt(4); i >= 0; i--) {
      steps.add(step("step-" + steps.size(), windows, chance));
    }
    if (chance.nextBoolean()) {
      steps.add(Step.earliest());
    }
    Map<LineClass, Duration> credits = new HashMap<>();
    for (LineClass of : CLASSES) {
      credits.put(of, Duration.ofMinutes(10L * chance.nextInt(4)));
    }
    return FairnessCheckTest.plan(windows, credits, ClerkPlan.plain(Halls.ANNA), steps);
  }

  /// The groups of a step by turns share no line, so that each line has one group of its own.
  private static Step step(String id, List<List<ServiceId>> windows, Random chance) {
    By by = BYS.get(chance.nextInt(BYS.size()));
    List<Group> groups = new ArrayList<>();
    if (by == By.TURNS || by == By.IN_ORDER) {
      for (LineClass of : CLASSES) {
        if (chance.nextInt(4) > 0) {
          groups.add(new Group(Lines.own(of), 1 + chance.nextInt(3)));
        }
      }
    }
    if (groups.isEmpty()) {
      groups.add(new Group(lines(windows, chance), 1));
    }
    return new Step(id, condition(windows, chance), groups, by);
  }

  private static Condition condition(List<List<ServiceId>> windows, Random chance) {
    Lines lines = lines(windows, chance);
    return switch (chance.nextInt(8)) {
      case 0 -> {
        int over = chance.nextInt(5);
        yield new Condition.Waiting(lines, over, chance.nextInt(over + 1));
      }
      case 1, 2, 3 -> {
        int over = 5 + chance.nextInt(30);
        yield new Condition.Waited(
            chance.nextBoolean() ? Lines.OWN : lines,
            Duration.ofMinutes(over),
            Duration.ofMinutes(1 + chance.nextInt(over)));
      }
      case 4 -> new Condition.Nobody(lines);
      case 5 -> new Condition.During(List.of(new Calendar.Session(9 * 60, 10 * 60)));
      default -> Condition.ALWAYS;
    };
  }

  private static Lines lines(List<List<ServiceId>> windows, Random chance) {
    List<ServiceId> known = windows.stream().flatMap(List::stream).distinct().toList();
    return switch (chance.nextInt(4)) {
      case 0 -> Lines.own(CLASSES.get(chance.nextInt(CLASSES.size())));
      case 1 ->
          new Lines(
              List.of(known.get(chance.nextInt(known.size()))),
              chance.nextBoolean() ? Set.of() : Set.of(LineClass.ORDINARY));
      default -> Lines.OWN;
    };
  }
}
