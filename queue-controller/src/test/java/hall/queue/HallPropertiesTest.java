package hall.queue;

import static hall.queue.Halls.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Decision.Accepted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must hold in every hall, whatever people press and in whatever order.
class HallPropertiesTest {

  private static final HallPlan PLAN = Presses.plan();

  private final Days days = new Days(Presses::any, 120);

  @Test
  void madeUpDaysHoldEveryKindOfEvent() {
    Set<String> seen = new TreeSet<>();
    days.everyOne(presses -> {
      for (Entry entry : live(presses).record) {
        entry.events().forEach(event -> seen.add(event.getClass().getSimpleName()));
      }
    });
    Set<String> all = new TreeSet<>();
    Stream.of(Event.class.getPermittedSubclasses()).forEach(kind -> all.add(kind.getSimpleName()));
    // Only a damaged record or a wrong clock leads to the first; a day is sealed by the house.
    all.removeAll(Set.of("RecordResumed", "TicketRestored", "ClockCorrected", "DaySealed"));
    assertEquals(all, seen);
  }

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
  void oneTicketIsNeverCalledToTwoWindowsNorTwoTicketsToOne() {
    days.everyOne(presses -> {
      Hall replayed = new Hall();
      for (Entry entry : live(presses).record) {
        for (Event event : entry.events()) {
          if (event instanceof TicketCalled(var id, var window, _, _)) {
            assertEquals(Optional.empty(), replayed.ticketAt(window), "the window is busy");
            Optional<Ticket> called = replayed.ticket(id);
            assertEquals(Optional.empty(), called.flatMap(Stages::windowOf), "called elsewhere");
          }
        }
        replayed.apply(entry);
        assertEachHasOnePlace(replayed);
      }
    });
  }

  /// Conservation: every number is in one place and no place has another.
  static void assertEachHasOnePlace(Hall hall) {
    Set<TicketId> placed = new HashSet<>();
    for (ServiceId service : Presses.SERVICES) {
      for (Ticket ticket : hall.waitingFor(service)) {
        assertTrue(ticket.isWaiting() && placed.add(ticket.id()), () -> "in two lines: " + ticket);
        assertEquals(Optional.of(ticket), hall.ticket(ticket.id()));
      }
    }
    for (HallPlan.WindowPlan window : PLAN.windows()) {
      hall.ticketAt(window.id())
          .ifPresent(ticket -> {
            assertEquals(Optional.of(window.id()), Stages.windowOf(ticket));
            assertTrue(placed.add(ticket.id()));
          });
      for (Ticket ticket : hall.parkedAt(window.id())) {
        assertTrue(placed.add(ticket.id()));
      }
    }
    hall.held().forEach(ticket -> assertTrue(placed.add(ticket.id())));
    Set<TicketId> open = new HashSet<>();
    hall.tickets().stream().filter(DayDesk::isOpen).forEach(ticket -> open.add(ticket.id()));
    assertEquals(open, placed);
  }

