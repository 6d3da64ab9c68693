package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.app.journal.JournalDamaged.Fault;
import hall.app.journal.RecordBytes.Link;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Goes through a whole record from its first byte to its last and makes sure of everything that
/// can be told without understanding it: heads, sums, sequence, chain, that each file follows from
/// the one before. Holds one record at a time, only reads and takes no lock, so it may be used
/// beside a hall that runs.
public final class RecordScan {

  private final Disk disk;
  private final List<Segment.Named> files;
  private final Chain chain = new Chain();

  /// Told of what stands in the record, in its order.
  public interface Reader {

    /// A file of the record begins, and its head is sound.
    void file(Path file, LocalDate day, long epoch);

    /// A record that is sound and follows from the one before it.
    void record(SoundRecord record);
  }

  /// How far the record reaches.
  ///
  /// @param file the newest
  /// @param end where its last record ends
  /// @param unfinished how many bytes of a write stand behind it that was never finished, or that
  ///   goes on now: nobody was told of it
  /// @param bytes of all files, up to there
  public record End(Head head, Path file, long end, long unfinished, long bytes) {}

  private record Reached(Head head, long end, long unfinished) {}

  private RecordScan(Disk disk, List<Segment.Named> files) {
    this.disk = disk;
    this.files = files;
  }

  /// The record in a data folder.
  ///
  /// @throws NoSuchFileException when there is none
  public static RecordScan of(Path data) throws IOException {
    return of(new QuietDisk(new FolderDisk(data)));
  }

  /// The record on a disk.
  public static RecordScan of(Disk disk) throws IOException {
    List<Segment.Named> files = Segment.in(disk);
    if (files.isEmpty()) {
      throw new NoSuchFileException(disk.path(Segment.FOLDER).toString());
    }
    return new RecordScan(disk, files);
  }

  /// The names in the journal's folder that are no file of a record.
  public List<String> strangers() throws IOException {
    List<String> known = files.stream().map(Segment.Named::name).toList();
    return disk.names(Segment.FOLDER).stream()
        .filter(name -> !known.contains(Segment.FOLDER + "/" + name))
        .filter(name -> !name.endsWith(WholeFile.UNFINISHED))
        .sorted()
        .toList();
  }

  /// The business days that have files, oldest first.
  public List<LocalDate> days() {
    return files.stream().map(Segment.Named::day).distinct().sorted().toList();
  }

  /// Goes through all of it.
  ///
  /// @throws JournalDamaged at the first place that is not as it was
  public End run(Reader reader) throws IOException {
    Head head = Head.NONE;
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      Segment segment = opened(files.get(i), head);
      reader.file(disk.path(segment.name()), segment.day(), segment.epoch());
      boolean isNewest = i == files.size() - 1;
      Reached reached = isNewest ? newest(segment, reader) : finished(segment, i, reader);
      head = reached.head();
      bytes += reached.end();
      if (isNewest) {
        Path file = disk.path(segment.name());
        return new End(head, file, reached.end(), reached.unfinished(), bytes);
      }
    }
    throw new IllegalStateException("A record has at least one file.");
  }

  /// Goes through the files of a business day and of what came right after, without asking how the
  /// chain came there. What is not sound ends it quietly: whoever wants to know that asks [#run].
  ///
  /// @param more how many files after those of the day
  public void read(LocalDate day, int more, Reader reader) throws IOException {
    int left = more;
    for (Segment.Named named : files) {
      boolean isOfDay = named.day().equals(day);
      if (isOfDay || (named.day().isAfter(day) && left-- > 0)) {
        try (DiskFile file = disk.open(named.name())) {
          var records = new RecordReader(file, Segment.HEADER, file.size());
          Optional<RecordBytes> next = records.next();
          for (; next.isPresent(); next = records.next()) {
            reader.record(new SoundRecord(disk.path(named.name()), next.get()));
          }
        }
      }
    }
  }

  /// The files of the record that stand before the day's first, newest first.
  public List<LocalDate> daysUpTo(LocalDate day) {
    return days().stream().filter(each -> !each.isAfter(day)).toList().reversed();
  }

  private Segment opened(Segment.Named named, Head head) throws IOException {
    if (named.first() != head.seq() + 1) {
      throw new JournalDamaged(
          Fault.MISSING,
          disk.path(named.name()),
          0,
          head.seq() + 1,
          "the file begins with entry " + named.first());
    }
    Segment segment = Segment.read(disk, named);
    if (!segment.name().equals(named.name())) {
      throw new JournalDamaged(
          Fault.BAD_HEADER,
          disk.path(named.name()),
          0,
          named.first(),
          "the file's first page says " + segment.name());
    }
    if (!segment.head().equals(head)) {
      throw new JournalDamaged(
          Fault.BROKEN_CHAIN,
          disk.path(named.name()),
          0,
          named.first(),
          "the file does not follow from the one before it");
    }
    return segment;
  }

  private Reached finished(Segment segment, int index, Reader reader) throws IOException {
    long next = files.get(index + 1).first();
    try (DiskFile file = disk.open(segment.name())) {
      var records = new RecordReader(file, Segment.HEADER, file.size());
      Head head = follow(segment, records, next - 1, reader);
      long end = records.offset();
      boolean isMore = records.endOfBytes(end) > end;
      if (head.seq() != next - 1 || isMore) {
        throw new JournalDamaged(
            isMore ? Fault.BAD_RECORD : Fault.MISSING,
            disk.path(segment.name()),
            end,
            head.seq() + 1,
            "the next file begins with entry " + next);
      }
      return new Reached(head, end, 0);
    }
  }

  /// The newest file may be written to at this moment. Forced after it was read, so that whatever
  /// was seen lasts.
  private Reached newest(Segment segment, Reader reader) throws IOException {
    try (DiskFile file = disk.open(segment.name())) {
      var records = new RecordReader(file, Segment.HEADER, file.size());
      Head head = follow(segment, records, Long.MAX_VALUE, reader);
      long end = records.offset();
      long more = records.endOfBytes(end);
      Optional<RecordBytes> later = records.laterThan(head.seq() + 1, end, more);
      if (later.isPresent()) {
        throw new JournalDamaged(
            Fault.BAD_RECORD,
            disk.path(segment.name()),
            end,
            head.seq() + 1,
            "entry %d stands whole at byte %d".formatted(later.get().seq(), later.get().offset()));
      }
      force(file);
      return new Reached(head, end, more - end);
    }
  }

  /// A medium that does not let a reader force has nothing unforced of ours.
  private static void force(DiskFile file) {
    try {
      file.force(false);
    } catch (IOException readOnly) {
      return;
    }
  }

  private Head follow(Segment segment, RecordReader records, long last, Reader reader)
      throws IOException {
    Head head = segment.head();
    Path file = disk.path(segment.name());
    while (head.seq() < last) {
      Optional<RecordBytes> next = records.next();
      if (next.isEmpty()) {
        break;
      }
      RecordBytes record = next.get();
      if (record.version() > RecordBytes.VERSION) {
        throw new JournalDamaged(
            Fault.TOO_NEW, file, record.offset(), head.seq() + 1, "version " + record.version());
      }
      if (record.seq() != head.seq() + 1 || !record.follows(new Link(chain, head.hash()))) {
        throw new JournalDamaged(
            Fault.BROKEN_CHAIN,
            file,
            record.offset(),
            head.seq() + 1,
            "entry " + record.seq() + " stands there");
      }
      head = new Head(record.seq(), record.hash());
      reader.record(new SoundRecord(file, record));
    }
    return head;
  }
}
