package hall.queue;

import static hall.queue.Halls.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Decision.Accepted;
import hall.queue.Decision.Repeated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// A request that is sent again after a lost reply does nothing twice.
class RetriesPropertiesTest {

  private static final HallPlan PLAN = Presses.plan();

  private final Days days = new Days(Presses::any, 120);

  @Test
  void aRequestSentTwiceDoesOneThing() {
    days.everyOne(presses -> {
      Day once = new Day(PLAN, NINE);
      Day twice = new Day(PLAN, NINE);
      for (int i = 0; i < presses.size(); i++) {
        RequestKey key = new RequestKey("press-" + i, presses.get(i).toString().hashCode());
        once.when(presses.get(i), key);
        once.keepTime();
        if (twice.when(presses.get(i), key) instanceof Accepted(var events) && !events.isEmpty()) {
          Entry done = twice.record.getLast();
          assertEquals(new Repeated(done), twice.when(presses.get(i), key));
        }
        twice.keepTime();
        once.after(HallPropertiesTest.pause(presses.get(i)));
        twice.after(HallPropertiesTest.pause(presses.get(i)));
      }
      assertEquals(once.hall.memory(), twice.hall.memory());
    });
  }

  /// Two terminals press at once; each loses some replies and sends the same again, now or after
  /// whatever the other does meanwhile.
  @Test
  void twoTerminalsThatRetryAfterALostReplyDoNothingTwice() {
    days.everyOne(presses -> {
      Day day = new Day(PLAN, NINE);
      RandomGenerator random =
          RandomGeneratorFactory.of("L64X128MixRandom").create(presses.hashCode());
      List<Terminal> terminals = new ArrayList<>();
      terminals.add(new Terminal("a", presses.subList(0, presses.size() / 2)));
      terminals.add(new Terminal("b", presses.subList(presses.size() / 2, presses.size())));
      while (!terminals.isEmpty()) {
        Terminal next = terminals.get(random.nextInt(terminals.size()));
        if (next.isDone()) {
          terminals.remove(next);
        } else {
          next.send(day, random.nextInt(3) == 0);
          day.after(Duration.ofSeconds(random.nextInt(30)));
        }
      }
      Set<RequestKey> done = new HashSet<>();
      Hall replayed = new Hall();
      for (Entry entry : day.record) {
        assertTrue(entry.key().isNone() || done.add(entry.key()), () -> "twice: " + entry);
        replayed.apply(entry);
        HallPropertiesTest.assertEachHasOnePlace(replayed);
      }
    });
  }

  /// Sends its presses in their order, each until it has heard the answer.
  private static final class Terminal {
    private final String name;
    private final List<Command> presses;
    private int at;

    Terminal(String name, List<Command> presses) {
      this.name = name;
      this.presses = presses;
    }

    boolean isDone() {
      return at == presses.size();
    }

    void send(Day day, boolean isReplyLost) {
      Command press = presses.get(at);
      day.when(press, new RequestKey(name + at, press.toString().hashCode()));
      at += isReplyLost ? 0 : 1;
    }
  }
}
