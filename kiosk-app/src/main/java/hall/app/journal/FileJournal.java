package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.app.journal.RecordBytes.Link;
import hall.app.journal.RecordBytes.Stamp;
import hall.queue.Entry;
import hall.queue.Event.DayOpened;
import hall.queue.Hall;
import hall.queue.HallMemory;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The hall's memory, in files that are only ever appended to. What [#append] has returned from is
/// still there after the power fails, in the order it was given.
///
/// One thread appends, snapshots and reopens; any thread may read.
public final class FileJournal implements Closeable {

  /// A segment that has grown beyond this is followed by another within the day.
  private static final long LONGEST = 64L << 20;

  private final Disk disk;
  private final RecordClock clock;
  private final Closeable lock;
  private final Opening opening;
  private final Snapshots snapshots;
  private final long epoch;
  private final Chain chain = new Chain();
  private final Shelf shelf;

  private Optional<SegmentWriter> writer;

  /// What the opening read, so that the first hall need not read it again.
  private Optional<Snapshot> start;

  private boolean failed;

  /// Opens the record in the data folder, and a new one where there is none. From now on no other
  /// process can.
  ///
  /// @throws DataFolderInUse when another does already
  /// @throws JournalDamaged when something in it is of a later release
  public static FileJournal open(Path data) throws IOException {
    return open(data, RecordClock.SYSTEM);
  }

  /// Opens the record, to be dated by the given clock.
  public static FileJournal open(Path data, RecordClock clock) throws IOException {
    return open(data, clock, Witness.NONE);
  }

