package hall.report;

import hall.queue.Entry;
import java.util.Optional;
import java.util.function.Consumer;

/// The hall's record as far as reporting needs it. Only what would still be there after a power cut
/// is in it: what the centre was told can never be unsaid.
public interface HallLog {

  /// The newest entry that is durable; 0 when there is none.
  long head();

  /// The sum of the record up to and including that entry, as printable text; of an empty record
  /// for 0. Empty when the entry is not in the record.
  Optional<String> hashAt(long seq);

  /// Reads durable entries in their order.
  ///
  /// @param from the first one
  /// @param most how many at most
  void read(long from, int most, Consumer<Entry> reader);
}
