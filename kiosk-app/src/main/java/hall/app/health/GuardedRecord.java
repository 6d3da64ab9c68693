package hall.app.health;

import hall.app.loop.HallRecord;
import hall.queue.Entry;
import hall.queue.Hall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The record with its ballast: where the disk is full, the ballast is given up and the same
/// entries are written again in the same turn, so that nobody sees an error. Also tells how long
/// the disk has been at the present write, for a disk that does not answer at all.
public final class GuardedRecord implements HallRecord {

  private final HallRecord record;
  private final Ballast ballast;
  private volatile long writingSinceNanos;
  private volatile boolean writing;

  public GuardedRecord(HallRecord record, Ballast ballast) {
    this.record = record;
    this.ballast = ballast;
  }

  /// How long the disk has been at the write that is going on; zero when none is.
  public Duration writingFor() {
    return writing ? Duration.ofNanos(System.nanoTime() - writingSinceNanos) : Duration.ZERO;
  }

  @Override
  public void append(List<Entry> entries) throws IOException {
    writingSinceNanos = System.nanoTime();
    writing = true;
    try {
      record.append(entries);
    } catch (IOException refused) {
      if (!ballast.release(refused)) {
        throw refused;
      }
      again(refused, entries);
    } finally {
      writing = false;
    }
  }

  /// The reopening takes away whatever the refused write left, so that the entries cannot stand
  /// there twice.
  private void again(IOException refused, List<Entry> entries) throws IOException {
    try {
      record.reopen();
      record.append(entries);
    } catch (IOException e) {
      e.addSuppressed(refused);
      throw e;
    }
  }

  @Override
  public Hall hall() throws IOException {
    return record.hall();
  }

  @Override
  public void reopen() throws IOException {
    try {
      record.reopen();
    } catch (IOException refused) {
      if (!ballast.release(refused)) {
        throw refused;
      }
      record.reopen();
    }
  }
}
