package hall.app.journal;

import hall.queue.AppointmentCode;
import hall.queue.Booking;
import hall.queue.Calendar;
import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.CallRules.AppointmentRule;
import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.ClerkId;
import hall.queue.Condition;
import hall.queue.Event;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.HandServed;
import hall.queue.LateVisit;
import hall.queue.LeaseId;
import hall.queue.Leased;
import hall.queue.Line;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.Loan;
import hall.queue.Outcome;
import hall.queue.Particulars;
import hall.queue.PauseReason;
import hall.queue.Permission;
import hall.queue.Place;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.Restating;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.Standing.Pin;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.Stop;
import hall.queue.Target;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.Why.Head;
import hall.queue.Why.Skipped;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Events of every kind, with everything that may be there and with nothing that need not.
final class EveryEvent {

  static final TicketId TICKET = new TicketId("0123456789ABCDEF");
  static final WindowId WINDOW = new WindowId(7);
  static final ClerkId CLERK = new ClerkId("0236");
  static final Instant AT = Instant.parse("2026-03-02T01:02:03.000000004Z");
  private static final LeaseId LEASE = new LeaseId("FEDCBA9876543210");
  private static final ServiceId TAX = new ServiceId("tax");
  private static final ServiceId PENSION = new ServiceId("pension");
  private static final String PERSON = "h4sh_of-a_person-0";
  private static final String ODD = "它说\t\"a=b\" \\n\n 'x:y,z+w@v'";

  /// As a release wrote them that knew nothing of classes, whys and particulars.
  static final List<Event> OF_OLD =
      List.of(
          new Event.PlanChanged(MadeUpDays.plan(20)),
          new Event.DayOpened(LocalDate.of(2026, 3, 2)),
          new Event.TicketTaken(
              TICKET,
              TicketNumber.of("A1000"),
              TAX,
              Priority.STATUTORY,
              "zh-CN",
              Particulars.NONE,
              Standing.UNRECORDED),
          new Event.TicketPrinted(TICKET),
          new Event.PrintFailed(TICKET, "纸尽\t\\n \\ \r\n 'paper-out'"),
          new Event.ClerkSignedOn(WINDOW, CLERK),
          new Event.ClerkSignedOff(WINDOW, CLERK),
          new Event.TicketCalled(TICKET, WINDOW, CLERK, Why.UNRECORDED),
          new Event.TicketRecalled(TICKET, WINDOW),
          new Event.ServiceStarted(TICKET, WINDOW),
          new Event.TicketNotShown(TICKET, WINDOW, Optional.empty()),
          new Event.ServiceEnded(TICKET, WINDOW, Outcome.COMPLETED),
          new Event.RatingAsked(TICKET, WINDOW, AT),
          new Event.TicketRated(TICKET, WINDOW, new Rating(5)),
          new Event.RatingLapsed(TICKET, WINDOW),
          new Event.TicketExpired(TICKET));

  static final List<Event> ALL = all();

  private EveryEvent() {}

  private static void amended(List<Event> all) {
    Restating restating =
        new Restating(3, 1L << 40, AT, AT.minusSeconds(7), Duration.ofHours(-5).minusMillis(3));
    all.add(new Event.ClockCorrected(restating, LocalDate.of(2028, 2, 29)));
    for (String slip : List.of("", ODD)) {
      HandServed served =
          new HandServed(
              TAX,
              WINDOW,
              CLERK,
              slip.isEmpty() ? Optional.empty() : Optional.of(AT),
              AT.plusSeconds(60),
              AT.plusSeconds(600),
              Outcome.ADVICE,
              slip,
              ODD);
      TicketNumber number = TicketNumber.of("BL012");
      all.add(
          new Event.LateVisitEntered(
              new LateVisit(TICKET, number, LocalDate.of(2026, 3, 2), served)));
    }
  }

