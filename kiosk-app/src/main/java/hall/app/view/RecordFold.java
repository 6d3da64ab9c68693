package hall.app.view;

import hall.app.journal.Hash;
import hall.app.journal.Recorded;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.DayOpened;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.PrintFailed;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketPrinted;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.Event.TicketTaken;
import hall.queue.Hall;
import hall.queue.Rating;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Instant;
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
      List<RatingLine> ratings) {}

  /// A call or a recall.
  record CallLine(long seq, TicketId ticket, WindowId window, Instant at, boolean again) {}

  /// A rating, or that none was given in time.
  record RatingLine(
      long seq, TicketId ticket, WindowId window, Instant at, Optional<Rating> rating) {}

  /// @param hall as it stood after the entry before the first that will come
  RecordFold(Hall hall) {
    this.hall = hall;
  }

  Changes next(List<Recorded> records) {
    Recorded last = records.getLast();
    var changes =
        new Changes(
            last.entry().seq(),
            last.hash(),
            new LinkedHashMap<>(),
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
        case TicketCalled(var id, var window, _) ->
            changes.calls.add(new CallLine(entry.seq(), id, window, entry.at(), false));
        case TicketRecalled(var id, var window) ->
            changes.calls.add(new CallLine(entry.seq(), id, window, entry.at(), true));
        case TicketRated(var id, var window, var rating) ->
            changes.ratings.add(
                new RatingLine(entry.seq(), id, window, entry.at(), Optional.of(rating)));
        case RatingLapsed(var id, var window) ->
            changes.ratings.add(
                new RatingLine(entry.seq(), id, window, entry.at(), Optional.empty()));
        default -> {}
      }
    }
  }

  /// The ticket an event is about.
  private static Optional<TicketId> about(Event event) {
    return switch (event) {
      case PlanChanged _, DayOpened _, ClerkSignedOn _, ClerkSignedOff _ -> Optional.empty();
      case TicketTaken taken -> Optional.of(taken.ticket());
      case TicketPrinted(var id) -> Optional.of(id);
      case PrintFailed(var id, _) -> Optional.of(id);
      case TicketCalled(var id, _, _) -> Optional.of(id);
      case TicketRecalled(var id, _) -> Optional.of(id);
      case ServiceStarted(var id, _) -> Optional.of(id);
      case TicketNotShown(var id, _) -> Optional.of(id);
      case ServiceEnded(var id, _) -> Optional.of(id);
      case RatingAsked(var id, _, _) -> Optional.of(id);
      case TicketRated(var id, _, _) -> Optional.of(id);
      case RatingLapsed(var id, _) -> Optional.of(id);
      case TicketExpired(var id) -> Optional.of(id);
    };
  }
}
