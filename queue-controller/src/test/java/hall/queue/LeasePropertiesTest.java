package hall.queue;

import static hall.queue.Halls.NINE;
import static hall.queue.Halls.TAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// Two kiosks and one series, whatever happens to their links and to the hall: no number is shown
/// to two people, and each that was shown in an emergency stands in the line once.
class LeasePropertiesTest {

  private static final int RUNS = Integer.getInteger("hall.days", 500);
  private static final int STEPS = 150;

  /// What a kiosk has told a citizen and not yet the hall.
  private record Claim(Command.TakeLeased take, LocalDate day) {}

  /// A kiosk's page: what it knows by itself.
  private static final class Page {
    private final List<Claim> unsent = new ArrayList<>();
    private Optional<Lease> lease = Optional.empty();
    private LocalDate leasedOn = LocalDate.MIN;
    private int used;
    private boolean online = true;

    boolean mayGive(LocalDate today) {
      return lease.isPresent()
          && leasedOn.equals(today)
          && lease.get().first() + used <= lease.get().last();
    }
  }

  /// One made-up stretch of days.
  private static final class Run {
    private final RandomGenerator random;
    private final Day day = new Day(Halls.plan(Halls.ALWAYS), NINE);
    private final List<Page> pages = List.of(new Page(), new Page());
    private final Map<String, TicketId> shown = new HashMap<>();
    private final Set<String> promised = new HashSet<>();
    private int drawn;
    private int life = 1;
    private HallMemory backup = day.hall.memory();

    Run(long seed) {
      random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    void live() {
      for (int step = 0; step < STEPS; step++) {
        step(pages.get(random.nextInt(pages.size())));
        day.after(Duration.ofSeconds(random.nextInt(600)));
      }
      pages.forEach(page -> {
        page.online = true;
        reconcile(page, false);
      });
      assertPromisesKept();
    }

    private void step(Page page) {
      switch (random.nextInt(12)) {
        case 0, 1 -> page.online = !page.online;
        case 2, 3 -> reconcile(page, random.nextBoolean());
        case 4 -> day.hall = new Hall(day.hall.memory());
        case 5 -> restoreNowAndThen();
        case 6 -> day.after(Duration.ofHours(random.nextInt(30)));
        default -> take(page);
      }
    }

    /// The hall goes on from an older state, in another life of its record; what it gave out since
    /// then it has forgotten.
    private void restoreNowAndThen() {
      if (random.nextInt(4) == 0) {
        day.keepTime();
        backup = day.hall.memory();
      } else if (random.nextInt(12) == 0) {
        day.hall = new Hall(backup);
        day.record.clear();
        life++;
        // Whom the record forgot it cannot call; that is the restore's matter and not the blocks'.
        promised.clear();
        shown.keySet().removeIf(number -> number.contains(" A"));
      }
    }

    private void take(Page page) {
      day.keepTime();
      TicketId id = Halls.id(++drawn);
      if (page.online) {
        day.when(new Command.TakeTicket(id, TAX, Priority.ORDINARY, "zh-CN"));
        show(day.hall.ticket(id).orElseThrow().number(), id);
      } else if (page.mayGive(day.hall.day())) {
        Lease lease = page.lease.orElseThrow();
        int count = lease.first() + page.used++;
        Instant said = day.now.plusSeconds(random.nextInt(3) - 1);
        var take =
            new Command.TakeLeased(id, lease.id(), count, TAX, Priority.ORDINARY, "en", said);
        page.unsent.add(new Claim(take, day.hall.day()));
        show(new TicketNumber(lease.series(), count), id);
      }
    }

    private void show(TicketNumber number, TicketId to) {
      String name = day.hall.day() + " " + number;
      TicketId before = shown.putIfAbsent(name, to);
      assertTrue(before == null, () -> "shown twice: " + name);
    }

    /// @param lost that the hall's answers do not arrive, so that all is sent again later
    private void reconcile(Page page, boolean lost) {
      if (!page.online) {
        return;
      }
      day.keepTime();
      for (Claim claim : List.copyOf(page.unsent)) {
        Decision answer = day.when(claim.take());
        if (answer instanceof Accepted) {
          promised.add(claim.take().ticket().value());
        } else if (answer instanceof Refused(var why)) {
          assertTrue(why instanceof Refusal.UnknownLease, () -> claim + ": " + why);
          boolean isOld = claim.day().isBefore(day.hall.day());
          assertTrue(isOld || life > 1, () -> "refused on its own day: " + claim);
        }
        if (!lost) {
          page.unsent.remove(claim);
        }
      }
      if (!lost && !page.mayGive(day.hall.day())) {
        LeaseId id = new LeaseId(Halls.id(++drawn).value());
        day.when(new Command.LeaseNumbers(id, life));
        page.lease = day.hall.lease(id);
        page.leasedOn = day.hall.day();
        page.used = 0;
      }
    }

    /// Those of today; of days that are over only the record tells.
    private void assertPromisesKept() {
      Map<TicketNumber, Integer> times = new HashMap<>();
      Set<String> there = new HashSet<>();
      for (Ticket ticket : day.hall.tickets()) {
        times.merge(ticket.number(), 1, Integer::sum);
        there.add(ticket.id().value());
      }
      times.forEach((number, count) -> assertEquals(1, count, () -> "twice today: " + number));
      Set<String> taken = new HashSet<>(there);
      day.record.forEach(entry -> entry.events().forEach(event -> noteTaken(event, taken)));
      assertTrue(taken.containsAll(promised), "taken over and forgotten");
    }

    private static void noteTaken(Event event, Set<String> taken) {
      if (event instanceof Event.TicketTaken take) {
        taken.add(take.ticket().value());
      }
    }
  }

  @Test
  void noNumberIsShownToTwoPeopleAndNoneIsForgotten() {
    for (long seed = 1; seed <= RUNS; seed++) {
      try {
        new Run(seed).live();
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("Seed " + seed + " fails.", failure);
      }
    }
  }
}
