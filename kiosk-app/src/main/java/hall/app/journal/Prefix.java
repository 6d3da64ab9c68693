package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.app.journal.JournalDamaged.Fault;
import hall.app.journal.RecordBytes.Link;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What is left of a damaged record: all before the first thing that is not as it was. Sums,
/// sequence and chain are checked from the newest sound snapshot before the damage on.
///
/// @param head the last entry that is left
/// @param index the newest segment of which something is left; -1 for none
/// @param end where the last entry ends in it
record Prefix(Head head, int index, long end) {

  private static final Prefix NOTHING = new Prefix(Head.NONE, -1, Segment.HEADER);

  /// Goes through the segments up to, not including, the first entry that is known to be lost.
  static Prefix before(long lost, Disk disk, List<Segment.Named> segments, Snapshots snapshots)
      throws IOException {
    for (long base : snapshots.seqs()) {
      Optional<Snapshot> snapshot = base < lost ? snapshots.load(base) : Optional.empty();
      if (snapshot.isPresent()) {
        var walk = new Walk(disk, segments, new Head(base, snapshot.get().hash()), lost);
        Optional<Prefix> found = walk.from(holding(base, segments));
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    boolean begins = !segments.isEmpty() && segments.getFirst().first() == 1;
    Optional<Prefix> whole =
        begins ? new Walk(disk, segments, Head.NONE, lost).from(0) : Optional.empty();
    return whole.orElse(NOTHING);
  }

  private static int holding(long seq, List<Segment.Named> segments) {
    int index = segments.size() - 1;
    while (index >= 0 && segments.get(index).first() > seq) {
      index--;
    }
    return index;
  }

  /// One way through the segments.
  private static final class Walk {

    private final Disk disk;
    private final List<Segment.Named> segments;
    private final Head base;
    private final long lost;
    private final Chain chain = new Chain();
    private Head head = Head.NONE;
    private long end = Segment.HEADER;
    private boolean passedBase;

    Walk(Disk disk, List<Segment.Named> segments, Head base, long lost) {
      this.disk = disk;
      this.segments = segments;
      this.base = base;
      this.lost = lost;
    }

    /// Empty when the base is not reached, or is not of this record.
    Optional<Prefix> from(int first) throws IOException {
      Optional<Segment> segment = first < 0 ? Optional.empty() : read(first);
      if (segment.isEmpty()) {
        return Optional.empty();
      }
      head = segment.get().head();
      passedBase = head.equals(base);
      int index = first;
      follow(segment.get());
      while (head.seq() + 1 < lost && index + 1 < segments.size()) {
        segment = read(index + 1).filter(next -> next.head().equals(head));
        if (segment.isEmpty()) {
          break;
        }
        index++;
        follow(segment.get());
      }
      return passedBase ? Optional.of(new Prefix(head, index, end)) : Optional.empty();
    }

    private Optional<Segment> read(int index) throws IOException {
      try {
        return Optional.of(Segment.read(disk, segments.get(index)));
      } catch (JournalDamaged e) {
        if (e.fault() == Fault.TOO_NEW) {
          throw e;
        }
        return Optional.empty();
      }
    }

    private void follow(Segment segment) throws IOException {
      try (DiskFile file = disk.open(segment.name())) {
        var reader = new RecordReader(file, Segment.HEADER, file.size());
        end = Segment.HEADER;
        while (head.seq() + 1 < lost) {
          Optional<RecordBytes> next = reader.next().filter(this::isNext);
          if (next.isEmpty()) {
            break;
          }
          head = new Head(next.get().seq(), next.get().hash());
          end = reader.offset();
          passedBase |= head.equals(base);
        }
      }
    }

    private boolean isNext(RecordBytes record) {
      return record.version() <= RecordBytes.VERSION
          && record.seq() == head.seq() + 1
          && record.follows(new Link(chain, head.hash()));
    }
  }
}
