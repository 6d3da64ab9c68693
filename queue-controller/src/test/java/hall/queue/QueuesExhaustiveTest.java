package hall.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Nearly every mistake shows in a small example, so all small ones are tried: each sequence of up
/// to eight deeds on two lines, two windows and three tickets, under every type of rule. Whatever
/// is chosen, the slow kernel chooses too, for the same reasons. `-Dhall.scope=10` goes further.
class QueuesExhaustiveTest {

  private static final int LONGEST = Integer.getInteger("hall.scope", 8);
  private static final int TICKETS = 3;

  /// So long that guard, credit and thresholds all come into it within eight deeds.
  private static final Duration BETWEEN = Duration.ofMinutes(5);

  /// What can be done: at most seven of them at a time, for a window is free or not.
  private enum Small {
    TAKE_ORDINARY,
    TAKE_PRIORITY,
    CALL_ONE,
    CALL_TWO,
    END_ONE,
    END_TWO,

    /// A no-show of the first window is back after one more call.
    BACK_LATER,

    /// Whom the second window held comes back to the front.
    BACK_IN_FRONT
  }

  @Test
  void allShortSequencesChooseAsTheSlowKernelDoes() {
    long tried = 0;
    for (HallPlan plan : Rules.ALL) {
      tried += new Morning(plan).all(LONGEST);
    }
    assertTrue(tried > (LONGEST < 8 ? 0 : 100_000), "tried only " + tried);
  }

  /// The state after some deeds; each further deed is tried on a copy.
  private static final class Morning {

    private final HallPlan plan;
    private final Queues queues;
    private final SlowKernel slow;
    private final Map<WindowId, Ticket> served;
    private final Instant now;
    private final int taken;
    private final List<Small> before;

    Morning(HallPlan plan) {
      this.plan = plan;
      queues = new Queues();
      queues.plan(plan);
      slow = new SlowKernel();
      slow.plan = plan;
      served = new TreeMap<>();
      now = Halls.NINE;
      taken = 0;
      before = List.of();
    }

    private Morning(Morning other, Small deed) {
      plan = other.plan;
      queues = other.queues.copy();
      slow = new SlowKernel();
      slow.plan = plan;
      slow.waiting.addAll(other.slow.waiting);
      slow.calls.putAll(other.slow.calls);
      slow.turns.putAll(other.slow.turns);
      slow.on.addAll(other.slow.on);
      served = new TreeMap<>(other.served);
      now = other.now.plus(BETWEEN);
      taken = other.taken + (isTaking(deed) ? 1 : 0);
      before = new ArrayList<>(other.before);
      before.add(deed);
    }

    private static boolean isTaking(Small deed) {
      return deed == Small.TAKE_ORDINARY || deed == Small.TAKE_PRIORITY;
    }

    /// How many sequences there were.
    long all(int left) {
      long tried = 1;
      if (left > 0) {
        for (Small deed : Small.values()) {
          if (isPossible(deed)) {
            Morning next = new Morning(this, deed);
            next.happens(deed);
            tried += next.all(left - 1);
          }
        }
      }
      return tried;
    }

    private boolean isPossible(Small deed) {
      return switch (deed) {
        case TAKE_ORDINARY, TAKE_PRIORITY -> taken < TICKETS;
        case CALL_ONE -> !slow.waiting.isEmpty() && !served.containsKey(Halls.ONE);
        case CALL_TWO -> !slow.waiting.isEmpty() && !served.containsKey(Halls.TWO);
        case END_ONE, BACK_LATER -> served.containsKey(Halls.ONE);
        case END_TWO, BACK_IN_FRONT -> served.containsKey(Halls.TWO);
      };
    }

    private void happens(Small deed) {
      switch (deed) {
        case TAKE_ORDINARY -> take(Halls.TAX, LineClass.ORDINARY);
        case TAKE_PRIORITY -> take(Halls.PENSION, LineClass.PRIORITY);
        case CALL_ONE -> call(Halls.ONE, Halls.ANNA);
        case CALL_TWO -> call(Halls.TWO, Halls.BO);
        case END_ONE -> served.remove(Halls.ONE);
        case END_TWO -> served.remove(Halls.TWO);
        case BACK_LATER -> back(Halls.ONE, it -> it.notBeforeCall(queues.callsOf(Halls.TAX) + 1));
        case BACK_IN_FRONT -> back(Halls.TWO, it -> it.ranked(Halls.NINE.minusSeconds(90_000)));
      }
      queues.passed(now);
      slow.passed(now);
    }

    private void take(ServiceId service, LineClass of) {
      Standing standing = Standing.at(of, now.minus(plan.rules().credit(of)));
      join(Scene.ticket(before.size(), service, standing, Particulars.NONE, now));
    }

    private void back(WindowId window, UnaryOperator<Standing> where) {
      Ticket ticket = Optional.ofNullable(served.remove(window)).orElseThrow();
      join(ticket.queued(ticket.service(), where.apply(ticket.standing())));
    }

    private void join(Ticket ticket) {
      queues.join(ticket);
      slow.waiting.add(ticket);
    }

    private void call(WindowId window, ClerkId clerk) {
      List<ServiceId> handled = plan.window(window).orElseThrow().services();
      WindowRule rule = plan.rules().windowRule(window);
      Optional<Choice> choice =
          new Chooser(queues).next(window, clerk, handled, rule, plan.calendar(), now);
      assertEquals(
          slow.next(window, clerk, handled, rule, now), choice, () -> before + " under " + rule);
      choice.ifPresent(chosen -> {
        queues.leave(chosen.ticket());
        slow.waiting.remove(chosen.ticket());
        queues.called(chosen.ticket(), chosen.why());
        slow.called(chosen.ticket(), chosen.why());
        served.put(window, chosen.ticket());
      });
    }
  }
}
