package hall.queue;

import static hall.queue.Halls.NINE;
import static hall.queue.Halls.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.HallPlan.ServicePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A morning in a small hall, for stories of a few sentences: numbers count from 1, and so do their
/// ids.
abstract class Morning {

  final Day day;
  private int taken;

  Morning() {
    this(Halls.plan(Halls.OFFICE_HOURS));
  }

  Morning(HallPlan plan) {
    day = new Day(plan, NINE);
  }

  /// A number, a second after the one before.
  Ticket take(ServiceId service, Priority priority) {
    return take(service, priority, Particulars.NONE);
  }

  Ticket take(ServiceId service) {
    return take(service, Priority.ORDINARY);
  }

  Ticket take(ServiceId service, Priority priority, Particulars particulars) {
    accepted(command(service, priority, particulars));
    day.after(Duration.ofSeconds(1));
    return ticket(taken);
  }

  Command.TakeTicket command(ServiceId service, Priority priority, Particulars particulars) {
    taken++;
    return new Command.TakeTicket(id(taken), service, priority, "zh-CN", particulars);
  }

  static Particulars by(String person) {
    return new Particulars(Optional.of(person), Optional.empty(), 1, List.of(), Optional.empty());
  }

  static Particulars cases(int cases) {
    return new Particulars(Optional.empty(), Optional.empty(), cases, List.of(), Optional.empty());
  }

  static Particulars along(Stop... route) {
    return new Particulars(Optional.empty(), Optional.empty(), 1, List.of(route), Optional.empty());
  }

  Ticket ticket(int number) {
    return day.hall.ticket(id(number)).orElseThrow();
  }

  String state(int number) {
    return ticket(number).state();
  }

  List<Event> accepted(Command command) {
    return day.when(command) instanceof Accepted(var events)
        ? events
        : fail(command + " is refused: " + day.hall.decide(request(command), day.now));
  }

  void refused(Refusal refusal, Command command) {
    HallMemory before = day.hall.memory();
    assertEquals(new Refused(refusal), day.when(command));
    assertEquals(before.tickets(), day.hall.memory().tickets(), "nothing is applied by half");
  }

  private static Request request(Command command) {
    return new Request(command, Actor.CALENDAR, RequestKey.NONE);
  }

  /// Which number the window calls.
  int calls(WindowId window) {
    for (Event event : accepted(new Command.CallNext(window))) {
      if (event instanceof Event.TicketCalled call) {
        return number(call.ticket());
      }
    }
    return fail("Nobody was called.");
  }

  /// Calls, starts and ends at the window.
  int serves(WindowId window) {
    int number = calls(window);
    accepted(new Command.Start(window));
    accepted(new Command.End(window));
    return number;
  }

  int number(TicketId ticket) {
    for (int number = 1; number <= 2 * taken + 20; number++) {
      if (id(number).equals(ticket)) {
        return number;
      }
    }
    return fail("An unknown ticket: " + ticket);
  }

  /// Who waits for a service, first to be called first.
  List<Integer> waiting(ServiceId service) {
    List<Integer> numbers = new ArrayList<>();
    day.hall.waitingFor(service).forEach(ticket -> numbers.add(number(ticket.id())));
    return numbers;
  }

  void signOn(WindowId window, ClerkId clerk) {
    accepted(new Command.SignOn(window, clerk));
  }

  void minutes(int minutes) {
    day.after(Duration.ofMinutes(minutes));
  }

  /// The rules are other ones from now on.
  void rule(UnaryOperator<CallRules> change) {
    HallPlan plan = day.hall.plan();
    lay(
        new HallPlan(
            plan.calendar(),
            plan.services(),
            plan.windows(),
            plan.staff(),
            change.apply(plan.rules())));
  }

  /// The gate of a service is another one from now on.
  void gate(ServiceId service, HallPlan.Gate gate) {
    HallPlan plan = day.hall.plan();
    List<ServicePlan> services =
        plan.services().stream()
            .map(each ->
                each.id().equals(service)
                    ? new ServicePlan(each.id(), each.series(), gate, each.hours())
                    : each)
            .toList();
    lay(new HallPlan(plan.calendar(), services, plan.windows(), plan.staff(), plan.rules()));
  }

  void lay(HallPlan plan) {
    accepted(new Command.ChangePlan(plan, false));
  }
}
