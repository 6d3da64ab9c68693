package hall.app.journal;

import hall.app.journal.JournalDamaged.Fault;
import hall.app.journal.Opening.Cut;
import hall.app.journal.SegmentCheck.Checked;
import hall.app.journal.Snapshots.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the record on the disk, makes sure of it from the newest good snapshot on, and takes away
/// what a power cut left unfinished. What is damaged is set aside whole ([Salvage]); nothing else
/// is changed before all is found good.
final class Recovery {

  private final Disk disk;
  private final Snapshots snapshots;
  private final List<Segment.Named> segments;
  private final List<Path> passedOver = new ArrayList<>();
  private final Shelf shelf;

  /// An entry that something beside the segments tells of.
  private long reach;

  /// That the disk did not give a snapshot.
  private Optional<IOException> unreadable = Optional.empty();

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

  /// Opens the record. A damaged part is set aside, and the record goes on in a new epoch.
  ///
  /// @throws JournalDamaged when it is of a later release
  /// @throws IOException when the disk does not give what is on it; nothing is set aside then
  static Found of(Disk disk, RecordClock clock, Witness witness) throws IOException {
    prepare(disk);
    try {
      if (disk.exists(Resumption.PENDING) && Resumption.goOn(disk, clock).isEmpty()) {
        throw new JournalDamaged(
            Fault.BAD_HEADER, disk.path(Resumption.PENDING), 0, 0, "it is not what it was");
      }
      return new Recovery(disk).found(witness.lastSeq());
    } catch (JournalDamaged damage) {
      if (!damage.isSalvageable()) {
        throw damage;
      }
      new Salvage(disk, clock, witness, damage).plan().begin(disk, clock);
      return new Recovery(disk).found(0);
    }
  }

  /// Opens a record that was just copied from elsewhere: all of it is checked from the first entry
  /// on, and it goes on in a new epoch whatever is found, for nobody knows what came after.
  static Found restored(Disk disk, RecordClock clock, Witness witness) throws IOException {
    prepare(disk);
    JournalDamaged cause;
    try {
      cause = new Recovery(disk).whole();
    } catch (JournalDamaged damage) {
      cause = damage;
    }
    if (!cause.isSalvageable()) {
      throw cause;
    }
    new Salvage(disk, clock, witness, cause).ofCopy().plan().begin(disk, clock);
    return new Recovery(disk).found(0);
  }

  private static void prepare(Disk disk) throws IOException {
    disk.makeFolder(Segment.FOLDER);
    disk.makeFolder(Snapshots.FOLDER);
    removeUnfinished(disk, Segment.FOLDER);
    removeUnfinished(disk, Snapshots.FOLDER);
  }

  private JournalDamaged whole() throws IOException {
    Walked walked = walk(0);
    Checked end = walked.end();
    if (end.torn() > end.end()) {
      try (SegmentWriter writer = SegmentWriter.open(disk, walked.newest(), end.end())) {
        writer.cut();
      }
    }
    Path file = disk.path(walked.newest().name());
    return new JournalDamaged(
        Fault.RESTORED, file, end.end(), end.head().seq() + 1, "the copy ends here");
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

  /// @param told an entry that the record must reach
  private Found found(long told) throws IOException {
    reach = told;
    try {
      return sound();
    } catch (JournalDamaged damage) {
      if (unreadable.isPresent() && damage.isSalvageable()) {
        // What is missing may stand there, should the disk give it another time.
        throw unreadable.get();
      }
      throw damage;
    }
  }

  private Found sound() throws IOException {
    for (long seq : snapshots.seqs()) {
      Optional<Snapshot> snapshot = look(seq);
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

  /// Where a snapshot cannot be used, an older one may do, if the record reaches as far as this
  /// one.
  private Optional<Snapshot> look(long seq) {
    try {
      if (snapshots.look(seq) instanceof Look.Good(var snapshot)) {
        return Optional.of(snapshot);
      }
    } catch (IOException e) {
      unreadable = Optional.of(unreadable.orElse(e));
    }
    reach = Math.max(reach, seq);
    return Optional.empty();
  }

  /// Fails when something tells of an entry that the record does not reach.
  private void mustReach(Head head, Optional<Segment> newest) throws IOException {
    if (head.seq() < reach) {
      throw new JournalDamaged(
          Fault.MISSING,
          disk.path(newest.map(Segment::name).orElse(Segment.FOLDER)),
          0,
          head.seq() + 1,
          "entry %d had been written".formatted(reach));
    }
  }

  private static void removeUnfinished(Disk disk, String folder) throws IOException {
    for (String name : disk.names(folder)) {
      if (name.endsWith(WholeFile.UNFINISHED)) {
        disk.delete(folder + "/" + name);
      }
    }
  }

  private Found fresh() throws IOException {
    mustReach(Head.NONE, Optional.empty());
    long epoch = Epoch.read(disk, 1);
    if (epoch > 1) {
      throw new JournalDamaged(
          Fault.MISSING, disk.path(Segment.FOLDER), 0, 1, "the epoch is " + epoch);
    }
    var opening = new Opening(Optional.empty(), passedOver, 0, Optional.empty());
    return new Found(opening, epoch, shelf, snapshots, Optional.empty(), Optional.empty());
  }

  private Found ready(Walked walked, Optional<Snapshot> snapshot) throws IOException {
    Checked end = walked.end();
    mustReach(end.head(), Optional.of(walked.newest()));
    long epoch = epoch(walked.newest(), end.head());
    SegmentWriter writer = SegmentWriter.open(disk, walked.newest(), end.end());
    Optional<Cut> cut = Optional.empty();
    if (end.torn() > end.end()) {
      Path file = disk.path(walked.newest().name());
      cut = Optional.of(new Cut(file, end.end(), end.torn() - end.end(), end.head().seq() + 1));
      writer.cut();
    }
    writer.force();
    shelf.reach(walked.newest(), end.head(), end.end());
    setSpoiltAside(epoch);
    var opening =
        new Opening(
            cut, passedOver, snapshot.map(Snapshot::seq).orElse(0L), Account.of(disk, epoch));
    snapshots.newestIs(opening.fromSnapshot());
    return new Found(opening, epoch, shelf, snapshots, Optional.of(writer), snapshot);
  }

  private long epoch(Segment newest, Head head) throws IOException {
    long epoch = Epoch.read(disk, newest.epoch());
    if (epoch < newest.epoch()) {
      throw new JournalDamaged(
          Fault.BAD_HEADER,
          disk.path(Epoch.FILE),
          0,
          head.seq() + 1,
          "epoch %d comes before that of the newest file, %d".formatted(epoch, newest.epoch()));
    }
    return epoch;
  }

  /// The record does without them; they are kept for whoever wants to know what became of them.
  private void setSpoiltAside(long epoch) throws IOException {
    String folder = Resumption.FOLDER + "/" + epoch + "/";
    for (Path path : passedOver) {
      String name = disk.path("").relativize(path).toString().replace('\\', '/');
      if (isSpoilt(path) && !disk.exists(folder + name)) {
        disk.makeFolder(folder + Snapshots.FOLDER);
        disk.rename(name, folder + name);
        disk.force(folder + Snapshots.FOLDER);
        disk.force(Snapshots.FOLDER);
      }
    }
  }

  private boolean isSpoilt(Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      long seq = Long.parseLong(name, 0, name.indexOf('.'), 10);
      return !(snapshots.look(seq) instanceof Look.OtherRelease);
    } catch (IOException unreadable) {
      return false;
    }
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
