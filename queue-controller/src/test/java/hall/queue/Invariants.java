package hall.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Scene.Asked;
import hall.queue.Scene.Deed;
import hall.queue.Scene.Watch;
import hall.queue.Why.Cause;
import hall.queue.Why.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What must hold of any queues under any rules, whatever happens, each told on its own.
final class Invariants {

  /// By the sentence that is watched; each scene gets a watch of its own.
  static final Map<String, Supplier<Watch>> ALL = new TreeMap<>();

  static {
    ALL.put("I1 everybody waits in exactly one place", Conserved::new);
    ALL.put("I2 within a line first come is first called", FirstInLine::new);
    ALL.put("I3 nobody is passed by more than the credit", Overtaking::new);
    ALL.put("I4 nobody younger is called while somebody waits too long", Guarded::new);
    ALL.put("I5 a window has nobody to call only if nobody can be called", Working::new);
    ALL.put("I6 asked again the answer is the same, and its reasons are true", Explained::new);
    ALL.put("I7 people ahead become more only by somebody who joins", AheadWatch::new);
    ALL.put("I9 a clock that stands still keeps the order of taking", ClockStands::new);
    ALL.put("I10 turns keep their ratio while all groups wait", TurnsWatch::new);
    ALL.put("Nobody is called before their calls, their moment or elsewhere", Barred::new);
    ALL.put("Whoever is kept for a window comes first there", KeptFirst::new);
    ALL.put("The slow kernel agrees", Agrees::new);
  }

  private Invariants() {}

  static boolean canBeCalled(Scene scene, Ticket ticket, Instant now) {
    return scene.slow.isHere(ticket, now);
  }

  private static boolean isOf(Lines lines, List<ServiceId> handled, Ticket ticket) {
    List<ServiceId> services = lines.isOwn() ? handled : lines.services();
    return services.contains(ticket.service()) && lines.has(ticket.standing().of());
  }

  /// Whether the step would call the ticket there.
  static boolean calls(Scene scene, Asked asked, Step step, Ticket ticket) {
    return canBeCalled(scene, ticket, asked.now()) && speaksOf(scene, asked, step, ticket);
  }

  /// What a step names is called only by who can do it.
  private static boolean speaksOf(Scene scene, Asked asked, Step step, Ticket ticket) {
    List<ServiceId> skills = scene.plan.clerk(asked.clerk()).orElseThrow().skills();
    return (skills.isEmpty() || skills.contains(ticket.service()))
        && step.call().stream().anyMatch(group -> isOf(group.lines(), asked.handled(), ticket));
  }

  static Optional<Step> deciding(Asked asked) {
    return asked
        .choice()
        .map(Choice::why)
        .filter(why -> why.kind() == Kind.RULE)
        .flatMap(why ->
            asked.rule().steps().stream().filter(it -> it.id().equals(why.step())).findFirst());
  }

  private static final class Conserved implements Watch {
    @Override
    public void done(Scene scene, Deed deed) {
      for (ServiceId service : Scene.SERVICES) {
        List<Ticket> expected =
            scene.waiting.values().stream()
                .filter(ticket -> ticket.service().equals(service))
                .sorted(SlowKernel.BY_RANK)
                .toList();
        assertEquals(expected, scene.queues.inOrder(service));
        assertEquals(expected.size(), scene.queues.size(service));
        assertEquals(
            expected.stream().findFirst(),
            scene.queues.firsts(service).stream().min(SlowKernel.BY_RANK));
        assertEquals(
            expected.stream().map(Ticket::waitsSince).min(Instant::compareTo),
            scene.queues.firsts(service).stream().map(Ticket::waitsSince).min(Instant::compareTo));
        assertEquals(scene.slow.calls.getOrDefault(service, 0L), scene.queues.callsOf(service));
      }
    }

    @Override
    public void asked(Scene scene, Asked asked) {
      asked
          .choice()
          .ifPresent(choice -> {
            assertEquals(choice.ticket(), scene.waiting.get(choice.ticket().id()));
            assertFalse(scene.served.containsKey(asked.window()));
          });
    }
  }

