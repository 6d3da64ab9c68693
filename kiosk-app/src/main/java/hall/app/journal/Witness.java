package hall.app.journal;

import hall.queue.HallPlan;
import hall.queue.TicketNumber;
import java.time.LocalDate;
import java.util.List;

/// What others than the record know of it. Asked when a part of the record is lost, so that no
/// number that may have been given out is given out again.
public interface Witness {

  /// Knows nothing.
  Witness NONE = new Witness() {};

  /// The hall file's plan: which series there are and when a business day begins, should the record
  /// not have its own plan any more.
  default HallPlan plan() {
    return HallPlan.EMPTY;
  }

  /// An entry that the record must reach; 0 when nothing is known. Asked at every start, so it must
  /// be quick.
  default long lastSeq() {
    return 0;
  }

  /// Numbers that were given out on the newest business days.
  default List<Sighting> numbers() {
    return List.of();
  }

  /// A number that somebody knows was given out.
  record Sighting(LocalDate day, TicketNumber number) {}
}
