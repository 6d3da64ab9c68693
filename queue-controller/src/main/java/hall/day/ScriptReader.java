package hall.day;

import hall.day.DayScript.Act;
import hall.day.DayScript.Outside;
import hall.day.DayScript.Tick;
import hall.day.DayScript.Turn;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.Request;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a day's script off its entries: once for what was asked and what belongs to which call,
/// and once more, the ends being known, for how long the windows were ready.
final class ScriptReader {

  private final HallMemory start;
  private final List<Entry> entries;
  private final List<Step> steps = new ArrayList<>();
  private final List<Outside> outside = new ArrayList<>();
  private final Map<TicketId, List<List<Act>>> calls = new HashMap<>();
  private final Map<WindowId, List<Turn>> turns = new TreeMap<>();
  private final List<Tick> kept = new ArrayList<>();
  private final List<Tick> looks = new ArrayList<>();
  private final Map<TicketId, List<Call>> called = new HashMap<>();
  private final Map<TicketId, Instant> goneAt = new HashMap<>();
  private int rough;

  /// An entry with what was asked.
  ///
  /// @param ticket whose act at the window it was, if it was one
  record Step(Entry entry, Optional<Request> request, Optional<TicketId> ticket) {}

  private record Call(WindowId window, Instant at) {}

  ScriptReader(HallMemory start, List<Entry> entries) {
    this.start = start;
    this.entries = entries;
  }

  DayScript script() {
    readRequests();
    new GapReader(start, steps, calls).read(turns, looks);
    Instant ends = entries.isEmpty() ? start.at() : entries.getLast().at();
    return new DayScript(start, ends, outside, calls, turns, kept, looks, true, rough);
  }

  private void readRequests() {
    Hall hall = new Hall(start);
    for (Entry entry : entries) {
      Optional<ReadBack.Asked> asked = ReadBack.of(hall, entry);
      if (asked.isEmpty() || !asked.get().isExact()) {
        rough++;
      }
      Optional<Request> request = asked.map(ReadBack.Asked::request);
      Optional<TicketId> ticket = request.flatMap(found -> write(found, entry, hall));
      steps.add(new Step(entry, request, ticket));
      note(entry);
      hall.apply(entry);
    }
  }

  /// Puts the request where it belongs in the script.
  private Optional<TicketId> write(Request request, Entry entry, Hall hall) {
    Instant at = entry.at();
    long order = entry.seq();
    Deed deed = Deed.of(request.command());
    switch (deed) {
      case CLOCK -> kept.add(new Tick(at, order));
      case NEXT -> {}
      case BY_HAND, OUTSIDE -> outside.add(new Outside(at, order, request, away(request, at)));
      case RATING, AT_WINDOW -> {
        Optional<TicketId> ticket =
            deed == Deed.RATING ? rated(entry) : about(request, entry, hall);
        boolean isKnown = ticket.isPresent() && act(ticket.get(), at, order, request);
        return isKnown && deed == Deed.AT_WINDOW ? ticket : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Writes an act down with the ticket's latest call to the window; says whether there was one. A
  /// rating may come when the ticket has been called elsewhere already.
  private boolean act(TicketId ticket, Instant at, long order, Request request) {
    Optional<WindowId> window = Deed.window(request.command());
    List<Call> before = called.getOrDefault(ticket, List.of());
    for (int nth = before.size() - 1; nth >= 0; nth--) {
      Call call = before.get(nth);
      if (Optional.of(call.window()).equals(window)) {
        callsOf(ticket).get(nth).add(new Act(Duration.between(call.at(), at), order, request));
        return true;
      }
    }
    return false;
  }

  private List<List<Act>> callsOf(TicketId ticket) {
    return calls.computeIfAbsent(ticket, _ -> new ArrayList<>());
  }

  private Duration away(Request request, Instant at) {
    return request.command() instanceof Command.ComeBack(var ticket)
        ? Duration.between(goneAt.getOrDefault(ticket, at), at)
        : Duration.ZERO;
  }

  private static Optional<TicketId> rated(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.TicketRated(var ticket, _, _)) {
        return Optional.of(ticket);
      }
    }
    return Optional.empty();
  }

  private static Optional<TicketId> about(Request request, Entry entry, Hall hall) {
    for (Event event : entry.events()) {
      if (event instanceof Event.ActionUndone(var ticket, _, _)) {
        return Optional.of(ticket);
      }
    }
    return Deed.window(request.command()).flatMap(hall::ticketAt).map(Ticket::id);
  }

  private void note(Entry entry) {
    for (Event event : entry.events()) {
      switch (event) {
        case Event.TicketCalled(var ticket, var window, _, _) -> {
          called.computeIfAbsent(ticket, _ -> new ArrayList<>()).add(new Call(window, entry.at()));
          callsOf(ticket).add(new ArrayList<>());
        }
        case Event.TicketNotShown(var ticket, _, _) -> goneAt.put(ticket, entry.at());
        case Event.TicketHeld(var ticket, _, _, _) -> goneAt.put(ticket, entry.at());
        default -> {}
      }
    }
  }
}
