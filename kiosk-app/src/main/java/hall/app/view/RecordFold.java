package hall.app.view;

import hall.app.journal.Hash;
import hall.app.journal.Recorded;
import hall.app.view.AmendmentRows.Correction;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.ClockCorrected;
import hall.queue.Event.DayOpened;
import hall.queue.Event.DaySealed;
import hall.queue.Event.LateVisitEntered;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.Hall;
import hall.queue.Rating;
import hall.queue.Restating;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through the record with a hall of its own, so that the rules of what an entry changes stand
/// in one place only, and notes what has to be written into the tables.
final class RecordFold {

  private final Hall hall;

  /// What some entries change.
  ///
  /// @param last the last of the entries
  /// @param hash the record's chain hash after it
  record Changes(
      long last,
      Hash hash,
      Map<TicketId, Ticket> tickets,
      List<CallLine> calls,
      List<RatingLine> ratings,
      List<LateLine> late,
      List<Correction> corrections,
      List<KeptSeal> seals) {}

  /// A call or a recall.
  ///
  /// @param clerk who called; empty for a recall
  /// @param why [Why#UNRECORDED] for a recall
  record CallLine(
      long seq,
      TicketId ticket,
      WindowId window,
      Instant at,
      boolean again,
      Optional<ClerkId> clerk,
      Why why) {}

  /// A rating, or that none was given in time.
  record RatingLine(
      long seq, TicketId ticket, WindowId window, Instant at, Optional<Rating> rating) {}

  /// @param hall as it stood after the entry before the first that will come
  RecordFold(Hall hall) {
    this.hall = hall;
  }

  /// The business day it has come to; empty before the first.
  Optional<LocalDate> day() {
    return Optional.of(hall.day()).filter(day -> !day.equals(LocalDate.EPOCH));
  }

  Changes next(List<Recorded> records) {
    Recorded last = records.getLast();
    var changes =
        new Changes(
            last.entry().seq(),
            last.hash(),
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    records.forEach(recorded -> add(recorded.entry(), changes));
    return changes;
  }

  private void add(Entry entry, Changes changes) {
    List<Event> events = entry.events();
    int opens = opening(events);
    if (opens > 0) {
      // The tickets of yesterday change before the new day takes them off the floor.
      List<Event> yesterday = events.subList(0, opens);
      Hall evening = new Hall(hall.memory());
      evening.apply(new Entry(entry.seq(), entry.at(), entry.actor(), entry.key(), yesterday));
      note(yesterday, entry, evening, changes);
    }
    hall.apply(entry);
    note(events.subList(Math.max(opens, 0), events.size()), entry, hall, changes);
    if (opens >= 0) {
      // Those that belong to the new day already have its date.
      hall.tickets().forEach(ticket -> changes.tickets.put(ticket.id(), ticket));
    }
  }

  /// Whoever is in the hall is told anew by it; whoever was in it before, by the same correction.
  private static void restate(ClockCorrected corrected, Hall after, Changes changes) {
    Restating restating = corrected.restating();
    CallRules rules = after.plan().rules();
    changes.tickets.replaceAll((_, ticket) -> restating.of(ticket, rules));
    after.tickets().forEach(ticket -> changes.tickets.put(ticket.id(), ticket));
    changes.corrections.add(new Correction(restating, rules));
  }

  private static int opening(List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof DayOpened) {
        return i;
      }
    }
    return -1;
  }

  private static void note(List<Event> events, Entry entry, Hall after, Changes changes) {
    for (Event event : events) {
      about(event)
          .flatMap(after::ticket)
          .ifPresent(ticket -> changes.tickets.put(ticket.id(), ticket));
      switch (event) {
        case TicketCalled called -> changes.calls.add(line(called, entry));
        case TicketRecalled(var id, var window) ->
            changes.calls.add(
                new CallLine(
                    entry.seq(), id, window, entry.at(), true, Optional.empty(), Why.UNRECORDED));
        case TicketRated(var id, var window, var rating) ->
            changes.ratings.add(
                new RatingLine(entry.seq(), id, window, entry.at(), Optional.of(rating)));
        case ClockCorrected corrected -> restate(corrected, after, changes);
        case LateVisitEntered(var visit) ->
            changes.late.add(new LateLine(entry.seq(), entry.at(), entry.actor(), visit));
        case RatingLapsed(var id, var window) ->
            changes.ratings.add(
                new RatingLine(entry.seq(), id, window, entry.at(), Optional.empty()));
        case DaySealed seal -> changes.seals.add(new KeptSeal(seal, entry.seq(), entry.at()));
        default -> {}
      }
    }
  }

  private static CallLine line(TicketCalled called, Entry entry) {
    return new CallLine(
        entry.seq(),
        called.ticket(),
        called.window(),
        entry.at(),
        false,
        Optional.of(called.clerk()),
        called.why());
  }

  /// The ticket an event is about.
  private static Optional<TicketId> about(Event event) {
    return switch (event) {
      case Event.TicketTaken taken -> Optional.of(taken.ticket());
      case Event.TicketPrinted(var id) -> Optional.of(id);
      case Event.PaperSent(var id) -> Optional.of(id);
      case Event.PrintFailed(var id, _) -> Optional.of(id);
      case Event.ReprintAsked(var id) -> Optional.of(id);
      case TicketCalled called -> Optional.of(called.ticket());
      case TicketRecalled(var id, _) -> Optional.of(id);
      case Event.ServiceStarted(var id, _) -> Optional.of(id);
      case Event.TicketNotShown missed -> Optional.of(missed.ticket());
      case Event.TicketTransferred sent -> Optional.of(sent.ticket());
      case Event.TicketParked parked -> Optional.of(parked.ticket());
      case Event.TicketHeld held -> Optional.of(held.ticket());
      case Event.TicketQueued queued -> Optional.of(queued.ticket());
      case Event.TicketCancelled(var id) -> Optional.of(id);
      case Event.RouteSet(var id, _) -> Optional.of(id);
      case Event.CasesAdded(var id, _) -> Optional.of(id);
      case Event.CaseEnded ended -> Optional.of(ended.ticket());
      case Event.ServiceEnded ended -> Optional.of(ended.ticket());
      case Event.VisitOwned(var id, _) -> Optional.of(id);
      case Event.PriorityGranted granted -> Optional.of(granted.ticket());
      case Event.ActionUndone undone -> Optional.of(undone.ticket());
      case Event.RatingAsked(var id, _, _) -> Optional.of(id);
      case TicketRated(var id, _, _) -> Optional.of(id);
      case RatingLapsed(var id, _) -> Optional.of(id);
      case Event.TicketExpired(var id) -> Optional.of(id);
      case Event.TicketRestored(var ticket) -> Optional.of(ticket.id());
      case Event.RecordResumed _, DaySealed _, Event.NumbersLeased _ -> Optional.empty();
      case Event.PlanChanged _,
          DayOpened _,
          ClockCorrected _,
          LateVisitEntered _,
          Event.AppointmentBooked _,
          Event.AppointmentCancelled _,
          Event.ClerkSignedOn _,
          Event.ClerkSignedOff _,
          Event.WindowPaused _,
          Event.WindowResumed _,
          Event.WindowLent _,
          Event.WindowGivenBack _ ->
          Optional.empty();
    };
  }
}
