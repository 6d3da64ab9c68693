package hall.queue;

import static hall.queue.Halls.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.Event.TicketCalled;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What must hold of whole halls under any rules, whatever is pressed: the invariants of the queues
/// once more, seen from outside.
final class HallInvariants {

  /// By the sentence; each is told the hall's plan and what is pressed.
  static final Map<String, BiConsumer<HallPlan, List<Command>>> ALL = new TreeMap<>();

  static {
    ALL.put("Hall: the slow kernel calls the same for the same reasons", HallInvariants::agrees);
    ALL.put("Hall: nobody is passed by more than the credit", HallInvariants::overtaking);
    ALL.put("Hall: people ahead become more only by what is told", HallInvariants::ahead);
    ALL.put("Hall: a restart changes no decision, no quota among them", HallInvariants::restarts);
    ALL.put("Hall: no quota is exceeded", HallInvariants::quotas);
    ALL.put(
        "Hall: a call taken back leaves tickets and turns as they were", HallInvariants::undone);
    ALL.put("Hall: every call of a service is counted", HallInvariants::counted);
    ALL.put("Hall: conditions begin and end by their two thresholds", HallInvariants::thresholds);
  }

  private HallInvariants() {}

  private static void agrees(HallPlan plan, List<Command> presses) {
    Day day = new Day(plan, NINE);
    for (Command press : presses) {
      if (press instanceof Command.CallNext(var window)) {
        day.keepTime();
        Optional<Choice> expected = slowly(day, window);
        assertChosen(expected, day.when(press));
      } else {
        day.when(press);
      }
      day.after(HallPropertiesTest.pause(press));
    }
  }

  private static void assertChosen(Optional<Choice> expected, Decision decision) {
    switch (decision) {
      case Accepted(var events) -> {
        TicketCalled call = (TicketCalled) events.getFirst();
        assertEquals(expected.map(choice -> choice.ticket().id()), Optional.of(call.ticket()));
        assertEquals(expected.map(Choice::why), Optional.of(call.why()));
      }
      case Refused(Refusal.NobodyWaiting _) -> assertEquals(Optional.empty(), expected);
      case Refused _, Decision.Repeated _ -> {}
    }
  }

  private static Optional<Choice> slowly(Day day, WindowId window) {
    Hall hall = day.hall;
    Optional<ClerkId> clerk = hall.clerkAt(window);
    return clerk.flatMap(who ->
        slow(hall)
            .next(
                window,
                who,
                handled(hall, window, who),
                hall.plan().rules().windowRule(window),
                day.now));
  }

  private static SlowKernel slow(Hall hall) {
    SlowKernel slow = new SlowKernel();
    slow.plan = hall.plan();
    hall.tickets().stream().filter(Ticket::isWaiting).forEach(slow.waiting::add);
    slow.calls.putAll(hall.counts().calls());
    slow.turns.putAll(hall.counts().turns());
    slow.on.addAll(hall.counts().on());
    return slow;
  }

  /// The window's own services or, where it names none, all; what it has on loan; of them what the
  /// clerk can do.
  private static List<ServiceId> handled(Hall hall, WindowId window, ClerkId clerk) {
    HallPlan plan = hall.plan();
    List<ServiceId> all =
        new ArrayList<>(plan.window(window).map(WindowPlan::services).orElseThrow());
    if (all.isEmpty()) {
      plan.services().stream().map(ServicePlan::id).forEach(all::add);
    }
    hall.loan(window).ifPresent(loan -> all.addAll(loan.services()));
    List<ServiceId> skills = plan.clerk(clerk).map(ClerkPlan::skills).orElse(List.of());
    return all.stream()
        .distinct()
        .filter(service -> skills.isEmpty() || skills.contains(service))
        .toList();
  }

  /// Reckoned from when numbers were taken and for whom, not from where they stand.
  private static void overtaking(HallPlan plan, List<Command> presses) {
    Hall hall = new Hall();
    for (Entry entry : live(plan, presses).record) {
      if (entry.events().getFirst() instanceof TicketCalled(var id, var window, var clerk, var why)
          && why.kind() == Why.Kind.RULE
          && isEarliest(hall.plan().rules().windowRule(window), why.step())) {
        Ticket called = hall.ticket(id).orElseThrow();
        SlowKernel slow = slow(hall);
        List<ServiceId> handled = handled(hall, window, clerk);
        for (Ticket passed : slow.waiting) {
          if (handled.contains(passed.service())
              && slow.isHere(passed, entry.at())
              && isPlain(called)
              && isPlain(passed)) {
            assertFalse(
                counted(called, hall).isAfter(counted(passed, hall)),
                () -> called + " passed " + passed);
          }
        }
      }
      hall.apply(entry);
    }
  }

  private static boolean isEarliest(WindowRule rule, String step) {
    return rule.steps().stream().anyMatch(it -> it.id().equals(step) && it.equals(Step.earliest()));
  }

  /// Who waits for the service they came for, where they came to stand.
  private static boolean isPlain(Ticket ticket) {
    return ticket.visit().leg() == 1
        && ticket.visit().returns() == 0
        && ticket.visit().papersBrought() == 0
        && ticket.visit().said().slot().isEmpty();
  }

  private static Instant counted(Ticket ticket, Hall hall) {
    Duration credit = hall.plan().rules().credit(LineClass.of(ticket.priority()));
    return ticket.takenAt().minus(credit);
  }

