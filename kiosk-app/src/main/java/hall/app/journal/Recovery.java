package hall.app.journal;

import hall.app.journal.JournalDamaged.Fault;
import hall.app.journal.Opening.Cut;
import hall.app.journal.SegmentCheck.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the record on the disk, makes sure of it from the newest good snapshot on, and takes away
/// what a power cut left unfinished. Nothing is changed before all is found good.
final class Recovery {

  private final Disk disk;
  private final Snapshots snapshots;
  private final List<Segment.Named> segments;
  private final List<Path> passedOver = new ArrayList<>();
  private final Shelf shelf;

  /// What was found.
  ///
  /// @param writer at the end of the newest segment; empty when there is none yet
  /// @param snapshot the newest that is good and of this record
  record Found(
      Opening opening,
      long epoch,
      Shelf shelf,
      Snapshots snapshots,
      Optional<SegmentWriter> writer,
      Optional<Snapshot> snapshot) {}

  private record Walked(Segment newest, Checked end, Optional<Hash> hashAt) {}

  private Recovery(Disk disk) throws IOException {
    this.disk = disk;
    this.snapshots = new Snapshots(disk);
    this.segments = Segment.in(disk);
    this.shelf = new Shelf(disk, segments);
  }

  static Found of(Disk disk) throws IOException {
    disk.makeFolder(Segment.FOLDER);
    disk.makeFolder(Snapshots.FOLDER);
    removeUnfinished(disk, Segment.FOLDER);
    removeUnfinished(disk, Snapshots.FOLDER);
    return new Recovery(disk).found();
  }

  /// The end of the record after a write failed: what was not acknowledged is taken away.
  static Optional<SegmentWriter> afterFailure(Disk disk, Shelf shelf) throws IOException {
    for (Segment.Named file : Segment.in(disk)) {
      if (file.first() > shelf.head().seq() && !shelf.holds(file.name())) {
        disk.delete(file.name());
      }
    }
    disk.force(Segment.FOLDER);
    Optional<Segment.Named> newest = shelf.newest();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    SegmentWriter writer = SegmentWriter.open(disk, Segment.read(disk, newest.get()), shelf.end());
    try {
      writer.cut();
      return Optional.of(writer);
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private Found found() throws IOException {
    for (long seq : snapshots.seqs()) {
      Optional<Snapshot> snapshot = snapshots.load(seq);
      if (snapshot.isPresent()) {
        Walked walked = walk(seq);
        if (walked.hashAt().equals(Optional.of(snapshot.get().hash()))) {
          return ready(walked, snapshot);
        }
      }
      passedOver.add(snapshots.path(seq));
    }
    return segments.isEmpty() ? fresh() : ready(walk(0), Optional.empty());
  }

  private static void removeUnfinished(Disk disk, String folder) throws IOException {
    for (String name : disk.names(folder)) {
      if (name.endsWith(WholeFile.UNFINISHED)) {
        disk.delete(folder + "/" + name);
      }
    }
  }

  private Found fresh() throws IOException {
    var opening = new Opening(Optional.empty(), passedOver, 0);
    return new Found(
        opening, Epoch.read(disk, 1), shelf, snapshots, Optional.empty(), Optional.empty());
  }

  private Found ready(Walked walked, Optional<Snapshot> snapshot) throws IOException {
    Checked end = walked.end();
    long epoch = Epoch.read(disk, walked.newest().epoch());
    SegmentWriter writer = SegmentWriter.open(disk, walked.newest(), end.end());
    Optional<Cut> cut = Optional.empty();
    if (end.torn() > end.end()) {
      Path file = disk.path(walked.newest().name());
      cut = Optional.of(new Cut(file, end.end(), end.torn() - end.end(), end.head().seq() + 1));
      writer.cut();
    }
    writer.force();
    shelf.reach(walked.newest(), end.head(), end.end());
    var opening = new Opening(cut, passedOver, snapshot.map(Snapshot::seq).orElse(0L));
    snapshots.newestIs(opening.fromSnapshot());
    return new Found(opening, epoch, shelf, snapshots, Optional.of(writer), snapshot);
  }

  /// Checks the segments from the one on that holds what follows the entry.
  private Walked walk(long seq) throws IOException {
    int index = segments.size() - 1;
    while (index >= 0 && segments.get(index).first() > seq + 1) {
      index--;
    }
    if (index < 0) {
      throw new JournalDamaged(
          Fault.MISSING, disk.path(Segment.FOLDER), 0, seq + 1, "no file holds it");
    }
    List<Hash> found = new ArrayList<>(1);
    Segment segment = Segment.read(disk, segments.get(index));
    while (true) {
      if (seq == segment.first() - 1) {
        found.add(segment.before());
      }
      var check = new SegmentCheck(disk, segment, seq, record -> see(record, seq, found));
      if (index == segments.size() - 1) {
        return new Walked(segment, check.newest(), found.stream().findFirst());
      }
      index++;
      segment = next(segments.get(index), check.before(segments.get(index).first()).head());
    }
  }

  private void see(RecordBytes record, long seq, List<Hash> found) {
    shelf.mark(record.seq(), record.offset());
    if (record.seq() == seq) {
      found.add(record.hash());
    }
  }

  private Segment next(Segment.Named named, Head head) throws IOException {
    Segment next = Segment.read(disk, named);
    if (!next.head().equals(head)) {
      throw new JournalDamaged(
          Fault.BROKEN_CHAIN,
          disk.path(named.name()),
          0,
          named.first(),
          "the file does not follow from the one before it");
    }
    return next;
  }
}
