package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A second copy of the record on another disk: the segments byte for byte as far as they last, and
/// the epoch, so that a hall can be set up again from it. It follows the journal step by step and
/// is never ahead of what lasts in the hall.
///
/// It knows where it stands by what is there, so a medium may be drawn and put back at any moment.
/// Whatever is there that the hall does not have is set aside and never written over. Used by one
/// thread; only [#seq] may be asked by any.
public final class SecondCopy implements Closeable {

  private final FileJournal journal;
  private final Disk from;
  private final Disk to;
  private Optional<SegmentCopy> open = Optional.empty();
  private int next;
  private volatile long seq;

  /// @param to nobody else writes there
  public SecondCopy(FileJournal journal, Disk to) {
    this.journal = journal;
    this.from = journal.disk();
    this.to = to;
  }

  /// The last entry the copy surely holds, as far as is known since [#attach].
  public long seq() {
    return seq;
  }

  /// Finds out what is there, and makes ready to follow.
  ///
  /// @return the folder in which something was set aside that the hall does not have; empty when
  ///   there was no such thing
  /// @throws IOException when the disk cannot be read or written
  public Optional<String> attach() throws IOException {
    close();
    seq = 0;
    next = 0;
    to.makeFolder(Segment.FOLDER);
    removeUnfinished();
    Optional<String> aside = Optional.empty();
    if (SetAside.isForeign(from, to, journal.shelf().durable())) {
      aside = Optional.of(SetAside.move(to));
    }
    byte[] epoch = WholeFile.read(from, Epoch.FILE);
    if (!to.exists(Epoch.FILE) || !Arrays.equals(epoch, WholeFile.read(to, Epoch.FILE))) {
      WholeFile.write(to, "", Epoch.FILE, epoch);
    }
    return aside;
  }

  /// Copies some more, at most a few hundred kilobytes, so that it can be stopped between.
  ///
  /// @return whether there is more to copy at once
  public boolean step() throws IOException {
    Shelf.Durable durable = journal.shelf().durable();
    List<Segment.Named> files = durable.files();
    if (durable.head().seq() <= seq) {
      return false;
    }
    boolean newest = next == files.size() - 1;
    SegmentCopy copy = opened(files.get(next), durable, newest);
    long length = newest ? durable.end() : copy.sourceSize();
    if (!copy.advance(length)) {
      return true;
    }
    if (newest) {
      seq = durable.head().seq();
      return journal.head().seq() > seq;
    }
    close();
    seq = files.get(next + 1).first() - 1;
    next++;
    return true;
  }

  private SegmentCopy opened(Segment.Named segment, Shelf.Durable durable, boolean newest)
      throws IOException {
    if (open.isEmpty()) {
      open = Optional.of(SegmentCopy.open(from, to, segment, newest ? durable.end() : -1));
    }
    return open.get();
  }

  private void removeUnfinished() throws IOException {
    for (String name : to.names(Segment.FOLDER)) {
      if (name.endsWith(WholeFile.UNFINISHED)) {
        to.delete(Segment.FOLDER + "/" + name);
      }
    }
  }

  /// Lets go of the disk, so that a medium can be drawn; [#attach] goes on.
  @Override
  public void close() throws IOException {
    Optional<SegmentCopy> was = open;
    open = Optional.empty();
    if (was.isPresent()) {
      was.get().close();
    }
  }

  /// How the copy compares with what lasts, for telling: how many entries it is behind.
  public long behind() {
    return Math.max(0, journal.head().seq() - seq);
  }

  /// Whether a file can still be seen there; a drawn medium shows it even when nothing is written.
  public boolean isThere() throws IOException {
    return to.exists(Epoch.FILE);
  }

  /// So many bytes from the place on, fewer at the end of the file.
  static byte[] bytes(DiskFile file, long at, int length) throws IOException {
    var into = ByteBuffer.allocate(length);
    while (into.hasRemaining() && file.read(into, at + into.position()) >= 0) {
      // A read may give less than was asked for.
    }
    return Arrays.copyOf(into.array(), into.position());
  }
}
