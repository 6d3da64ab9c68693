package hall.app.journal;

import hall.queue.AppointmentCode;
import hall.queue.Calendar;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Condition;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HandServed;
import hall.queue.LeaseId;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.Outcome;
import hall.queue.Particulars;
import hall.queue.PauseReason;
import hall.queue.Permission;
import hall.queue.Place;
import hall.queue.Priority;
import hall.queue.ServiceId;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.Stop;
import hall.queue.Target;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Presses of what is not needed for every ticket, at random.
final class RarePresses {

  private static final ServiceId TAX = new ServiceId("tax");
  private static final List<ServiceId> SERVICES = List.of(new ServiceId("social-insurance"), TAX);
  private static final List<ClerkId> CLERKS = List.of(new ClerkId("0236"), new ClerkId("c07"));

  private final Random chance;
  private int booked;

  RarePresses(Random chance) {
    this.chance = chance;
  }

  /// The plan with rules that count, clerks who may everything, and no closing of the gates.
  static HallPlan rich(HallPlan plan) {
    CallRules rules = plan.rules();
    var turns =
        new Step(
            "turns",
            new Condition.Waiting(Lines.OWN, 2, 0),
            List.of(
                new Group(Lines.own(LineClass.ORDINARY), 2),
                new Group(Lines.own(LineClass.PRIORITY), 1)),
            By.TURNS);
    var rule =
        new WindowRule(
            "both",
            List.of(new WindowId(1), new WindowId(2)),
            List.of(Step.guard(Duration.ofMinutes(90)), turns, Step.earliest()),
            Optional.of(Duration.ofMinutes(30)));
    Calendar always = plan.calendar();
    return new HallPlan(
        always,
        plan.services().stream()
            .map(each -> new ServicePlan(each.id(), each.series(), each.gate(), always))
            .toList(),
        plan.windows(),
        CLERKS.stream()
            .map(id -> new ClerkPlan(id, List.of(), Set.of(Permission.values())))
            .toList(),
        new CallRules(
            Map.of(
                LineClass.PRIORITY, Duration.ofMinutes(20), LineClass.GREEN, Duration.ofHours(2)),
            List.of(rule),
            rules.appointments(),
            rules.noShow(),
            rules.held(),
            rules.transfer(),
            rules.parkedFor(),
            rules.recallGap(),
            Duration.ofSeconds(60),
            rules.ratingWithin()));
  }

  Command press(Hall hall, WindowId window, Instant now) {
    if (chance.nextInt(12) == 0) {
      return afterwards(hall, window, now);
    }
    return switch (chance.nextInt(4)) {
      case 0 -> atWindow(window);
      case 1 -> forTicket(hall, window);
      case 2 -> appointment(now);
      default -> aboutWindow(window, now);
    };
  }

  /// A visit of the day before, or that the clock was a little slow since the last few entries.
  private Command afterwards(Hall hall, WindowId window, Instant now) {
    Instant called = now.minus(Duration.ofMinutes(1 + chance.nextInt(1_440)));
    if (chance.nextInt(4) == 0) {
      Duration by = Duration.ofMillis(1 + chance.nextInt(30_000));
      return new Command.CorrectClock(hall.seq(), hall.at(), hall.at(), by);
    }
    return new Command.EnterLateVisit(
        ticket(),
        new HandServed(
            service(),
            window,
            clerk(),
            chance.nextBoolean() ? Optional.empty() : Optional.of(called.minusSeconds(60)),
            called,
            called.plusSeconds(30),
            outcome(),
            chance.nextBoolean() ? "" : "手7",
            "停电"));
  }

  private Command atWindow(WindowId window) {
    return switch (chance.nextInt(9)) {
      case 0 -> new Command.MarkNoShow(window, chance.nextBoolean());
      case 1 -> new Command.Transfer(window, target(), place(), chance.nextBoolean());
      case 2 -> new Command.Park(window, Optional.of(Duration.ofMinutes(1 + chance.nextInt(90))));
      case 3 -> new Command.Hold(window, "户口簿\t\"x=1\"");
      case 4 -> new Command.SetRoute(window, List.of(Stop.at(TAX), Stop.at(SERVICES.get(0))));
      case 5 -> new Command.AddCases(window, 1 + chance.nextInt(3));
      case 6 -> new Command.EndCase(window, outcome());
      case 7 -> new Command.End(window, outcome());
      default -> new Command.Undo(window);
    };
  }

