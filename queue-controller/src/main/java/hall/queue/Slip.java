package hall.queue;

import java.time.Instant;
import java.util.List;

/// The last key of a window, as long as it can be taken back.
///
/// @param entry the entry it led to
/// @param at when
/// @param before the ticket as it was before
/// @param turnsOf the step whose turns the key counted, as [Counts#turns] names it; empty for none
/// @param turns what they had counted before
public record Slip(long entry, Instant at, Ticket before, String turnsOf, List<Integer> turns) {

  public Slip {
    turns = List.copyOf(turns);
  }
}
