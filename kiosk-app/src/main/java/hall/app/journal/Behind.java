package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.app.journal.JournalDamaged.Fault;
import hall.app.journal.RecordBytes.Link;
import hall.app.journal.Witness.Sighting;
import hall.queue.Event.DayOpened;
import hall.queue.Event.TicketRestored;
import hall.queue.Event.TicketTaken;
import hall.queue.TicketNumber;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What still stands sound behind a damage. It can be believed, for each record has its own sum;
/// but nobody knows what happened in between.
final class Behind {

  /// A number, and the entry that gave it out.
  record Seen(Sighting sighting, long seq) {}

  /// Told of each sound record, in the order of the files.
  interface Taker {
    void take(RecordBytes record) throws IOException;
  }

  private final Disk disk;
  private final List<Segment.Named> files;
  private final Prefix left;
  private final int firstFile;
  private final LocalDate today;

  private final TreeSet<Long> seqs = new TreeSet<>();
  private final List<Seen> numbers = new ArrayList<>();
  private LocalDate newestDay = LocalDate.EPOCH;
  private long newestDayFirst;
  private Instant newest = Instant.EPOCH;
  private boolean lastHasRecords;
  private boolean lastHasHeader = true;
  private long garbage;
  private final Chain chain = new Chain();
  private Head before = Head.NONE;

  /// Reads all that stands behind what is left.
  ///
  /// @param today by the box's clock: no file's name is believed to be of a much later day
  /// @throws JournalDamaged when something there is of a later release, so that nothing is damaged
  static Behind read(Disk disk, List<Segment.Named> segments, Prefix left, LocalDate today)
      throws IOException {
    var behind = new Behind(disk, segments, left, today);
    for (int i = behind.firstFile; i < segments.size(); i++) {
      behind.readFile(i);
    }
    return behind;
  }

  private Behind(Disk disk, List<Segment.Named> segments, Prefix left, LocalDate today) {
    this.disk = disk;
    this.files = segments;
    this.left = left;
    this.firstFile = Math.max(0, left.index());
    this.today = today;
  }

  /// Goes through them once more.
  void each(Taker taker) throws IOException {
    for (int i = firstFile; i < files.size(); i++) {
      try (DiskFile file = disk.open(files.get(i).name())) {
        scan(i, new RecordReader(file, begin(i), file.size()), taker);
      }
    }
  }

  int sound() {
    return seqs.size();
  }

  /// How many of them come after the entry.
  int soundAfter(long seq) {
    return seqs.tailSet(seq, false).size();
  }

  List<Seen> numbers() {
    return numbers;
  }

  /// The newest business day that anything there is of.
  LocalDate newestDay() {
    return newestDay;
  }

  /// The entry before the first that can be of that day.
  long beforeNewestDay() {
    return newestDayFirst - 1;
  }

  Optional<Instant> newest() {
    return newest.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(newest);
  }

  /// The last entry that is proved to have been there.
  long last() {
    long proved = seqs.isEmpty() ? left.head().seq() : seqs.getLast();
    for (Segment.Named file : files.subList(Math.min(firstFile, files.size()), files.size())) {
      proved = Math.max(proved, file.first() - 1);
    }
    return proved;
  }

  /// How many more there can have been behind it, by the bytes that stand there.
  long more() {
    return (garbage + RecordBytes.SHORTEST - 1) / RecordBytes.SHORTEST;
  }

  /// Whether the newest file tells where the record ended: one of which not even the head is as it
  /// was, and that holds nothing sound, does not.
  boolean isClosed() {
    return !files.isEmpty() && (lastHasHeader || lastHasRecords);
  }

  private long begin(int index) {
    return index == left.index() ? left.end() : 0;
  }

  private void readFile(int index) throws IOException {
    Segment.Named named = files.get(index);
    Optional<Segment> head = head(named);
    LocalDate day = head.map(Segment::day).orElse(named.day());
    boolean isLast = index == files.size() - 1;
    boolean isLeft = index == left.index();
    int before = seqs.size();
    try (DiskFile file = disk.open(named.name())) {
      var reader = new RecordReader(file, begin(index), file.size());
      long end = scan(index, reader, record -> note(record, day));
      if (isLast) {
        garbage = Math.max(0, reader.endOfBytes(end) - end);
      }
    }
    boolean found = seqs.size() > before;
    if (head.isPresent() || found || !day.isAfter(today.plusDays(1))) {
      openDay(day, named.first());
    }
    if (isLast) {
      lastHasHeader = head.isPresent();
      lastHasRecords = found || isLeft;
    }
  }

  private Optional<Segment> head(Segment.Named named) throws IOException {
    try {
      return Optional.of(Segment.read(disk, named));
    } catch (JournalDamaged e) {
      if (e.fault() == Fault.TOO_NEW) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /// Says where the last sound record ends.
  private long scan(int index, RecordReader reader, Taker taker) throws IOException {
    long end = Math.max(begin(index), Segment.HEADER);
    Optional<RecordBytes> record = reader.laterThan(0, begin(index), Long.MAX_VALUE);
    while (record.isPresent()) {
      taker.take(record.get());
      end = record.get().offset() + record.get().length();
      record = reader.laterThan(0, end, Long.MAX_VALUE);
    }
    return end;
  }

  private void note(RecordBytes record, LocalDate day) throws IOException {
    if (record.version() > RecordBytes.VERSION) {
      throw laterRelease(Fault.TOO_NEW, record, "version " + record.version());
    }
    if (record.seq() <= left.head().seq()) {
      return;
    }
    boolean isGenuine =
        record.seq() == before.seq() + 1 && record.follows(new Link(chain, before.hash()));
    before = new Head(record.seq(), record.hash());
    Recorded recorded;
    try {
      recorded = record.recorded();
    } catch (IllegalArgumentException e) {
      if (isGenuine) {
        throw laterRelease(Fault.UNREADABLE, record, String.valueOf(e.getMessage()));
      }
      return; // Nobody of ours wrote it: one entry more of which nothing is known.
    }
    seqs.add(record.seq());
    newest = recorded.entry().at().isAfter(newest) ? recorded.entry().at() : newest;
    LocalDate of = day;
    for (var event : recorded.entry().events()) {
      switch (event) {
        case DayOpened(var opened) -> {
          openDay(opened, record.seq());
          of = opened;
        }
        case TicketTaken taken -> see(of, taken.number(), record);
        case TicketRestored(var ticket) -> see(of, ticket.number(), record);
        default -> {}
      }
    }
  }

  private void see(LocalDate day, TicketNumber number, RecordBytes record) {
    numbers.add(new Seen(new Sighting(day, number), record.seq()));
  }

  private void openDay(LocalDate day, long first) {
    if (day.isAfter(newestDay)) {
      newestDay = day;
      newestDayFirst = first;
    }
  }

  private JournalDamaged laterRelease(Fault fault, RecordBytes record, String found) {
    return new JournalDamaged(
        fault, disk.path(Segment.FOLDER), record.offset(), record.seq(), found);
  }
}