  private static List<Event> all() {
    List<Event> all = new ArrayList<>(OF_OLD);
    all.add(new Event.PlanChanged(plan(), false));
    taken(all);
    for (Why why : whys()) {
      all.add(new Event.TicketCalled(TICKET, WINDOW, CLERK, why));
    }
    all.add(new Event.TicketNotShown(TICKET, WINDOW, Optional.of(AT)));
    for (Outcome outcome : Outcome.values()) {
      all.add(new Event.ServiceEnded(TICKET, WINDOW, outcome));
      all.add(new Event.CaseEnded(TICKET, WINDOW, outcome));
    }
    for (PauseReason reason : PauseReason.values()) {
      all.add(new Event.WindowPaused(WINDOW, reason));
    }
    for (Event.Cause cause : Event.Cause.values()) {
      all.add(new Event.TicketQueued(TICKET, TAX, Standing.at(LineClass.PRIORITY, AT), cause));
    }
    all.add(new Event.TicketQueued(TICKET, PENSION, standing(), Event.Cause.NEXT_STOP));
    rest(all);
    all.addAll(ResumedEvents.all());
    amended(all);
    all.add(new Event.DaySealed(LocalDate.of(2026, 3, 2), 1L << 40, 812, "0a".repeat(32)));
    all.add(new Event.PaperSent(TICKET));
    all.add(new Event.NumbersLeased(LEASE, new Series("E"), 51, 100));
    all.add(taken(Priority.STATUTORY, leased(), Standing.at(LineClass.PRIORITY, AT)));
    return List.copyOf(all);
  }

  private static void taken(List<Event> all) {
    var full =
        new Particulars(
            Optional.of(PERSON),
            Optional.of("h4sh_of-an_agent-9"),
            1203,
            route(),
            Optional.of(new Booking(new AppointmentCode("YY-2026-0302"), AT)));
    var withPerson =
        new Particulars(Optional.of(PERSON), Optional.empty(), 1, List.of(), Optional.empty());
    for (Priority priority : Priority.values()) {
      all.add(taken(priority, Particulars.NONE, Standing.at(LineClass.of(priority), AT)));
    }
    all.add(taken(Priority.GREEN, full, standing()));
    all.add(taken(Priority.ORDINARY, withPerson, Standing.at(LineClass.APPOINTMENT, AT)));
  }

  private static Particulars leased() {
    return new Particulars(
        Optional.empty(),
        Optional.empty(),
        1,
        List.of(),
        Optional.empty(),
        Optional.of(new Leased(LEASE, AT, AT.plusSeconds(1))));
  }

  private static Event taken(Priority priority, Particulars said, Standing standing) {
    return new Event.TicketTaken(
        TICKET, TicketNumber.of("AB007"), TAX, priority, "en", said, standing);
  }

  private static void rest(List<Event> all) {
    var code = new AppointmentCode("YY-0001");
    all.add(new Event.ReprintAsked(TICKET));
    all.add(new Event.AppointmentBooked(code, TAX, AT, Optional.empty()));
    all.add(new Event.AppointmentBooked(code, TAX, AT, Optional.of(PERSON)));
    all.add(new Event.AppointmentCancelled(code));
    all.add(new Event.WindowResumed(WINDOW));
    all.add(new Event.WindowLent(WINDOW, new Loan(List.of(TAX, PENSION), Instant.MAX)));
    all.add(new Event.WindowLent(WINDOW, new Loan(List.of(TAX), AT)));
    all.add(new Event.WindowGivenBack(WINDOW));
    all.add(new Event.TicketTransferred(TICKET, WINDOW, new Target.ToService(TAX)));
    all.add(new Event.TicketTransferred(TICKET, WINDOW, new Target.ToWindow(WINDOW)));
    all.add(new Event.TicketTransferred(TICKET, WINDOW, new Target.ToClerk(CLERK)));
    all.add(new Event.TicketParked(TICKET, WINDOW, AT));
    all.add(new Event.TicketHeld(TICKET, WINDOW, ODD, AT));
    all.add(new Event.TicketCancelled(TICKET));
    all.add(new Event.RouteSet(TICKET, List.of()));
    all.add(new Event.RouteSet(TICKET, route()));
    all.add(new Event.CasesAdded(TICKET, 12));
    all.add(new Event.VisitOwned(TICKET, CLERK));
    all.add(new Event.PriorityGranted(TICKET, Priority.GREEN, CLERK, ODD));
    all.add(new Event.ActionUndone(TICKET, WINDOW, 1L << 40));
  }

  private static Standing standing() {
    return new Standing(
        LineClass.GREEN,
        AT.minus(Duration.ofHours(12)),
        Optional.of(new Pin(new Target.ToClerk(CLERK), Instant.MAX)),
        3_000_000_000L,
        Optional.of(AT));
  }

