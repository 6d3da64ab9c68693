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

  /// The hall as the kept entries tell it, after [#append] has failed and the record was opened
  /// again.
  ///
  /// @throws IOException when it still cannot be written
  Hall reopen() throws IOException;
}
