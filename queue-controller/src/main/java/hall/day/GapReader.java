package hall.day;

import hall.day.DayScript.Act;
import hall.day.DayScript.Cause;
import hall.day.DayScript.Tick;
import hall.day.DayScript.Turn;
import hall.day.ScriptReader.Step;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.Request;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures for how long each window was free with somebody to call before each of its calls.
final class GapReader {

  private final Hall hall;
  private final List<Step> steps;
  private final Map<TicketId, List<List<Act>>> calls;
  private final Readiness readiness = new Readiness();
  private final Stays stays = new Stays(readiness);
  private Optional<Instant> nextLook = Optional.empty();

  GapReader(HallMemory start, List<Step> steps, Map<TicketId, List<List<Act>>> calls) {
    this.hall = new Hall(start);
    this.steps = steps;
    this.calls = calls;
  }

  /// @param turns where each window's calls are written
  /// @param looks where the moments are written at which time alone made a call possible
  void read(Map<WindowId, List<Turn>> turns, List<Tick> looks) {
    for (Step step : steps) {
      lookUntil(step.entry().at());
      for (Event event : step.entry().events()) {
        if (event instanceof Event.TicketCalled(_, var window, _, _)) {
          turn(step, window, looks)
              .ifPresent(turn -> turns.computeIfAbsent(window, _ -> new ArrayList<>()).add(turn));
        }
      }
      apply(step);
    }
  }

  private Optional<Turn> turn(Step step, WindowId window, List<Tick> looks) {
    Entry entry = step.entry();
    if (step.request().isEmpty()) {
      return Optional.empty();
    }
    Request request = step.request().get();
    Cause cause =
        switch (Deed.of(request.command())) {
          case NEXT -> Cause.NEXT;
          case BY_HAND -> Cause.OTHERWISE;
          default -> Cause.BY_ITSELF;
        };
    if (cause == Cause.NEXT && !readiness.isReady(window)) {
      looks.add(new Tick(entry.at(), entry.seq()));
      look(entry.at());
    }
    return Optional.of(new Turn(readiness.ready(window, entry.at()), entry.seq(), cause, request));
  }

  private void apply(Step step) {
    Entry entry = step.entry();
    hall.apply(entry);
    step.ticket().flatMap(stays::latest).ifPresent(stays::acted);
    for (Event event : entry.events()) {
      switch (event) {
        case Event.TicketCalled(var ticket, var window, _, _) ->
            stays.begin(ticket, window, actsOf(ticket));
        case Event.TicketExpired(var ticket) -> stays.expired(ticket);
        default -> {}
      }
    }
    if (Readiness.matters(entry)) {
      look(entry.at());
    }
  }

  /// How much is done at the window about the ticket in the call that begins.
  private int actsOf(TicketId ticket) {
    return Deed.atWindow(calls.getOrDefault(ticket, List.of()).get(stays.callsOf(ticket)));
  }

  private void lookUntil(Instant at) {
    while (nextLook.isPresent() && !nextLook.get().isAfter(at)) {
      look(nextLook.get());
    }
  }

  private void look(Instant at) {
    readiness.look(hall, at);
    nextLook = readiness.nextLook(hall, at);
  }
}
