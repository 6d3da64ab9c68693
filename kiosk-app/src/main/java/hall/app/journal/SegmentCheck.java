package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.app.journal.JournalDamaged.Fault;
import hall.app.journal.RecordBytes.Link;
import java.io.IOException;
import java.util.Optional;

/// Goes through a segment from its first entry to its last: sums and sequence, and the chain as far
/// as no snapshot vouches for it.
final class SegmentCheck {

  private final Disk disk;
  private final Segment segment;
  private final long vouched;
  private final Seen seen;
  private final Chain chain = new Chain();

  /// Told of each sound record that follows from the one before it.
  interface Seen {
    void record(RecordBytes record) throws IOException;
  }

  /// How far the segment is sound.
  ///
  /// @param end where its last record ends
  /// @param torn how far beyond that the bytes of writes reach that were never finished; equal to
  ///   `end` when there are none
  record Checked(Head head, long end, long torn) {}

  /// @param vouched the entry whose chain hash a snapshot holds; 0 for none
  SegmentCheck(Disk disk, Segment segment, long vouched, Seen seen) {
    this.disk = disk;
    this.segment = segment;
    this.vouched = vouched;
    this.seen = seen;
  }

  /// Checks the newest segment, whose last group may be half written.
  Checked newest() throws IOException {
    try (DiskFile file = disk.open(segment.name())) {
      var reader = new RecordReader(file, Segment.HEADER, file.size());
      Head head = follow(reader, Long.MAX_VALUE);
      long end = reader.offset();
      long torn = reader.endOfBytes(end);
      Optional<RecordBytes> later = reader.laterThan(head.seq() + 1, end, torn);
      if (later.isPresent()) {
        throw damaged(Fault.BAD_RECORD, reader, head, later.get());
      }
      if (head.seq() < vouched) {
        throw damaged(
            torn > end ? Fault.BAD_RECORD : Fault.MISSING,
            end,
            head.seq() + 1,
            "a snapshot was made after entry " + vouched);
      }
      return new Checked(head, end, torn);
    }
  }

  /// Checks a segment that the next one follows: it must reach it.
  Checked before(long next) throws IOException {
    try (DiskFile file = disk.open(segment.name())) {
      var reader = new RecordReader(file, Segment.HEADER, file.size());
      Head head = follow(reader, next - 1);
      long end = reader.offset();
      if (head.seq() != next - 1) {
        throw damaged(
            reader.endOfBytes(end) > end ? Fault.BAD_RECORD : Fault.MISSING,
            end,
            head.seq() + 1,
            "the next file begins with entry " + next);
      }
      return new Checked(head, end, end);
    }
  }

  private Head follow(RecordReader reader, long last) throws IOException {
    Head head = segment.head();
    while (head.seq() < last) {
      Optional<RecordBytes> next = reader.next();
      if (next.isEmpty()) {
        break;
      }
      RecordBytes record = next.get();
      if (record.version() > RecordBytes.VERSION) {
        throw damaged(
            Fault.TOO_NEW, record.offset(), head.seq() + 1, "version " + record.version());
      }
      if (record.seq() != head.seq() + 1 || !isLinked(record, head)) {
        throw damaged(Fault.BROKEN_CHAIN, record.offset(), head.seq() + 1, "entry " + record.seq());
      }
      head = new Head(record.seq(), record.hash());
      seen.record(record);
    }
    return head;
  }

  private boolean isLinked(RecordBytes record, Head head) {
    return record.seq() <= vouched || record.follows(new Link(chain, head.hash()));
  }

  private JournalDamaged damaged(Fault fault, RecordReader reader, Head head, RecordBytes later) {
    return damaged(
        fault,
        reader.offset(),
        head.seq() + 1,
        "entry %d stands whole at byte %d".formatted(later.seq(), later.offset()));
  }

  private JournalDamaged damaged(Fault fault, long offset, long seq, String found) {
    return new JournalDamaged(fault, disk.path(segment.name()), offset, seq, found);
  }
}
