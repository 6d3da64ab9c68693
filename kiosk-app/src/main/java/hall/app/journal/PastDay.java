package hall.app.journal;

import hall.day.DayFigures;
import hall.queue.Amendments;
import hall.queue.Entry;
import hall.queue.HallMemory;
import hall.queue.LateVisit;
import java.time.LocalDate;
import java.util.List;

/// A business day as the record tells it.
///
/// @param start the hall as the day began: after the entry that opened it
/// @param entries what followed, up to and with the entry that opened the next day if there is one
/// @param isOver whether there is
/// @param amendments what was said of the clock until now
/// @param late visits of that day that were entered afterwards (补录)
public record PastDay(
    LocalDate day,
    HallMemory start,
    List<Entry> entries,
    boolean isOver,
    Amendments amendments,
    List<LateVisit> late) {

  public PastDay {
    entries = List.copyOf(entries);
    late = List.copyOf(late);
  }

  /// Its figures, as far as it is known by now.
  public DayFigures figures() {
    return DayFigures.of(start, entries, amendments, late);
  }
}
