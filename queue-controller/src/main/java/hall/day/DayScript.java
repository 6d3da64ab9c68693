package hall.day;

import hall.queue.Entry;
import hall.queue.HallMemory;
import hall.queue.Request;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What came from outside on one day: who came when, what happened at the window each time they
/// were called, how long the clerks took between two tickets. What the hall made of it is left out,
/// so that another rule can make something else of it ([Replay]).
///
/// The `order` of everything is the entry it led to, and settles what came first in one instant.
///
/// @param start the hall as the day began
/// @param ends the last moment of the day
/// @param outside what came at its own time, whatever the hall did
/// @param calls by ticket, what happened at its first call, its second and so on
/// @param turns by window, its calls in their order
/// @param kept when the hall's clock came round and something was due; other rules have deadlines
///   of their own
/// @param looks moments at which somebody could be called only because time had gone on
/// @param isRecorded whether the day was lived; a made-up one has no [#kept] and no [#looks] yet
/// @param rough how many entries no request of today's rules leads to, as those of older programs
public record DayScript(
    HallMemory start,
    Instant ends,
    List<Outside> outside,
    Map<TicketId, List<List<Act>>> calls,
    Map<WindowId, List<Turn>> turns,
    List<Tick> kept,
    List<Tick> looks,
    boolean isRecorded,
    int rough) {

  /// A request that came at its own time: numbers, appointments, clerks who come and go.
  ///
  /// @param away for somebody who comes back: how long they had been away; else zero
  public record Outside(Instant at, long order, Request request, Duration away) {}

  /// What was done about a ticket at the window it was called to.
  ///
  /// @param after how long after the call
  /// @param request as it was given; the window in it is the one of that day
  public record Act(Duration after, long order, Request request) {}

  /// One of a window's calls.
  ///
  /// @param ready for how long the clerk was free, with somebody to call, before it
  public record Turn(Duration ready, long order, Cause cause, Request request) {}

  /// What made a window call.
  public enum Cause {
    /// The clerk pressed for the next.
    NEXT,

    /// The hall called for an idle window.
    BY_ITSELF,

    /// A ticket chosen by hand or somebody without one, which came at its own time
    /// ([DayScript#outside]).
    OTHERWISE
  }

  /// A moment with its order.
  public record Tick(Instant at, long order) {}

  public DayScript {
    outside = List.copyOf(outside);
    calls = Map.copyOf(calls);
    turns = Map.copyOf(turns);
    kept = List.copyOf(kept);
    looks = List.copyOf(looks);
  }

  /// What came from outside, read off a day's entries.
  ///
  /// @param start the hall as the business day began: after the entry that opened it
  /// @param entries those that followed, up to and with the one that opened the next day if there
  ///   is one
  public static DayScript of(HallMemory start, List<Entry> entries) {
    return new ScriptReader(start, entries).script();
  }
}
