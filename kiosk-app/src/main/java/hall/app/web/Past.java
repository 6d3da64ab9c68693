package hall.app.web;

import hall.queue.Entry;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What the record and the view of it know beyond the running hall. Reads the disk, so never on the
/// loop's thread.
public interface Past {

  /// A ticket of a day that is over.
  Optional<Ticket> ticket(TicketId id);

  /// The last entry of the record.
  long head();

  /// Entries of the record in their sequence, from one of them on.
  List<Entry> entries(long from, int most) throws IOException;
}