  private static List<Stop> route() {
    return List.of(
        Stop.at(TAX, PENSION),
        new Stop(List.of(TAX), Optional.of(new Target.ToWindow(WINDOW))),
        new Stop(List.of(PENSION), Optional.of(new Target.ToClerk(CLERK))));
  }

  private static List<Why> whys() {
    List<Why> whys = new ArrayList<>();
    var head = head("A012", LineClass.ORDINARY, 0, 0, 0);
    for (Why.Kind kind : Why.Kind.values()) {
      if (kind != Why.Kind.UNRECORDED) {
        whys.add(new Why(kind, "", "", List.of(), head, List.of(), ""));
      }
    }
    whys.add(
        new Why(
            Why.Kind.RULE,
            "general",
            ODD,
            List.of(
                new Skipped("guard", Why.Cause.CONDITION_NOT_MET),
                new Skipped(ODD, Why.Cause.NOBODY_THERE)),
            head("B012", LineClass.PRIORITY, 1, 0, 1),
            List.of(
                head("A045", LineClass.ORDINARY, 0, 3, 3),
                head("C001", LineClass.GREEN, 2, 99, 99)),
            ODD));
    return whys;
  }

  private static Head head(String number, LineClass of, int group, int turns, int round) {
    return new Head(
        TicketNumber.of(number),
        new Line(TAX, of),
        AT,
        AT.minus(Duration.ofMinutes(20)),
        group,
        turns,
        round);
  }

  /// A plan in which everything is ruled.
  static HallPlan plan() {
    var day =
        new Calendar(ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0), week(540, 720), Map.of());
    var evening =
        new Calendar(
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(4, 0),
            week(1080, 1200),
            Map.of(LocalDate.of(2026, 10, 1), List.of()));
    return new HallPlan(
        day,
        List.of(
            new ServicePlan(
                TAX,
                new Series("A"),
                new Gate(80, 2, 15, Duration.ofMinutes(45), 5, Closing.STOP),
                day),
            new ServicePlan(PENSION, new Series("B"), Gate.OPEN, evening)),
        List.of(
            new WindowPlan(new WindowId(1), List.of(TAX), true),
            new WindowPlan(WINDOW, List.of(), false, Optional.of(evening))),
        List.of(
            ClerkPlan.plain(CLERK),
            new ClerkPlan(new ClerkId("c07"), List.of(TAX, PENSION), Set.of(Permission.values()))),
        rules());
  }

  private static Map<DayOfWeek, List<Session>> week(int from, int to) {
    return Map.of(DayOfWeek.MONDAY, List.of(new Session(from, to)));
  }

  private static CallRules rules() {
    var taxes = Lines.of(TAX, PENSION);
    var fast = new Lines(List.of(TAX), Set.of(LineClass.PRIORITY, LineClass.GREEN));
    var steps = new ArrayList<Step>();
    List<Condition> conditions =
        List.of(
            Condition.ALWAYS,
            new Condition.Waiting(taxes, 10, 5),
            new Condition.Waited(fast, Duration.ofMinutes(20), Duration.ofSeconds(90)),
            new Condition.Nobody(Lines.OWN),
            new Condition.During(List.of(new Session(540, 600), new Session(840, 1440))));
    List<By> ways = List.of(By.values());
    for (int i = 0; i < conditions.size(); i++) {
      By by = ways.get(i % ways.size());
      steps.add(new Step("step-" + i, conditions.get(i), List.of(new Group(fast, 3), own(1)), by));
    }
    return new CallRules(
        Map.of(LineClass.PRIORITY, Duration.ofMinutes(20), LineClass.APPOINTMENT, Duration.ZERO),
        List.of(
            new WindowRule(
                "general",
                List.of(new WindowId(1), WINDOW),
                steps,
                Optional.of(Duration.ofSeconds(15))),
            new WindowRule("spare", List.of(), List.of(Step.earliest()), Optional.empty())),
        new AppointmentRule(Duration.ofMinutes(10), Duration.ofMinutes(20)),
        new ReturnRule(Return.AFTER_CALLS, 3, 1, Duration.ofMinutes(60), false),
        new ReturnRule(Return.ON_SCAN, 0, 3, Duration.ofHours(8), true),
        new TransferRule(Place.FRONT, Duration.ofMinutes(30)),
        Duration.ofMinutes(45),
        Duration.ofSeconds(8),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  private static Group own(int times) {
    return new Group(Lines.own(LineClass.ORDINARY), times);
  }
}
