package hall.day;

import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Leased;
import hall.queue.Particulars;
import hall.queue.Place;
import hall.queue.Request;
import hall.queue.Ticket.Stage;
import hall.queue.TicketId;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds what was asked from what it led to. The record keeps events and not commands; but the hall
/// is a pure function, so the command is the one that leads to these events in that hall. A few are
/// tried, by the events' names.
final class ReadBack {

  private static final int LIVES = 12;

  private ReadBack() {}

  /// What was asked.
  ///
  /// @param isExact whether it leads to just these events
  record Asked(Request request, boolean isExact) {}

  /// What was asked of the hall that led to the entry.
  ///
  /// @param hall as it was before the entry
  /// @return empty when nothing comes near
  static Optional<Asked> of(Hall hall, Entry entry) {
    Optional<Asked> near = Optional.empty();
    for (Command command : candidates(hall, entry)) {
      Request request = new Request(command, entry.actor(), entry.key());
      if (hall.decide(request, entry.at()) instanceof Decision.Accepted(var events)) {
        if (events.equals(entry.events())) {
          return Optional.of(new Asked(request, true));
        }
        if (near.isEmpty() && !events.isEmpty()) {
          near = Optional.of(new Asked(request, false));
        }
      }
    }
    return near;
  }

  private static Set<Command> candidates(Hall hall, Entry entry) {
    Set<Command> candidates = new LinkedHashSet<>();
    if (!entry.at().isBefore(hall.nextDeadline())) {
      candidates.add(new Command.KeepTime());
    }
    for (Event event : entry.events()) {
      candidates.addAll(of(event, entry, hall));
    }
    return candidates;
  }

  private static List<Command> of(Event event, Entry entry, Hall hall) {
    return switch (event) {
      case Event.PlanChanged(var plan, var isFromFile) ->
          List.of(new Command.ChangePlan(plan, isFromFile));
      case Event.TicketTaken taken -> taking(taken, entry);
      case Event.TicketPrinted _, Event.PaperSent _, Event.PrintFailed _ -> paper(event);
      case Event.ReprintAsked(var ticket) -> List.of(new Command.Reprint(ticket));
      case Event.NumbersLeased leased -> leasing(leased);
      case Event.AppointmentBooked(var code, var service, var slot, var person) ->
          List.of(new Command.Book(code, service, slot, person));
      case Event.AppointmentCancelled(var code) -> List.of(new Command.CancelBooking(code));
      case Event.ClerkSignedOn _, Event.ClerkSignedOff _, Event.WindowPaused _ -> window(event);
      case Event.WindowResumed _, Event.WindowLent _, Event.WindowGivenBack _ -> window(event);
      case Event.TicketCalled(var ticket, var window, _, var why) -> calling(ticket, window, why);
      case Event.TicketRecalled(_, var window) -> List.of(new Command.Recall(window));
      case Event.ServiceStarted(_, var window) -> List.of(new Command.Start(window));
      case Event.TicketTransferred transferred -> sending(transferred);
      case Event.TicketParked(_, var window, var until) -> parking(window, entry.at(), until);
      case Event.TicketQueued(var ticket, _, _, _) -> List.of(new Command.ComeBack(ticket));
      case Event.TicketCancelled(var ticket) -> List.of(new Command.CancelTicket(ticket));
      case Event.VisitOwned(var ticket, var clerk) -> List.of(new Command.HandOver(ticket, clerk));
      case Event.PriorityGranted(var ticket, var priority, var granter, var reason) ->
          List.of(new Command.GrantPriority(ticket, priority, granter, reason));
      case Event.RouteSet(var ticket, var route) ->
          windowOf(hall, ticket)
              .<List<Command>>map(window -> List.of(new Command.SetRoute(window, route)))
              .orElse(List.of());
      case Event.CasesAdded(var ticket, var more) ->
          windowOf(hall, ticket)
              .<List<Command>>map(window -> List.of(new Command.AddCases(window, more)))
              .orElse(List.of());
      case Event.TicketNotShown _, Event.TicketHeld _, Event.CaseEnded _ -> leaving(event);
      case Event.ServiceEnded _, Event.ActionUndone _, Event.TicketRated _ -> leaving(event);
      case Event.DayOpened _, Event.TicketExpired _ -> List.of(new Command.KeepTime());
      case Event.RatingLapsed _ -> List.of(new Command.KeepTime());
      case Event.RatingAsked _, Event.RecordResumed _, Event.TicketRestored _ -> List.of();
      case Event.ClockCorrected _, Event.LateVisitEntered _, Event.DaySealed _ -> amending(event);
    };
  }

  /// What is said about the record itself.
  private static List<Command> amending(Event event) {
    return switch (event) {
      case Event.ClockCorrected(var off, _) ->
          List.of(new Command.CorrectClock(off.from(), off.since(), off.before(), off.by()));
      case Event.LateVisitEntered(var visit) ->
          List.of(new Command.EnterLateVisit(visit.id(), visit.served()));
      case Event.DaySealed(var day, var last, var entries, var head) ->
          List.of(new Command.SealDay(day, last, entries, head));
      default -> List.of();
    };
  }