  @Test
  void noNumberIsLostWithinItsDay() {
    days.everyOne(presses -> {
      Hall replayed = new Hall();
      Set<TicketId> taken = new HashSet<>();
      for (Entry entry : live(presses).record) {
        replayed.apply(entry);
        for (Event event : entry.events()) {
          switch (event) {
            case Event.DayOpened _ -> taken.clear();
            case TicketTaken take -> taken.add(take.ticket());
            default -> {}
          }
        }
        Set<TicketId> there = new HashSet<>();
        replayed.tickets().forEach(ticket -> there.add(ticket.id()));
        assertEquals(taken, there);
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
      Day lived = new Day(PLAN, NINE);
      for (Command press : presses) {
        lived.when(press);
        lived.after(pause(press));
        lived.keepTime();
        Hall again = new Hall(lived.hall.memory());
        assertEquals(lived.hall.memory(), again.memory());
        assertEquals(lived.hall.nextDeadline(), again.nextDeadline());
        Request next = new Request(press, Actor.CALENDAR, RequestKey.NONE);
        assertEquals(lived.hall.decide(next, lived.now), again.decide(next, lived.now));
        lived.hall = again;
      }
      Hall replayed = new Hall();
      lived.record.forEach(replayed::apply);
      assertEquals(replayed.memory(), lived.hall.memory());
    });
  }

  @Test
  void aCopyGoesItsOwnWay() {
    days.everyOne(presses -> {
      Day lived = live(presses.subList(0, presses.size() / 2));
      HallMemory then = lived.hall.memory();
      Hall copy = lived.hall.copy();
      for (Command press : presses.subList(presses.size() / 2, presses.size())) {
        lived.when(press);
        lived.after(pause(press));
      }
      assertEquals(then, copy.memory());
      lived.record.stream().filter(entry -> entry.seq() > then.seq()).forEach(copy::apply);
      assertEquals(lived.hall.memory(), copy.memory());
    });
  }

  @Test
  void decidingChangesNothingSoNothingIsAppliedByHalf() {
    days.everyOne(presses -> {
      Day lived = new Day(PLAN, NINE);
      for (Command press : presses) {
        lived.keepTime();
        HallMemory before = lived.hall.memory();
        lived.hall.decide(new Request(press, Actor.CALENDAR, RequestKey.NONE), lived.now);
        assertEquals(before, lived.hall.memory());
        if (lived.when(press) instanceof Decision.Refused) {
          assertEquals(before, lived.hall.memory(), "a refusal changes nothing");
        }
        lived.after(pause(press));
      }
    });
  }

  @Test
  void atADeadlineThereIsSomethingToDoAndBeforeItNothing() {
    days.everyOne(presses -> {
      Day lived = new Day(PLAN, NINE);
      Request keepTime = new Request(new Command.KeepTime(), Actor.CALENDAR, RequestKey.NONE);
      for (Command press : presses) {
        lived.when(press);
        lived.keepTime();
        Instant deadline = lived.hall.nextDeadline();
        assertNotEquals(
            new Accepted(List.of()), lived.hall.decide(keepTime, deadline), "due at " + deadline);
        Instant before = deadline.minusMillis(1);
        if (before.isAfter(lived.now)) {
          assertEquals(new Accepted(List.of()), lived.hall.decide(keepTime, before));
        }
        lived.after(pause(press));
      }
    });
  }

  @Test
  void aKeyTakenBackLeavesTheTicketAsItWas() {
    days.everyOne(presses -> {
      Day lived = new Day(PLAN, NINE);
      for (Command press : presses) {
        lived.keepTime();
        Hall before = lived.hall.copy();
        if (lived.when(press) instanceof Accepted
            && lived.record.getLast().seq() == before.seq() + 1) {
          undoWhatWasPressed(lived, before);
        }
        lived.after(pause(press));
      }
    });
  }

  private static void undoWhatWasPressed(Day lived, Hall before) {
    for (HallPlan.WindowPlan window : PLAN.windows()) {
      Optional<Slip> slip = lived.hall.slip(window.id(), lived.now);
      if (slip.isPresent() && slip.get().entry() == lived.hall.seq()) {
        assertTrue(lived.when(new Command.Undo(window.id())) instanceof Accepted);
        TicketId id = slip.get().before().id();
        assertEquals(before.ticket(id), lived.hall.ticket(id));
        assertEquals(before.ticketAt(window.id()), lived.hall.ticketAt(window.id()));
        assertEquals(before.counts().turns(), lived.hall.counts().turns());
        for (ServiceId service : Presses.SERVICES) {
          assertEquals(before.waitingFor(service), lived.hall.waitingFor(service));
        }
      }
    }
  }

  @Test
  void quotasAreNeverExceeded() {
    days.everyOne(presses -> {
      Hall replayed = new Hall();
      for (Entry entry : live(presses).record) {
        replayed.apply(entry);
        for (HallPlan.ServicePlan service : replayed.plan().services()) {
          assertWithin(service, replayed);
        }
      }
    });
  }

  static void assertWithin(HallPlan.ServicePlan service, Hall hall) {
    HallPlan.Gate gate = service.gate();
    List<Ticket> given =
        hall.tickets().stream()
            .filter(ticket -> ticket.visit().takenFor().equals(service.id()))
            // What a kiosk gave out by itself is taken over, whatever the quotas say.
            .filter(ticket -> ticket.visit().said().leased().isEmpty())
            .toList();
    assertTrue(gate.perDay() == 0 || given.size() <= gate.perDay(), "per day");
    long green = given.stream().filter(ticket -> ticket.priority() == Priority.GREEN).count();
    assertTrue(gate.greenPerDay() == 0 || green <= gate.greenPerDay(), "green");
    Map<String, Integer> persons = new HashMap<>();
    Map<Instant, Integer> slots = new HashMap<>();
    for (Ticket ticket : given) {
      ticket.visit().said().person().ifPresent(who -> persons.merge(who, 1, Integer::sum));
      slots.merge(slot(service, ticket, hall.plan()), 1, Integer::sum);
    }
    for (Appointment kept : hall.appointments()) {
      boolean isKept = !hall.at().isAfter(kept.slot().plus(Duration.ofMinutes(15)));
      if (kept.service().equals(service.id()) && kept.ticket().isEmpty() && isKept) {
        slots.merge(hall.plan().slotOf(service, kept.slot()), 1, Integer::sum);
      }
    }
    assertTrue(
        gate.perPerson() == 0 || persons.values().stream().allMatch(n -> n <= gate.perPerson()),
        "per person");
    assertTrue(
        gate.perSlot() == 0 || slots.values().stream().allMatch(n -> n <= gate.perSlot()),
        "per slot");
  }

  /// Whoever came in time for an appointment counts in its slot, everybody else in that of coming.
  private static Instant slot(HallPlan.ServicePlan service, Ticket ticket, HallPlan plan) {
    Instant counted =
        ticket
            .visit()
            .said()
            .slot()
            .map(Booking::slot)
            .filter(slot -> !ticket.takenAt().isAfter(slot.plus(Duration.ofMinutes(15))))
            .orElse(ticket.takenAt());
    return plan.slotOf(service, counted);
  }

  @Test
  void peopleAheadAreCounted() {
    days.everyOne(presses -> {
      Hall hall = live(presses).hall;
      List<Ticket> waiting = hall.tickets().stream().filter(Ticket::isWaiting).toList();
      for (Ticket ticket : waiting) {
        Set<ServiceId> competing = competing(hall, ticket.service());
        long ahead =
            waiting.stream()
                .filter(other -> competing.contains(other.service()))
                .filter(other ->
                    Comparator.comparing(Ticket::rank)
                            .thenComparingLong(Ticket::order)
                            .compare(other, ticket)
                        < 0)
                .count();
        assertEquals(ahead, hall.peopleAhead(ticket));
      }
    });
  }

  private static Set<ServiceId> competing(Hall hall, ServiceId service) {
    Set<ServiceId> open = new HashSet<>(Set.of(service));
    Set<ServiceId> all = new HashSet<>(Set.of(service));
    boolean isOpen = false;
    for (HallPlan.WindowPlan window : PLAN.windows()) {
      if (window.handles(service)) {
        all.addAll(window.services().isEmpty() ? Presses.SERVICES : window.services());
      }
      List<ServiceId> handled = hall.handledAt(window.id());
      if (hall.clerkAt(window.id()).isPresent() && handled.contains(service)) {
        open.addAll(handled);
        isOpen = true;
      }
    }
    return isOpen ? open : all;
  }

  @Test
  void aClockPutBackReordersNobody() {
    days.everyOne(presses -> {
      Day day = new Day(PLAN, NINE);
      Instant told = NINE;
      for (Command press : presses) {
        day.when(press);
        for (Event event : day.record.getLast().events()) {
          if (event instanceof TicketTaken take
              && take.standing().of() == LineClass.ORDINARY
              && take.particulars().leased().isEmpty()) {
            Instant rank = take.standing().rank();
            assertTrue(!rank.isBefore(told), "whoever comes later stands behind");
            told = rank;
          }
        }
        boolean isBack = press.toString().hashCode() % 3 == 0;
        day.after(isBack ? Duration.ofMinutes(-7) : Duration.ofMinutes(2));
      }
    });
  }

  private static Day live(List<Command> presses) {
    Day day = new Day(PLAN, NINE);
    for (Command press : presses) {
      day.when(press);
      day.after(pause(press));
    }
    return day;
  }

  /// Half of the presses come within seconds, most within minutes, a few after a night.
  static Duration pause(Command press) {
    int hash = Math.floorMod(press.toString().hashCode() * 31, 1200);
    if (hash < 6) {
      return Duration.ofHours(20);
    }
    return Duration.ofSeconds(hash < 600 ? hash % 9 : hash / 3);
  }
}
