package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.CHEN;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketTaken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What must hold in every hall, whatever people press and in whatever order.
class HallPropertiesTest {

  private static final HallPlan PLAN = Halls.plan(Halls.ALWAYS);
  private static final List<ServiceId> SERVICES = List.of(Halls.TAX, Halls.PENSION, Halls.PERMIT);
  private static final List<ClerkId> CLERKS = List.of(ANNA, BO, CHEN);

  private final Days days = new Days(HallPropertiesTest::press, 120);

  @Test
  void noNumberIsGivenTwiceInABusinessDay() {
    days.everyOne(presses -> {
      Set<String> given = new HashSet<>();
      for (Entry entry : live(presses).record) {
        for (Event event : entry.events()) {
          if (event instanceof TicketTaken take) {
            String number = PLAN.calendar().businessDay(entry.at()) + " " + take.number();
            assertTrue(given.add(number), () -> "twice: " + number);
          }
        }
      }
    });
  }

  @Test
  void aWindowHasOneTicketAndATicketOneWindow() {
    days.everyOne(presses -> {
      Hall hall = live(presses).hall;
      Set<WindowId> busy = new HashSet<>();
      for (Ticket ticket : hall.tickets()) {
        windowOf(ticket)
            .ifPresent(window -> {
              assertTrue(busy.add(window), () -> "two tickets at window " + window);
              assertEquals(Optional.of(ticket), hall.ticketAt(window));
            });
      }
    });
  }

  @Test
  void replayingTheRecordGivesTheSameHall() {
    days.everyOne(presses -> {
      Day lived = live(presses);
      Hall replayed = new Hall();
      lived.record.forEach(replayed::apply);
      assertEquals(lived.hall.memory(), replayed.memory());
    });
  }

  @Test
  void aHallMadeFromAMemoryGoesOnAsTheOther() {
    days.everyOne(presses -> {
      Day lived = live(presses);
      int half = lived.record.size() / 2;
      Hall first = new Hall();
      lived.record.subList(0, half).forEach(first::apply);
      Hall second = new Hall(first.memory());
      lived.record.subList(half, lived.record.size()).forEach(second::apply);
      assertEquals(lived.hall.memory(), second.memory());
    });
  }

  @Test
  void nobodyIsPassedByATicketTakenLaterThanTheCreditAllows() {
    days.everyOne(presses -> {
      Hall replayed = new Hall();
      for (Entry entry : live(presses).record) {
        for (Event event : entry.events()) {
          if (event instanceof TicketCalled(var id, var window, _)) {
            assertNobodyPassed(replayed, replayed.ticket(id).orElseThrow(), window);
          }
        }
        replayed.apply(entry);
      }
    });
  }

  private static void assertNobodyPassed(Hall hall, Ticket called, WindowId window) {
    Duration credit = PLAN.rules().priorityCredit();
    for (ServiceId service : PLAN.window(window).orElseThrow().services()) {
      for (Ticket passed : hall.waitingFor(service)) {
        boolean allowed =
            passed.priority() == called.priority()
                ? !called.takenAt().isAfter(passed.takenAt())
                : !called.takenAt().isAfter(passed.takenAt().plus(credit));
        assertTrue(allowed, () -> called + " passed " + passed);
      }
    }
  }

  @Test
  void whoeverWaitsStandsInExactlyOneLineAndPeopleAheadAreCounted() {
    days.everyOne(presses -> {
      Hall hall = live(presses).hall;
      List<Ticket> inLines = new ArrayList<>();
      SERVICES.forEach(service -> inLines.addAll(hall.waitingFor(service)));
      List<Ticket> waiting = hall.tickets().stream().filter(Ticket::isWaiting).toList();
      assertEquals(waiting.size(), inLines.size());
      assertEquals(new HashSet<>(waiting), new HashSet<>(inLines));
      for (Ticket ticket : waiting) {
        assertEquals(aheadByCounting(hall, waiting, ticket), hall.peopleAhead(ticket));
      }
    });
  }

  private static long aheadByCounting(Hall hall, List<Ticket> waiting, Ticket ticket) {
    Set<ServiceId> competing = competing(hall, ticket.service());
    return waiting.stream()
        .filter(other -> competing.contains(other.service()))
        .filter(other ->
            other.rank().isBefore(ticket.rank())
                || (other.rank().equals(ticket.rank()) && other.order() < ticket.order()))
        .count();
  }

  private static Set<ServiceId> competing(Hall hall, ServiceId service) {
    Set<ServiceId> open = new HashSet<>();
    Set<ServiceId> all = new HashSet<>();
    for (HallPlan.WindowPlan window : PLAN.windows()) {
      if (window.services().contains(service)) {
        all.addAll(window.services());
        if (hall.clerkAt(window.id()).isPresent()) {
          open.addAll(window.services());
        }
      }
    }
    return open.isEmpty() ? all : open;
  }

  @Test
  void aRequestSentTwiceDoesOneThing() {
    days.everyOne(presses -> {
      Day once = new Day(PLAN, NINE);
      Day twice = new Day(PLAN, NINE);
      for (int i = 0; i < presses.size(); i++) {
        RequestKey key = new RequestKey("press-" + i, presses.get(i).toString().hashCode());
        once.when(presses.get(i), key);
        if (twice.when(presses.get(i), key) instanceof Decision.Accepted) {
          twice.when(presses.get(i), key);
        }
        once.after(pause(presses.get(i)));
        twice.after(pause(presses.get(i)));
      }
      assertEquals(once.hall.memory(), twice.hall.memory());
    });
  }

  private static Optional<WindowId> windowOf(Ticket ticket) {
    return switch (ticket.stage()) {
      case Ticket.Stage.Called called -> Optional.of(called.window());
      case Ticket.Stage.Serving serving -> Optional.of(serving.window());
      default -> Optional.empty();
    };
  }

  private static Day live(List<Command> presses) {
    Day day = new Day(PLAN, NINE);
    for (Command press : presses) {
      day.when(press);
      day.after(pause(press));
    }
    return day;
  }

  /// Most presses come within minutes, a few after a night.
  private static Duration pause(Command press) {
    int hash = Math.floorMod(press.toString().hashCode() * 31, 600);
    return hash < 5 ? Duration.ofHours(20) : Duration.ofSeconds(hash);
  }

  private static Command press(RandomGenerator random) {
    WindowId window = new WindowId(1 + random.nextInt(3));
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 ->
          new Command.TakeTicket(
              id(random.nextInt(60_000)),
              SERVICES.get(random.nextInt(3)),
              random.nextInt(4) == 0 ? Priority.STATUTORY : Priority.ORDINARY,
              "zh-CN");
      case 4, 5 -> new Command.SignOn(window, CLERKS.get(random.nextInt(3)));
      case 6 -> new Command.Recall(window);
      case 7 -> new Command.MarkNoShow(window);
      case 8 -> new Command.End(window);
      case 9 ->
          random.nextBoolean()
              ? new Command.Start(window)
              : new Command.Rate(window, new Rating(1 + random.nextInt(5)));
      case 10 -> new Command.SignOff(window);
      default -> new Command.CallNext(window);
    };
  }
}