  private static List<Command> paper(Event event) {
    return switch (event) {
      case Event.TicketPrinted(var ticket) -> List.of(new Command.NotePaper(ticket, ""));
      case Event.PaperSent(var ticket) -> List.of(new Command.NoteSent(ticket));
      case Event.PrintFailed(var ticket, var problem) ->
          List.of(new Command.NotePaper(ticket, problem));
      default -> List.of();
    };
  }

  private static List<Command> window(Event event) {
    return switch (event) {
      case Event.ClerkSignedOn(var window, var clerk) -> List.of(new Command.SignOn(window, clerk));
      case Event.ClerkSignedOff(var window, _) -> List.of(new Command.SignOff(window));
      case Event.WindowPaused(var window, var reason) ->
          List.of(new Command.PauseWindow(window, reason));
      case Event.WindowResumed(var window) -> List.of(new Command.ResumeWindow(window));
      case Event.WindowLent(var window, var loan) ->
          List.of(
              new Command.Lend(window, loan.services(), Optional.empty()),
              new Command.Lend(window, loan.services(), Optional.of(loan.until())));
      case Event.WindowGivenBack(var window) -> List.of(new Command.GiveBack(window));
      default -> List.of();
    };
  }

  private static List<Command> leaving(Event event) {
    return switch (event) {
      case Event.TicketNotShown(_, var window, _) ->
          List.of(new Command.MarkNoShow(window, false), new Command.MarkNoShow(window, true));
      case Event.TicketHeld(_, var window, var missing, _) ->
          List.of(new Command.Hold(window, missing));
      case Event.CaseEnded(_, var window, var outcome) ->
          List.of(new Command.EndCase(window, outcome));
      case Event.ServiceEnded(_, var window, var outcome) ->
          List.of(new Command.End(window, outcome));
      case Event.ActionUndone(_, var window, _) -> List.of(new Command.Undo(window));
      case Event.TicketRated(_, var window, var rating) ->
          List.of(new Command.Rate(window, rating));
      default -> List.of();
    };
  }

  private static List<Command> taking(Event.TicketTaken taken, Entry entry) {
    List<Command> ways = new ArrayList<>();
    Particulars said = taken.particulars();
    said.leased().ifPresent(leased -> ways.add(takingOver(taken, leased)));
    said.slot()
        .ifPresent(slot ->
            ways.add(
                new Command.CheckIn(
                    taken.ticket(), slot.code(), taken.priority(), taken.language())));
    for (Event event : entry.events()) {
      if (event instanceof Event.TicketCalled(var ticket, var window, _, _)
          && ticket.equals(taken.ticket())) {
        ways.add(new Command.ServeWalkIn(window, ticket, taken.service(), taken.language()));
      }
    }
    ways.add(
        new Command.TakeTicket(
            taken.ticket(), taken.service(), taken.priority(), taken.language(), said));
    return ways;
  }

  private static Command takingOver(Event.TicketTaken taken, Leased leased) {
    return new Command.TakeLeased(
        taken.ticket(),
        leased.lease(),
        taken.number().count(),
        taken.service(),
        taken.priority(),
        taken.language(),
        leased.takenAt());
  }

  /// The life of the record chose the letter; one of so many lives did.
  private static List<Command> leasing(Event.NumbersLeased leased) {
    return IntStream.rangeClosed(1, LIVES)
        .<Command>mapToObj(life -> new Command.LeaseNumbers(leased.lease(), life))
        .toList();
  }

  private static List<Command> calling(TicketId ticket, WindowId window, Why why) {
    Command chosen = new Command.CallChosen(window, ticket, why.reason());
    return switch (why.kind()) {
      case CHOSEN, PARKED, WALK_IN -> List.of(chosen);
      case UNRECORDED -> List.of(new Command.CallNext(window));
      case RULE, PINNED, NOBODY_ELSE -> List.of(new Command.CallNext(window), chosen);
    };
  }

  private static List<Command> sending(Event.TicketTransferred transferred) {
    List<Command> ways = new ArrayList<>();
    List<Optional<Place>> places = new ArrayList<>(List.of(Optional.empty()));
    List.of(Place.values()).forEach(place -> places.add(Optional.of(place)));
    for (boolean backToMe : new boolean[] {false, true}) {
      for (Optional<Place> place : places) {
        ways.add(new Command.Transfer(transferred.window(), transferred.to(), place, backToMe));
      }
    }
    return ways;
  }

  private static List<Command> parking(WindowId window, Instant at, Instant until) {
    return List.of(
        new Command.Park(window, Optional.empty()),
        new Command.Park(window, Optional.of(Duration.between(at, until))));
  }

  private static Optional<WindowId> windowOf(Hall hall, TicketId ticket) {
    return hall.ticket(ticket)
        .flatMap(found ->
            switch (found.stage()) {
              case Stage.Called called -> Optional.of(called.window());
              case Stage.Serving serving -> Optional.of(serving.window());
              default -> Optional.empty();
            });
  }
}