  private static void ahead(HallPlan plan, List<Command> presses) {
    Hall hall = new Hall();
    Map<TicketId, Integer> before = new HashMap<>();
    for (Entry entry : live(plan, presses).record) {
      hall.apply(entry);
      boolean isTold = entry.events().stream().anyMatch(HallInvariants::isTold);
      Map<TicketId, Integer> now = new HashMap<>();
      for (Ticket ticket : hall.tickets()) {
        if (ticket.isWaiting()) {
          int ahead = hall.peopleAhead(ticket);
          now.put(ticket.id(), ahead);
          assertTrue(
              isTold || ahead <= before.getOrDefault(ticket.id(), Integer.MAX_VALUE),
              () -> "more ahead of " + ticket + " after " + entry);
        }
      }
      before = now;
    }
  }

  /// Somebody comes to stand somewhere, or windows handle other services than before.
  private static boolean isTold(Event event) {
    return switch (event) {
      case Event.TicketTaken _,
          Event.TicketQueued _,
          Event.ActionUndone _,
          Event.ClerkSignedOn _,
          Event.ClerkSignedOff _,
          Event.WindowPaused _,
          Event.WindowResumed _,
          Event.WindowLent _,
          Event.WindowGivenBack _,
          Event.PlanChanged _ ->
          true;
      default -> false;
    };
  }

  private static void restarts(HallPlan plan, List<Command> presses) {
    Day once = new Day(plan, NINE);
    Day often = new Day(plan, NINE);
    for (Command press : presses) {
      assertEquals(once.when(press), often.when(press));
      often.hall = new Hall(often.hall.memory());
      once.after(HallPropertiesTest.pause(press));
      often.after(HallPropertiesTest.pause(press));
    }
    assertEquals(once.record, often.record);
    assertEquals(once.hall.memory(), often.hall.memory());
  }

  private static void quotas(HallPlan plan, List<Command> presses) {
    Hall hall = new Hall();
    for (Entry entry : live(plan, presses).record) {
      hall.apply(entry);
      for (ServicePlan service : hall.plan().services()) {
        HallPropertiesTest.assertWithin(service, hall);
      }
    }
  }

  private static void undone(HallPlan plan, List<Command> presses) {
    Day day = new Day(plan, NINE);
    for (Command press : presses) {
      if (press instanceof Command.CallNext(var window)) {
        day.keepTime();
        Hall before = day.hall.copy();
        Hall after = day.hall.copy();
        if (after.decide(request(press), day.now) instanceof Accepted(var called)) {
          after.apply(entry(after, day.now, called));
          Decision undo = after.decide(request(new Command.Undo(window)), day.now);
          after.apply(entry(after, day.now, ((Accepted) undo).events()));
          assertEquals(before.counts().turns(), after.counts().turns());
          assertEquals(before.tickets(), after.tickets());
        }
      }
      day.when(press);
      day.after(HallPropertiesTest.pause(press));
    }
  }

  private static void counted(HallPlan plan, List<Command> presses) {
    Hall hall = new Hall();
    Map<ServiceId, Long> calls = new HashMap<>();
    for (Entry entry : live(plan, presses).record) {
      for (Event event : entry.events()) {
        switch (event) {
          case Event.DayOpened _ -> calls.clear();
          case Event.TicketTaken take when entry.events().getLast() instanceof Event.VisitOwned ->
              calls.merge(take.service(), 1L, Long::sum);
          case TicketCalled call ->
              hall.ticket(call.ticket())
                  .ifPresent(ticket -> calls.merge(ticket.service(), 1L, Long::sum));
          default -> {}
        }
      }
      hall.apply(entry);
      assertEquals(calls, hall.counts().calls());
    }
  }

  private static void thresholds(HallPlan plan, List<Command> presses) {
    Hall hall = new Hall();
    Set<String> on = new HashSet<>();
    for (Entry entry : live(plan, presses).record) {
      hall.apply(entry);
      if (entry.events().stream().anyMatch(Event.DayOpened.class::isInstance)) {
        on.clear();
      }
      SlowKernel slow = slow(hall);
      Set<String> names = withTwoThresholds(hall.plan());
      slow.on.clear();
      slow.on.addAll(on);
      slow.on.retainAll(names);
      slow.passed(entry.at());
      slow.on.retainAll(names);
      assertEquals(slow.on, hall.counts().on());
      on = slow.on;
    }
  }

  private static Set<String> withTwoThresholds(HallPlan plan) {
    Set<String> names = new HashSet<>();
    for (WindowRule rule : plan.rules().windowRules()) {
      for (Step step : rule.steps()) {
        boolean hasTwo =
            switch (step.when()) {
              case Condition.Waiting(_, var over, var until) -> over > until;
              case Condition.Waited(_, var over, var until) -> over.compareTo(until) > 0;
              case Condition.Always _, Condition.Nobody _, Condition.During _ -> false;
            };
        if (hasTwo) {
          names.add(rule.id() + "/" + step.id());
        }
      }
    }
    return names;
  }

  private static Request request(Command command) {
    return new Request(command, Actor.CALENDAR, RequestKey.NONE);
  }

  private static Entry entry(Hall hall, Instant now, List<Event> events) {
    Instant at = now.isBefore(hall.at()) ? hall.at() : now;
    return new Entry(hall.seq() + 1, at, Actor.CALENDAR, RequestKey.NONE, events);
  }

  private static Day live(HallPlan plan, List<Command> presses) {
    Day day = new Day(plan, NINE);
    for (Command press : presses) {
      day.when(press);
      day.after(HallPropertiesTest.pause(press));
    }
    return day;
  }
}