  private Command forTicket(Hall hall, WindowId window) {
    List<Ticket> tickets = hall.tickets();
    if (tickets.isEmpty()) {
      return new Command.KeepTime();
    }
    TicketId ticket = tickets.get(chance.nextInt(tickets.size())).id();
    return switch (chance.nextInt(8)) {
      case 6 -> new Command.NoteSent(ticket);
      case 7 -> leased(hall.at());
      case 0 -> new Command.ComeBack(ticket);
      case 1 -> new Command.CancelTicket(ticket);
      case 2 -> new Command.Reprint(ticket);
      case 3 -> new Command.CallChosen(window, ticket, "急件");
      case 4 -> new Command.HandOver(ticket, clerk());
      default -> new Command.GrantPriority(ticket, Priority.GREEN, clerk(), "行动不便");
    };
  }

  private Command leased(Instant now) {
    LeaseId lease = new LeaseId("000000000000000" + chance.nextInt(4));
    return chance.nextInt(3) == 0
        ? new Command.LeaseNumbers(lease, 1)
        : new Command.TakeLeased(
            ticket(),
            lease,
            1 + chance.nextInt(100),
            service(),
            Priority.ORDINARY,
            "zh-CN",
            now.minusSeconds(chance.nextInt(900)));
  }

  private Command appointment(Instant now) {
    return switch (chance.nextInt(4)) {
      case 0, 1 ->
          new Command.Book(
              code(++booked),
              service(),
              now.plus(Duration.ofMinutes(chance.nextInt(60))),
              chance.nextBoolean() ? Optional.empty() : Optional.of("a-person-of-the-hall"));
      case 2 ->
          new Command.CheckIn(
              ticket(), code(1 + chance.nextInt(booked + 1)), Priority.ORDINARY, "zh-CN");
      default -> new Command.CancelBooking(code(1 + chance.nextInt(booked + 1)));
    };
  }

  private Command aboutWindow(WindowId window, Instant now) {
    return switch (chance.nextInt(6)) {
      case 0 -> new Command.PauseWindow(window, any(PauseReason.values()));
      case 1, 2 -> new Command.ResumeWindow(window);
      case 3 ->
          new Command.Lend(
              window, SERVICES, Optional.of(now.plus(Duration.ofMinutes(5 + chance.nextInt(60)))));
      case 4 -> new Command.GiveBack(window);
      default -> new Command.ServeWalkIn(window, ticket(), service(), "en");
    };
  }

  /// A number for somebody of whom something is known.
  Command take(TicketId ticket, Priority priority) {
    var said =
        new Particulars(
            chance.nextBoolean()
                ? Optional.empty()
                : Optional.of("person-number-%04d".formatted(chance.nextInt(50))),
            Optional.empty(),
            1 + chance.nextInt(3),
            chance.nextBoolean() ? List.of() : List.of(Stop.at(TAX)),
            Optional.empty());
    return new Command.TakeTicket(ticket, service(), priority, "zh-CN", said);
  }

  private TicketId ticket() {
    byte[] bits = new byte[10];
    chance.nextBytes(bits);
    return TicketId.of(bits);
  }

  private Target target() {
    return switch (chance.nextInt(3)) {
      case 0 -> new Target.ToService(service());
      case 1 -> new Target.ToWindow(new WindowId(1 + chance.nextInt(2)));
      default -> new Target.ToClerk(clerk());
    };
  }

  private Optional<Place> place() {
    return chance.nextInt(4) == 0 ? Optional.empty() : Optional.of(any(Place.values()));
  }

  private <T> T any(T[] values) {
    return values[chance.nextInt(values.length)];
  }

  private Outcome outcome() {
    return any(Outcome.values());
  }

  private ClerkId clerk() {
    return CLERKS.get(chance.nextInt(CLERKS.size()));
  }

  private ServiceId service() {
    return SERVICES.get(chance.nextInt(SERVICES.size()));
  }

  private static AppointmentCode code(int number) {
    return new AppointmentCode("YY-%04d".formatted(number));
  }
}
