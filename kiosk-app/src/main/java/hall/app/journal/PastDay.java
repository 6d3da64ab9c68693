package hall.app.journal;

import hall.queue.Entry;
import hall.queue.HallMemory;
import java.time.LocalDate;
import java.util.List;

/// A business day as the record tells it.
///
/// @param start the hall as the day began: after the entry that opened it
/// @param entries what followed, up to and with the entry that opened the next day if there is one
/// @param isOver whether there is
public record PastDay(LocalDate day, HallMemory start, List<Entry> entries, boolean isOver) {

  public PastDay {
    entries = List.copyOf(entries);
  }
}