  /// Within one step, and over all for those to whom nothing has happened but to be taken.
  private static final class FirstInLine implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      Optional<Step> step = deciding(asked);
      if (step.isEmpty() || step.get().by() == Step.By.OLDEST) {
        return;
      }
      Ticket called = asked.choice().orElseThrow().ticket();
      for (Ticket other : asked.waiting()) {
        if (other.line().equals(called.line()) && canBeCalled(scene, other, asked.now())) {
          assertTrue(
              SlowKernel.BY_RANK.compare(called, other) <= 0, () -> called + " before " + other);
        }
      }
    }
  }

  private static final class Overtaking implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      Optional<Step> step = deciding(asked);
      if (step.isEmpty() || step.get().by() != Step.By.EARLIEST) {
        return;
      }
      Ticket called = asked.choice().orElseThrow().ticket();
      for (Ticket passed : asked.waiting()) {
        if (calls(scene, asked, step.get(), passed)) {
          assertFalse(passed.rank().isBefore(called.rank()), () -> called + " passed " + passed);
          if (isWalkIn(scene, called) && isWalkIn(scene, passed)) {
            Duration head = credit(scene, called).minus(credit(scene, passed));
            assertFalse(
                called.takenAt().isAfter(passed.takenAt().plus(head)),
                () -> called + " passed " + passed + " by more than " + head);
          }
        }
      }
    }

    private static boolean isWalkIn(Scene scene, Ticket ticket) {
      return !scene.touched.contains(ticket.id())
          && ticket.standing().of() != LineClass.APPOINTMENT;
    }

    private static Duration credit(Scene scene, Ticket ticket) {
      return scene.plan.rules().credit(ticket.standing().of());
    }
  }

  /// A guard that stands first, so that nothing but a kept ticket comes before it.
  private static final class Guarded implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      if (!(asked.rule().steps().getFirst().when() instanceof Condition.Waited guard)
          || asked.choice().filter(it -> it.why().kind() != Kind.PINNED).isEmpty()) {
        return;
      }
      Ticket called = asked.choice().orElseThrow().ticket();
      for (Ticket other : asked.waiting()) {
        boolean isTooLong =
            isOf(guard.lines(), asked.handled(), other)
                && canBeCalled(scene, other, asked.now())
                && !other.waitsSince().plus(guard.over()).isAfter(asked.now());
        assertFalse(
            isTooLong && called.waitsSince().isAfter(other.waitsSince()),
            () -> called + " is younger than " + other + ", who waits too long");
      }
    }
  }

  private static final class Working implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      if (asked.choice().isPresent()) {
        return;
      }
      for (Ticket other : asked.waiting()) {
        boolean isKept = SlowKernel.isKeptFor(other, asked.window(), asked.clerk());
        boolean isOfAStep =
            other.standing().pin().isEmpty()
                && asked.rule().steps().stream()
                    .filter(step -> step.when().equals(Condition.ALWAYS))
                    .anyMatch(step -> speaksOf(scene, asked, step, other));
        assertFalse(
            SlowKernel.hasCome(other, asked.now()) && (isKept || isOfAStep),
            () -> "nobody called, and there is " + other);
      }
    }
  }

  private static final class Explained implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      assertEquals(asked.choice(), scene.choose(asked.window()));
      assertEquals(asked.choice(), onCopy(scene, asked));
      assertEquals(asked.choice().map(Explained::unexplained), scene.glance(asked.window()));
      asked.choice().ifPresent(choice -> isTrue(scene, asked, choice));
    }

    private static Choice unexplained(Choice choice) {
      Why why = choice.why();
      return new Choice(
          choice.ticket(),
          new Why(why.kind(), why.rule(), why.step(), why.skipped(), why.chosen(), List.of(), ""));
    }

    private static Optional<Choice> onCopy(Scene scene, Asked asked) {
      return new Chooser(scene.queues.copy())
          .next(
              asked.window(),
              asked.clerk(),
              asked.handled(),
              asked.rule(),
              scene.plan.calendar(),
              asked.now());
    }

    private static void isTrue(Scene scene, Asked asked, Choice choice) {
      Why why = choice.why();
      assertEquals(choice.ticket().number(), why.chosen().number());
      assertEquals(choice.ticket().line(), why.chosen().line());
      assertEquals(choice.ticket().rank(), why.chosen().rank());
      Set<Line> lines = new HashSet<>();
      for (Why.Head head : why.beaten()) {
        assertTrue(lines.add(head.line()), () -> "twice " + head);
        assertFalse(head.line().equals(why.chosen().line()));
        Ticket beaten =
            asked.waiting().stream()
                .filter(ticket -> ticket.number().equals(head.number()))
                .findFirst()
                .orElseThrow();
        assertTrue(canBeCalled(scene, beaten, asked.now()));
        assertEquals(beaten.rank(), head.rank());
      }
      deciding(asked).ifPresent(step -> hasTried(scene, asked, why, step));
    }

    private static void hasTried(Scene scene, Asked asked, Why why, Step step) {
      List<String> before =
          asked.rule().steps().stream()
              .map(Step::id)
              .takeWhile(it -> !it.equals(step.id()))
              .toList();
      assertEquals(before, why.skipped().stream().map(Why.Skipped::step).toList());
      Set<Line> heads = new HashSet<>();
      why.beaten().forEach(head -> heads.add(head.line()));
      for (Ticket other : asked.waiting()) {
        assertTrue(
            !calls(scene, asked, step, other)
                || other.line().equals(why.chosen().line())
                || heads.contains(other.line()),
            () -> "not among the beaten: " + other);
        for (int i = 0; i < why.skipped().size(); i++) {
          assertFalse(
              why.skipped().get(i).cause() == Cause.NOBODY_THERE
                  && calls(scene, asked, asked.rule().steps().get(i), other),
              () -> "said to be nobody: " + other);
        }
      }
    }
  }

  /// As after a clock was put back: the hall's clock stands, and many are taken at one instant.
  private static final class ClockStands implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      if (deciding(asked).isEmpty()) {
        return;
      }
      Ticket called = asked.choice().orElseThrow().ticket();
      for (Ticket other : asked.waiting()) {
        assertFalse(
            other.order() < called.order()
                && other.line().equals(called.line())
                && other.rank().equals(called.rank())
                && other.waitsSince().equals(called.waitsSince())
                && canBeCalled(scene, other, asked.now()),
            () -> called + " before " + other);
      }
    }
  }

  private static final class Barred implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      asked
          .choice()
          .ifPresent(choice -> {
            Ticket called = choice.ticket();
            assertTrue(SlowKernel.hasCome(called, asked.now()), () -> "too early: " + called);
            assertTrue(
                called.standing().pin().isEmpty()
                    || SlowKernel.isKeptFor(called, asked.window(), asked.clerk()),
                () -> "kept for another: " + called);
            List<ServiceId> skills = scene.plan.clerk(asked.clerk()).orElseThrow().skills();
            assertTrue(
                called.standing().pin().isPresent()
                    || skills.isEmpty()
                    || skills.contains(called.service()),
                () -> "nobody there can do it: " + called);
            assertTrue(
                scene.slow.isFree(called) || choice.why().kind() == Kind.NOBODY_ELSE,
                () -> "before its calls: " + called);
          });
    }
  }

  private static final class KeptFirst implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      boolean isAnyKept =
          asked.waiting().stream()
              .anyMatch(ticket ->
                  SlowKernel.isKeptFor(ticket, asked.window(), asked.clerk())
                      && SlowKernel.hasCome(ticket, asked.now())
                      && scene.slow.isFree(ticket));
      assertEquals(
          isAnyKept, asked.choice().filter(it -> it.why().kind() == Kind.PINNED).isPresent());
    }
  }

  private static final class Agrees implements Watch {
    @Override
    public void asked(Scene scene, Asked asked) {
      assertEquals(
          scene.slow.next(
              asked.window(), asked.clerk(), asked.handled(), asked.rule(), asked.now()),
          asked.choice());
    }
  }
}
