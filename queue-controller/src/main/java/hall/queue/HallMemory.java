package hall.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// All that a hall remembers, as values: what a snapshot keeps. A hall made from it goes on exactly
/// as the one that gave it.
///
/// @param seq the last entry applied
/// @param at the time of that entry
/// @param issued how many numbers each series has given out in this business day
/// @param tickets those of this business day, in the order they were taken
/// @param clerks who has signed on where
/// @param calls the newest calls, newest first
/// @param answered the entries of this business day that carry a request key
/// @param answeredBefore those of the business day before
public record HallMemory(
    long seq,
    Instant at,
    HallPlan plan,
    LocalDate day,
    Map<Series, Integer> issued,
    List<Ticket> tickets,
    Map<WindowId, ClerkId> clerks,
    List<Call> calls,
    List<Entry> answered,
    List<Entry> answeredBefore) {

  public HallMemory {
    issued = Map.copyOf(issued);
    tickets = List.copyOf(tickets);
    clerks = Map.copyOf(clerks);
    calls = List.copyOf(calls);
    answered = List.copyOf(answered);
    answeredBefore = List.copyOf(answeredBefore);
  }

  /// A hall in which nothing has happened yet, not even a plan.
  public static HallMemory empty() {
    return new HallMemory(
        0,
        Instant.EPOCH,
        HallPlan.EMPTY,
        LocalDate.EPOCH,
        Map.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
