package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.CHEN;
import static hall.queue.Halls.NINE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.id;

import hall.queue.CallRules.AppointmentRule;
import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Everything that can be pressed in a hall with rich rules, at random.
final class Presses {

  static final List<ServiceId> SERVICES = List.of(TAX, PENSION, PERMIT);
  static final List<ClerkId> CLERKS = List.of(ANNA, BO, CHEN);
  static final int TICKETS = 40;

  private static final Return[] RETURNS = Return.values();
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final List<Priority> PRIORITIES = List.of(Priority.values());
  private static final List<PauseReason> PAUSES = List.of(PauseReason.values());
  private static final List<Place> PLACES = List.of(Place.values());

  private Presses() {}

  /// Quotas of every kind, a clerk with skills, a window for whatever its clerk can do, one that
  /// calls by itself, rules with turns and two thresholds.
  static HallPlan plan(Return noShow, int tenths) {
    Calendar hours = Halls.ALWAYS;
    Gate tight = new Gate(12, 2, 4, Duration.ofMinutes(30), 2, Closing.OFF);
    Gate stopping = new Gate(0, 0, 0, Duration.ofMinutes(30), 0, Closing.STOP);
    return new HallPlan(
        hours,
        List.of(
            new ServicePlan(TAX, new Series("A"), tight, hours),
            new ServicePlan(PENSION, new Series("A"), stopping, hours),
            new ServicePlan(PERMIT, new Series("B"), 20, hours)),
        List.of(
            new WindowPlan(Halls.ONE, List.of(TAX, PENSION), true),
            new WindowPlan(Halls.TWO, List.of(), true),
            new WindowPlan(Halls.THREE, List.of(PERMIT), false)),
        List.of(
            new ClerkPlan(ANNA, List.of(), EnumSet.allOf(Permission.class)),
            new ClerkPlan(BO, List.of(PENSION, PERMIT), Set.of(Permission.CALL_CHOSEN)),
            ClerkPlan.plain(CHEN)),
        rules(noShow, tenths));
  }

