package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One segment and its copy. What stands under the segment's name can always be read as a record:
/// much at once is written beside it, forced, and put in its place; little is written group by
/// group, each forced before the next, as the original was. So the copy's end may be torn like an
/// original's, and never looks damaged.
final class SegmentCopy implements Closeable {

  private static final int CHUNK = 256 << 10;
  private static final int TAIL = 4096;

  /// More groups than this are faster copied with all that stands before them.
  private static final int GROUPS_MOST = 12;

  private final Disk to;
  private final String name;
  private final DiskFile source;

  /// The copy under its own name.
  private Optional<DiskFile> live = Optional.empty();

  /// One that is still being written beside it.
  private Optional<DiskFile> beside = Optional.empty();

  private long done;

  private SegmentCopy(Disk to, String name, DiskFile source) {
    this.to = to;
    this.name = name;
    this.source = source;
  }

  /// @param length of what lasts in the source; -1 for all of it
  static SegmentCopy open(Disk from, Disk to, Segment.Named segment, long length)
      throws IOException {
    DiskFile source = from.open(segment.name());
    var copy = new SegmentCopy(to, segment.name(), source);
    try {
      copy.takeUp(length < 0 ? source.size() : length);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  /// Goes on with a copy that has all, and else makes a new one.
  private void takeUp(long length) throws IOException {
    if (!to.exists(name)) {
      return;
    }
    DiskFile target = to.open(name);
    if (target.size() == length && alike(source, target, length) == length) {
      live = Optional.of(target);
      done = length;
    } else {
      target.close();
    }
  }

  long sourceSize() throws IOException {
    return source.size();
  }

  /// How many bytes from the beginning are the same in both. A copy of full length whose head and
  /// last page are the source's is taken for the same; the nightly copy reads all.
  static long alike(DiskFile source, DiskFile target, long length) throws IOException {
    long both = Math.min(target.size(), length);
    if (target.size() == length
        && same(source, target, 0, Segment.HEADER)
        && same(source, target, Math.max(0, length - TAIL), TAIL)) {
      return length;
    }
    for (long at = 0; at < both; at += CHUNK) {
      int most = (int) Math.min(CHUNK, both - at);
      byte[] ours = SecondCopy.bytes(source, at, most);
      byte[] theirs = SecondCopy.bytes(target, at, most);
      int differs = Arrays.mismatch(ours, theirs);
      if (differs >= 0) {
        return at + differs;
      }
    }
    return both;
  }

  private static boolean same(DiskFile source, DiskFile target, long at, int length)
      throws IOException {
    return Arrays.equals(
        SecondCopy.bytes(source, at, length), SecondCopy.bytes(target, at, length));
  }

  /// Brings the copy further towards the length, and says whether it has reached it and lasts.
  boolean advance(long length) throws IOException {
    if (live.isPresent() && beside.isEmpty()) {
      if (done >= length) {
        return true;
      }
      List<Long> ends = groupEnds(length);
      if (ends.size() <= GROUPS_MOST) {
        for (long end : ends) {
          write(live.get(), end);
          live.get().force(true);
        }
        return done >= length;
      }
    }
    return advanceBeside(length);
  }

  private boolean advanceBeside(long length) throws IOException {
    if (beside.isEmpty()) {
      beside = Optional.of(to.create(name + WholeFile.UNFINISHED));
      done = 0;
    }
    DiskFile unfinished = beside.get();
    write(unfinished, Math.min(length, done + CHUNK));
    if (done < length) {
      return false;
    }
    unfinished.force(true);
    closeLive();
    to.rename(name + WholeFile.UNFINISHED, name);
    to.force(Segment.FOLDER);
    live = beside;
    beside = Optional.empty();
    return true;
  }

  private void write(DiskFile target, long end) throws IOException {
    while (done < end) {
      byte[] bytes = SecondCopy.bytes(source, done, (int) Math.min(CHUNK, end - done));
      if (bytes.length == 0) {
        throw new IOException(name + " became shorter while it was copied.");
      }
      target.write(ByteBuffer.wrap(bytes), done);
      done += bytes.length;
    }
  }

  /// Where the groups end that stand between the copy's end and the length; one more than are
  /// copied singly is enough to know.
  private List<Long> groupEnds(long length) throws IOException {
    var reader = new RecordReader(source, done, length);
    List<Long> ends = new ArrayList<>();
    long group = -1;
    Optional<RecordBytes> record = reader.next();
    while (record.isPresent() && ends.size() <= GROUPS_MOST) {
      if (group >= 0 && record.get().group() != group) {
        ends.add(record.get().offset());
      }
      group = record.get().group();
      record = reader.next();
    }
    ends.add(length);
    return ends;
  }

  private void closeLive() throws IOException {
    Optional<DiskFile> was = live;
    live = Optional.empty();
    if (was.isPresent()) {
      was.get().close();
    }
  }

  @Override
  public void close() throws IOException {
    try (source) {
      if (beside.isPresent()) {
        beside.get().close();
      }
      closeLive();
    }
  }
}
