package hall.app;

import hall.app.journal.FileJournal;
import hall.app.loop.HallRecord;
import hall.queue.Entry;
import hall.queue.Hall;
import java.io.IOException;
import java.util.List;

/// The journal, as the loop sees it.
record JournalRecord(FileJournal journal) implements HallRecord {

  @Override
  public void append(List<Entry> entries) throws IOException {
    journal.append(entries);
  }

  @Override
  public Hall hall() throws IOException {
    return journal.hall();
  }

  @Override
  public void reopen() throws IOException {
    journal.reopen();
  }
}
