package hall.app.web;

import hall.app.view.KeptSeal;
import hall.app.view.TicketSearch;
import hall.app.view.ViewProgress;
import hall.queue.Entry;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the record and the view of it know beyond the running hall. Reads the disk, so never on the
/// loop's thread.
public interface Past {

  /// A ticket of a day that is over.
  Optional<Ticket> ticket(TicketId id);

  /// The tickets of past days, and of this one as far as the view has come, newest first; empty
  /// while the view can say nothing.
  Optional<List<Ticket>> search(TicketSearch search);

  /// The newest seals of days, newest first; empty while the view can say nothing.
  Optional<List<KeptSeal>> seals(int most);

  /// How far the view has followed the record, by which the two above are answered.
  ViewProgress progress();

  /// The tickets of a business day that is over.
  List<Ticket> ticketsOf(LocalDate day);

  /// What was entered afterwards (补录) for a business day or a later one, newest entry first.
  List<LateEntry> lateEntries(LocalDate from);

  /// The last entry of the record.
  long head();

  /// Entries of the record in their sequence, from one of them on.
  List<Entry> entries(long from, int most) throws IOException;
}
