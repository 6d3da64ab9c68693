package hall.app.loop;

import hall.queue.Entry;
import hall.queue.Hall;
import java.io.IOException;
import java.util.List;

/// Where the hall's entries are kept, as the loop sees it.
public interface HallRecord {

  /// Keeps the entries, all or none. What this has returned from is still there after the power
  /// fails.
  ///
  /// @throws IOException when they could not be made durable; none of them counts then
  void append(List<Entry> entries) throws IOException;

  /// The hall as the kept entries tell it.
  ///
  /// @throws IOException when the record cannot be read either
  Hall hall() throws IOException;

  /// Opens the record again after [#append] has failed.
  ///
  /// @throws IOException when it still cannot be written
  void reopen() throws IOException;
}
