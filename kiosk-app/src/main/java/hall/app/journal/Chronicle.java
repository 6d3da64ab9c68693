package hall.app.journal;

import hall.queue.Amendments;
import hall.queue.Entry;
import hall.queue.Event.DayOpened;
import hall.queue.Event.LateVisitEntered;
import hall.queue.Hall;
import hall.queue.LateVisit;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The record, day by day, for whoever looks back. Only reads, and takes no lock, so it may be used
/// beside a hall that runs; any thread may.
///
/// Looking back behind the oldest snapshot means reading from the beginning of the record.
public final class Chronicle {

  private static final int AT_ONCE = 1_000;

  private final Shelf shelf;
  private final Snapshots snapshots;

  Chronicle(Shelf shelf, Snapshots snapshots) {
    this.shelf = shelf;
    this.snapshots = snapshots;
  }

  /// Opens the record in a data folder, be there a hall that writes to it or not.
  ///
  /// @throws NoSuchFileException when there is no record in the folder
  /// @throws JournalDamaged when the newest file is not a record
  public static Chronicle open(Path data) throws IOException {
    Disk disk = new QuietDisk(new FolderDisk(data));
    List<Segment.Named> segments = Segment.in(disk);
    if (segments.isEmpty()) {
      throw new NoSuchFileException(data.resolve(Segment.FOLDER).toString());
    }
    Shelf shelf = new Shelf(disk, segments);
    Segment newest = Segment.read(disk, segments.getLast());
    try (Disk.DiskFile file = disk.open(newest.name())) {
      RecordReader records = new RecordReader(file, Segment.HEADER, file.size());
      Head head = newest.head();
      Optional<RecordBytes> next = records.next();
      while (next.isPresent() && next.get().seq() == head.seq() + 1) {
        head = new Head(next.get().seq(), next.get().hash());
        next = records.next();
      }
      shelf.reach(newest, head, records.offset());
    }
    return new Chronicle(shelf, new Snapshots(disk));
  }

  /// How the days' records stand, and which are not sealed yet.
  public SealBook seals() {
    return new SealBook(this, shelf);
  }

  /// The business days that the record tells of, oldest first.
  public List<LocalDate> days() throws IOException {
    List<LocalDate> days = new ArrayList<>(files().keySet());
    // The record may begin before the hall first opened; its first file is named by the clock then.
    if (!days.isEmpty() && opening(days.getFirst(), files().values().iterator().next()).isEmpty()) {
      days.removeFirst();
    }
    return days;
  }

  /// The days in the files' names, each with the first entry of its first file.
  private SortedMap<LocalDate, Long> files() {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    shelf.files().forEach(file -> days.merge(file.day(), file.first(), Math::min));
    return days;
  }

  /// A business day; empty when the hall did not open that day.
  ///
  /// @throws JournalDamaged when a record is not as it was
  public Optional<PastDay> day(LocalDate day) throws IOException {
    Optional<Long> opened = opening(day);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    Hall hall = hallAt(opened.get());
    List<Entry> entries = new ArrayList<>();
    boolean isOver = false;
    for (long next = opened.get() + 1; !isOver && next <= shelf.head().seq(); ) {
      List<Entry> some = some(next);
      for (Entry entry : some) {
        if (!isOver) {
          entries.add(entry);
          isOver = opens(entry).isPresent();
        }
      }
      next += Math.max(1, some.size());
    }
    Amendments known = hallAt(shelf.head().seq()).amendments();
    return Optional.of(
        new PastDay(day, hall.memory(), entries, isOver, known, late(day, opened.get())));
  }

  /// What was entered afterwards for the day: with it, or in as many days after it as that may be.
  private List<LateVisit> late(LocalDate day, long from) throws IOException {
    List<LateVisit> late = new ArrayList<>();
    LocalDate last = day.plusDays(Amendments.LATE_DAYS);
    boolean isOver = false;
    for (long next = from; !isOver && next <= shelf.head().seq(); ) {
      List<Entry> some = some(next);
      for (Entry entry : some) {
        isOver |= opens(entry).filter(opened -> opened.isAfter(last)).isPresent();
        for (var event : entry.events()) {
          if (event instanceof LateVisitEntered(var visit) && visit.day().equals(day)) {
            late.add(visit);
          }
        }
      }
      next += Math.max(1, some.size());
    }
    return late;
  }

  /// The hall as it was after an entry.
  Hall hallAt(long seq) throws IOException {
    Hall hall = snapshotUpTo(seq).map(kept -> new Hall(kept.memory())).orElseGet(Hall::new);
    shelf.read(hall.seq() + 1, seq, recorded -> hall.apply(recorded.entry()));
    return hall;
  }

  private Optional<Snapshot> snapshotUpTo(long most) throws IOException {
    for (long seq : snapshots.seqs()) {
      Optional<Snapshot> snapshot = seq <= most ? snapshots.load(seq) : Optional.empty();
      if (snapshot.isPresent() && shelf.hashAt(seq).equals(Optional.of(snapshot.get().hash()))) {
        return snapshot;
      }
    }
    return Optional.empty();
  }

  /// The entry that opened the business day; empty when none did.
  Optional<Long> opening(LocalDate day) throws IOException {
    Long from = files().get(day);
    return from == null ? Optional.empty() : opening(day, from);
  }

  /// The entry that opened the day, from that one on.
  private Optional<Long> opening(LocalDate day, long from) throws IOException {
    for (long next = from; next <= shelf.head().seq(); ) {
      List<Entry> some = some(next);
      for (Entry entry : some) {
        Optional<LocalDate> opened = opens(entry);
        if (opened.isPresent() && !opened.get().isBefore(day)) {
          return opened.get().equals(day) ? Optional.of(entry.seq()) : Optional.empty();
        }
      }
      next += Math.max(1, some.size());
    }
    return Optional.empty();
  }

  private List<Entry> some(long from) throws IOException {
    List<Entry> found = new ArrayList<>();
    shelf.read(from, from + AT_ONCE - 1, recorded -> found.add(recorded.entry()));
    return found;
  }

  private static Optional<LocalDate> opens(Entry entry) {
    return entry.events().stream()
        .filter(DayOpened.class::isInstance)
        .map(event -> ((DayOpened) event).day())
        .reduce((_, last) -> last);
  }
}