  /// Opens the record, to be dated by the given clock. Should a part of it turn out to be lost, the
  /// witness is asked what it knows.
  ///
  /// @throws NotRestored when setting it up from a copy was begun and not finished
  public static FileJournal open(Path data, RecordClock clock, Witness witness) throws IOException {
    DataLock lock = DataLock.take(data);
    try {
      NotRestored.check(data);
      return open(new FolderDisk(data), clock, lock, witness);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Opens the record on a disk that nobody else writes to.
  static FileJournal open(Disk disk, RecordClock clock, Closeable lock) throws IOException {
    return open(disk, clock, lock, Witness.NONE);
  }

  static FileJournal open(Disk disk, RecordClock clock, Closeable lock, Witness witness)
      throws IOException {
    return new FileJournal(disk, clock, lock, Recovery.of(disk, clock, witness));
  }

  private FileJournal(Disk disk, RecordClock clock, Closeable lock, Recovery.Found found) {
    this.disk = disk;
    this.clock = clock;
    this.lock = lock;
    this.snapshots = found.snapshots();
    this.opening = found.opening();
    this.epoch = found.epoch();
    this.shelf = found.shelf();
    this.writer = found.writer();
    this.start = found.snapshot();
  }

  /// What was found when the record was opened.
  public Opening opening() {
    return opening;
  }

  /// Which life of this hall's record it is: 1, and one more each time a lost part has to be done
  /// without.
  public long epoch() {
    return epoch;
  }

  /// The last entry that lasts.
  public Head head() {
    return shelf.head();
  }

  /// Writes the entries down together. When this returns they last; when it throws, none of them
  /// counts, and nothing more can be written until [#reopen].
  ///
  /// @param group in their sequence, following the last that was written
  public Head append(List<Entry> group) throws IOException {
    Head before = head();
    if (failed) {
      throw new IOException("The record could not be written and has not been reopened.");
    }
    if (group.isEmpty()) {
      return before;
    }
    var bytes = new ByteArrayOutputStream(group.size() * 320);
    List<RecordBytes> records = encode(group, before);
    records.forEach(record -> bytes.write(record.array(), 0, record.length()));
    failed = true;
    SegmentWriter to = writerFor(group, before, bytes.size());
    long begin = to.end();
    to.append(bytes.toByteArray(), bytes.size());
    failed = false;
    long at = begin;
    for (RecordBytes record : records) {
      shelf.mark(record.seq(), at);
      at += record.length();
    }
    RecordBytes last = records.getLast();
    shelf.reach(to.segment(), new Head(last.seq(), last.hash()), at);
    return head();
  }

  /// Makes writing possible again after it failed: takes away what was not acknowledged and begins
  /// a new file, so that a disk that is still full is known at once and not by the next ticket.
  /// Throws while the disk does not allow it; the hall is then to be made again from [#hall].
  public void reopen() throws IOException {
    failed = true;
    closeWriter();
    writer = Recovery.afterFailure(disk, shelf);
    if (writer.isPresent()) {
      begin(writer.get().segment().day(), head());
    }
    failed = false;
  }

  /// The hall as the record tells it, up to the last entry that lasts.
  public Hall hall() throws IOException {
    Optional<Snapshot> loaded = start;
    start = Optional.empty();
    long seq = head().seq();
    return loaded.isPresent() ? hallFrom(loaded, seq) : chronicle().hallAt(seq);
  }

  /// The hall as it was after an entry. Any thread may ask.
  public Hall hallAt(long seq) throws IOException {
    return chronicle().hallAt(seq);
  }

  /// The record day by day. Any thread may ask.
  public Chronicle chronicle() {
    return new Chronicle(shelf, snapshots);
  }

  /// Which days that are over have no seal in the record. Any thread may ask.
  public SealBook seals() {
    return chronicle().seals();
  }

  /// Goes through the record from an entry on, up to the last that lasts now.
  ///
  /// @throws JournalDamaged when a record is not as it was
  public void read(long from, Consumer<Recorded> reader) throws IOException {
    shelf.read(from, Long.MAX_VALUE, reader);
  }

  /// Some of the record, from an entry on; empty when nothing is there yet.
  public List<Recorded> read(long from, int most) throws IOException {
    List<Recorded> found = new ArrayList<>();
    shelf.read(from, from + most - 1, found::add);
    return found;
  }

  /// The chain hash after an entry; empty for one that is not there. 0 is before the first.
  public Optional<Hash> hashAt(long seq) throws IOException {
    return shelf.hashAt(seq);
  }

  /// Waits until there is an entry after the given one, and says whether there is.
  public boolean awaitAfter(long seq, Duration atMost) throws InterruptedException {
    return shelf.awaitAfter(seq, atMost);
  }

  /// Keeps what the hall remembers, so that the next start need not read all again. The memory is
  /// one the hall had after an entry that lasts. May be called beside the thread that appends.
  public void keep(HallMemory memory) throws IOException {
    Optional<Hash> hash = memory.seq() > head().seq() ? Optional.empty() : hashAt(memory.seq());
    snapshots.write(
        memory,
        hash.orElseThrow(() ->
            new IllegalArgumentException(
                "Entry %d is not in the record yet.".formatted(memory.seq()))));
  }

  /// How many entries a start would have to read after the newest snapshot.
  public long sinceSnapshot() {
    return head().seq() - snapshots.newestSeq();
  }

  /// Where its files are, for those of this room who copy them.
  Disk disk() {
    return disk;
  }

  Shelf shelf() {
    return shelf;
  }

  /// How many bytes the largest business day of the record takes.
  public long largestDay() throws IOException {
    Map<LocalDate, Long> days = new HashMap<>();
    for (Segment.Named named : shelf.files()) {
      try (DiskFile file = disk.open(named.name())) {
        days.merge(named.day(), file.size(), Long::sum);
      }
    }
    return days.values().stream().max(Long::compare).orElse(0L);
  }

  @Override
  public void close() throws IOException {
    failed = true;
    try {
      closeWriter();
    } finally {
      lock.close();
    }
  }

  private Hall hallFrom(Optional<Snapshot> snapshot, long seq) throws IOException {
    Hall hall = snapshot.map(kept -> new Hall(kept.memory())).orElseGet(Hall::new);
    shelf.read(hall.seq() + 1, seq, recorded -> hall.apply(recorded.entry()));
    return hall;
  }

  private List<RecordBytes> encode(List<Entry> group, Head before) {
    var stamp = new Stamp(clock.now(), clock.quality());
    List<RecordBytes> records = new ArrayList<>(group.size());
    Head head = before;
    for (Entry entry : group) {
      if (entry.seq() != head.seq() + 1) {
        throw new IllegalArgumentException(
            "Entry %d cannot follow entry %d.".formatted(entry.seq(), head.seq()));
      }
      var record = RecordBytes.of(entry, before.seq() + 1, stamp, new Link(chain, head.hash()));
      head = new Head(entry.seq(), record.hash());
      records.add(record);
    }
    return records;
  }

  private SegmentWriter writerFor(List<Entry> group, Head before, int length) throws IOException {
    Optional<LocalDate> opened = dayOpened(group);
    if (writer.isPresent()
        && opened.isEmpty()
        && writer.get().segment().epoch() == epoch
        && writer.get().end() + length <= LONGEST) {
      return writer.get();
    }
    LocalDate day =
        opened.orElseGet(() ->
            writer
                .map(w -> w.segment().day())
                .orElseGet(() -> LocalDate.ofInstant(group.getFirst().at(), ZoneOffset.UTC)));
    return begin(day, before);
  }

  private SegmentWriter begin(LocalDate day, Head before) throws IOException {
    var segment = new Segment(before.seq() + 1, day, epoch, before.hash());
    SegmentWriter next = SegmentWriter.create(disk, segment);
    Optional<SegmentWriter> old = writer;
    writer = Optional.of(next);
    if (old.isPresent()) {
      finish(old.get(), segment);
    }
    return next;
  }

  /// One that holds nothing is taken away, for the new one begins with the same entry.
  private void finish(SegmentWriter old, Segment next) throws IOException {
    if (old.segment().first() < next.first()) {
      old.finish();
      return;
    }
    old.close();
    if (!old.segment().name().equals(next.name())) {
      disk.delete(old.segment().name());
      disk.force(Segment.FOLDER);
    }
  }

  private static Optional<LocalDate> dayOpened(List<Entry> group) {
    Optional<LocalDate> day = Optional.empty();
    for (Entry entry : group) {
      for (var event : entry.events()) {
        if (event instanceof DayOpened(var opened)) {
          day = Optional.of(opened);
        }
      }
    }
    return day;
  }

  private void closeWriter() throws IOException {
    if (writer.isPresent()) {
      SegmentWriter open = writer.get();
      writer = Optional.empty();
      open.close();
    }
  }
}
