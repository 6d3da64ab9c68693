package hall.app;

import hall.app.day.DayTrial;
import hall.app.day.DayTrials;
import hall.app.journal.FileJournal;
import hall.app.journal.Recorded;
import hall.app.view.HallView;
import hall.app.view.KeptSeal;
import hall.app.view.TicketSearch;
import hall.app.view.ViewProgress;
import hall.app.web.LateEntry;
import hall.app.web.Past;
import hall.app.web.RuleTrials;
import hall.queue.Entry;
import hall.queue.HallPlan;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the record and its view tell the doors of the past.
final class Archive implements Past, RuleTrials {

  private final FileJournal journal;
  private final HallView view;
  private final DayTrials trials;

  Archive(FileJournal journal, HallView view, DayTrials trials) {
    this.journal = journal;
    this.view = view;
    this.trials = trials;
  }

  @Override
  public Optional<Ticket> ticket(TicketId id) {
    return view.ticket(id);
  }

  @Override
  public Optional<List<Ticket>> search(TicketSearch search) {
    return view.search(search);
  }

  @Override
  public Optional<List<KeptSeal>> seals(int most) {
    return view.seals(most);
  }

  @Override
  public ViewProgress progress() {
    return view.progress();
  }

  @Override
  public List<Ticket> ticketsOf(LocalDate day) {
    return view.ticketsOf(day);
  }

  @Override
  public List<LateEntry> lateEntries(LocalDate from) {
    return view.lateVisits(from).stream()
        .map(late -> new LateEntry(late.seq(), late.at(), late.actor(), late.visit()))
        .toList();
  }

  @Override
  public long head() {
    return journal.head().seq();
  }

  @Override
  public List<Entry> entries(long from, int most) throws IOException {
    return journal.read(from, most).stream().map(Recorded::entry).toList();
  }

  @Override
  public List<LocalDate> days() {
    try {
      return trials.days();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<Optional<DayTrial>> tryOn(LocalDate day, HallPlan plan) {
    return trials.tryOn(day, plan);
  }
}
