package hall.app.centre;

import hall.app.journal.FileJournal;
import hall.app.journal.Hash;
import hall.app.journal.Recorded;
import hall.queue.Entry;
import hall.report.HallLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/// The hall's journal as the outbox: what lasts there is what is told.
public final class JournalLog implements HallLog {

  private final FileJournal journal;

  public JournalLog(FileJournal journal) {
    this.journal = journal;
  }

  @Override
  public long head() {
    return journal.head().seq();
  }

  @Override
  public Optional<String> hashAt(long seq) {
    try {
      return journal.hashAt(seq).map(Hash::toString);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void read(long from, int most, Consumer<Entry> reader) {
    try {
      journal.read(from, most).stream().map(Recorded::entry).forEach(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