  private static CallRules rules(Return noShow, int tenths) {
    WindowRule turns =
        new WindowRule(
            "turns",
            List.of(Halls.ONE),
            List.of(
                Step.guard(Duration.ofMinutes(60)),
                new Step(
                    "mix",
                    Condition.ALWAYS,
                    List.of(new Group(Lines.own(LineClass.PRIORITY), 2), new Group(Lines.OWN, 1)),
                    By.TURNS)),
            Optional.empty());
    WindowRule idle =
        new WindowRule(
            "idle",
            List.of(Halls.THREE),
            List.of(
                new Step(
                    "help",
                    new Condition.Waiting(Lines.of(TAX), 2, 1),
                    List.of(new Group(Lines.of(TAX), 1)),
                    By.EARLIEST),
                new Step(
                    "late",
                    new Condition.Waited(Lines.OWN, Duration.ofMinutes(3), Duration.ofMinutes(1)),
                    List.of(new Group(Lines.OWN, 1)),
                    By.OLDEST)),
            Optional.of(Duration.ofSeconds(20)));
    return new CallRules(
        Map.of(LineClass.PRIORITY, Duration.ofMinutes(20), LineClass.GREEN, Duration.ofHours(12)),
        List.of(turns, idle),
        new AppointmentRule(Duration.ofMinutes(10), Duration.ofMinutes(15)),
        new ReturnRule(noShow, 2, 2, Duration.ofMinutes(20), tenths % 2 == 0),
        new ReturnRule(Return.ON_SCAN, 0, 2, Duration.ofHours(2), true),
        new TransferRule(Place.BY_ARRIVAL, Duration.ofMinutes(1 + tenths)),
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  static HallPlan plan() {
    return plan(Return.ON_SCAN, 9);
  }

  static Command any(RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> arrival(random);
      case 3, 4 -> new Command.CallNext(window(random));
      case 5 -> new Command.SignOn(window(random), pick(CLERKS, random));
      case 6, 7, 8 -> atWindow(random);
      default -> around(random);
    };
  }

  private static Command arrival(RandomGenerator random) {
    Priority priority = random.nextInt(4) == 0 ? Priority.STATUTORY : Priority.ORDINARY;
    return switch (random.nextInt(10)) {
      case 8 -> new Command.LeaseNumbers(lease(random), 1 + random.nextInt(2));
      case 9 -> leased(random, priority);
      case 0 -> new Command.CheckIn(ticket(random), code(random), priority, "zh-CN");
      case 1 ->
          new Command.Book(
              code(random),
              pick(SERVICES, random),
              NINE.plus(Duration.ofMinutes(random.nextInt(48) * 15L)),
              person(random));
      default ->
          new Command.TakeTicket(
              ticket(random),
              pick(SERVICES, random),
              priority,
              "zh-CN",
              new Particulars(
                  person(random),
                  Optional.empty(),
                  1 + random.nextInt(3),
                  random.nextInt(5) == 0 ? route(random) : List.of(),
                  Optional.empty()));
    };
  }

  private static Command leased(RandomGenerator random, Priority priority) {
    return new Command.TakeLeased(
        ticket(random),
        lease(random),
        1 + random.nextInt(2 * Lease.SIZE),
        pick(SERVICES, random),
        priority,
        "zh-CN",
        NINE.plus(Duration.ofMinutes(random.nextInt(600))));
  }

  private static LeaseId lease(RandomGenerator random) {
    return new LeaseId("000000000000000" + random.nextInt(3));
  }

  private static Command atWindow(RandomGenerator random) {
    WindowId window = window(random);
    Outcome outcome = pick(OUTCOMES, random);
    return switch (random.nextInt(16)) {
      case 0 -> new Command.Recall(window);
      case 1 -> new Command.Start(window);
      case 2, 3 -> new Command.MarkNoShow(window, random.nextInt(5) == 0);
      case 4, 5, 6 -> new Command.End(window, outcome);
      case 7, 8 -> new Command.Undo(window);
      case 9 -> new Command.Transfer(window, target(random), place(random), random.nextBoolean());
      case 10 ->
          new Command.Park(
              window, random.nextBoolean() ? Optional.of(Duration.ofMinutes(2)) : Optional.empty());
      case 11 -> new Command.Hold(window, "a photo");
      case 12 ->
          random.nextBoolean()
              ? new Command.SetRoute(window, route(random))
              : new Command.AddCases(window, 1 + random.nextInt(3));
      case 13, 14 -> new Command.Rate(window, new Rating(1 + random.nextInt(5)));
      default -> new Command.EndCase(window, outcome);
    };
  }

  private static Command around(RandomGenerator random) {
    WindowId window = window(random);
    return switch (random.nextInt(17)) {
      case 16 -> late(random);
      case 0, 1 -> new Command.ComeBack(ticket(random));
      case 2 -> new Command.CancelTicket(ticket(random));
      case 3 -> new Command.Reprint(ticket(random));
      case 4 ->
          random.nextInt(3) == 0
              ? new Command.NoteSent(ticket(random))
              : new Command.NotePaper(ticket(random), random.nextBoolean() ? "" : "paper-out");
      case 5 -> new Command.HandOver(ticket(random), pick(CLERKS, random));
      case 6, 7 ->
          new Command.GrantPriority(
              ticket(random),
              pick(PRIORITIES, random),
              pick(CLERKS, random),
              random.nextInt(4) == 0 ? "" : "a wheelchair");
      case 8 -> new Command.PauseWindow(window, pick(PAUSES, random));
      case 9 -> new Command.ResumeWindow(window);
      case 10 ->
          new Command.Lend(
              window,
              List.of(pick(SERVICES, random)),
              random.nextBoolean()
                  ? Optional.of(NINE.plus(Duration.ofMinutes(random.nextInt(600))))
                  : Optional.empty());
      case 11 -> new Command.GiveBack(window);
      case 12 -> new Command.CallChosen(window, ticket(random), "lost their turn");
      case 13 ->
          random.nextBoolean()
              ? new Command.ServeWalkIn(window, ticket(random), pick(SERVICES, random), "en")
              : new Command.SignOff(window);
      case 14 -> new Command.CancelBooking(code(random));
      default ->
          new Command.ChangePlan(
              plan(RETURNS[random.nextInt(RETURNS.length)], random.nextInt(10)),
              random.nextBoolean());
    };
  }

  /// Somebody was served by hand, some of them in a time that cannot be.
  private static Command late(RandomGenerator random) {
    Instant called = NINE.plus(Duration.ofMinutes(random.nextInt(60) - 50L));
    return new Command.EnterLateVisit(
        id(TICKETS + random.nextInt(TICKETS)),
        new HandServed(
            pick(SERVICES, random),
            window(random),
            pick(CLERKS, random),
            random.nextBoolean() ? Optional.empty() : Optional.of(called.minusSeconds(300)),
            called,
            called.plusSeconds(60),
            pick(OUTCOMES, random),
            random.nextBoolean() ? "" : "7",
            "no power"));
  }

  private static TicketId ticket(RandomGenerator random) {
    return id(random.nextInt(TICKETS));
  }

  private static WindowId window(RandomGenerator random) {
    return new WindowId(1 + random.nextInt(3));
  }

  private static AppointmentCode code(RandomGenerator random) {
    return new AppointmentCode("YY-" + random.nextInt(10, 16));
  }

  private static Optional<String> person(RandomGenerator random) {
    int who = random.nextInt(8);
    return who < 5 ? Optional.empty() : Optional.of("0123456789abcdef" + who);
  }

  private static Optional<Place> place(RandomGenerator random) {
    int where = random.nextInt(4);
    return where == 3 ? Optional.empty() : Optional.of(PLACES.get(where));
  }

  private static Target target(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Target.ToWindow(window(random));
      case 1 -> new Target.ToClerk(pick(CLERKS, random));
      default -> new Target.ToService(pick(SERVICES, random));
    };
  }

  private static List<Stop> route(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> List.of(Stop.at(pick(SERVICES, random)));
      case 1 -> List.of(Stop.at(TAX, PERMIT), Stop.at(PENSION));
      default -> List.of(new Stop(List.of(TAX), Optional.of(new Target.ToClerk(ANNA))));
    };
  }

  private static <T> T pick(List<T> among, RandomGenerator random) {
    return among.get(random.nextInt(among.size()));
  }
}
