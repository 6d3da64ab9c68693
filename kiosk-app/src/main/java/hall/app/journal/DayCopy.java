package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.app.journal.SegmentCheck.Checked;
import hall.queue.HallMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Copies a business day whole: its segments, the epoch and a snapshot of its end, which together
/// are a data folder that a hall can be started from. It counts only once it was read back, its
/// sums and its chain are found good, and its end is the hall's.
public final class DayCopy {

  private static final String VERIFIED = "verified";
  private static final int CHUNK = 256 << 10;

  private final FileJournal journal;
  private final Disk to;

  /// A copy that was read back and found good.
  ///
  /// @param at when
  /// @param first its first entry
  /// @param last its last
  public record Good(LocalDate day, Instant at, long first, long last) {

    /// How many entries it holds.
    public long entries() {
      return last - first + 1;
    }
  }

  /// @param to the day's own folder on the other disk
  public DayCopy(FileJournal journal, Disk to) {
    this.journal = journal;
    this.to = to;
  }

  /// The days of the record, oldest first.
  public static List<LocalDate> days(FileJournal journal) {
    return journal.shelf().durable().files().stream()
        .map(Segment.Named::day)
        .distinct()
        .sorted()
        .toList();
  }

  /// The last entry of the day that lasts now; 0 for a day that is not in the record.
  public static long lastOf(FileJournal journal, LocalDate day) {
    Shelf.Durable durable = journal.shelf().durable();
    long last = 0;
    for (int i = 0; i < durable.files().size(); i++) {
      if (durable.files().get(i).day().equals(day)) {
        boolean newest = i + 1 == durable.files().size();
        last = newest ? durable.head().seq() : durable.files().get(i + 1).first() - 1;
      }
    }
    return last;
  }

  /// What was written down when the copy was last found good; empty when it never was.
  public static Optional<Good> found(Disk to, LocalDate day) throws IOException {
    if (!to.exists(VERIFIED)) {
      return Optional.empty();
    }
    String[] parts =
        new String(WholeFile.read(to, VERIFIED), StandardCharsets.US_ASCII).strip().split(" ", -1);
    try {
      return Optional.of(
          new Good(
              day, Instant.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    } catch (DateTimeParseException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /// Copies what lasts of the day now, reads it back and keeps that it is good.
  ///
  /// @throws JournalDamaged when what is read back is not what it should be
  public Good make(LocalDate day, Instant now) throws IOException {
    Shelf.Durable durable = journal.shelf().durable();
    List<Segment.Named> files =
        durable.files().stream().filter(named -> named.day().equals(day)).toList();
    boolean newest = durable.files().getLast().equals(files.getLast());
    long last = newest ? durable.head().seq() : lastOf(journal, day);
    to.makeFolder(Segment.FOLDER);
    to.makeFolder(Snapshots.FOLDER);
    to.delete(VERIFIED);
    for (Segment.Named file : files) {
      boolean growing = newest && file.equals(files.getLast());
      copy(file.name(), growing ? durable.end() : -1);
    }
    to.force(Segment.FOLDER);
    WholeFile.write(to, "", Epoch.FILE, WholeFile.read(journal.disk(), Epoch.FILE));
    snapshot(last);
    verify(files, last);
    String line = "%s %d %d\n".formatted(now, files.getFirst().first(), last);
    WholeFile.write(to, "", VERIFIED, line.getBytes(StandardCharsets.US_ASCII));
    return new Good(day, now, files.getFirst().first(), last);
  }

  /// @param end up to where it lasts; -1 for all of a file that grows no more
  private void copy(String name, long end) throws IOException {
    try (DiskFile source = journal.disk().open(name);
        DiskFile target = to.create(name)) {
      long length = end < 0 ? source.size() : end;
      for (long at = 0; at < length; ) {
        byte[] bytes = SecondCopy.bytes(source, at, (int) Math.min(CHUNK, length - at));
        if (bytes.length == 0) {
          throw new IOException(name + " became shorter while it was copied.");
        }
        target.write(ByteBuffer.wrap(bytes), at);
        at += bytes.length;
      }
      target.force(true);
    }
  }

  private void snapshot(long last) throws IOException {
    HallMemory memory = journal.hallAt(last).memory();
    Hash hash = journal.hashAt(last).orElseThrow();
    new Snapshots(to).write(memory, hash);
  }

  /// Reads all of it back as a start of the hall would, and more: every record's sum and link.
  private void verify(List<Segment.Named> files, long last) throws IOException {
    List<Segment.Named> copies = Segment.in(to);
    Head head = Segment.read(to, files.getFirst()).head();
    for (int i = 0; i < files.size(); i++) {
      Segment segment = Segment.read(to, files.get(i));
      if (!segment.head().equals(head)) {
        throw damaged(files.get(i), head.seq() + 1);
      }
      var check = new SegmentCheck(to, segment, 0, _ -> {});
      Checked checked =
          i + 1 < files.size() ? check.before(files.get(i + 1).first()) : check.newest();
      head = checked.head();
    }
    boolean whole =
        copies.size() == files.size()
            && head.seq() == last
            && journal.hashAt(last).equals(Optional.of(head.hash()))
            && new Snapshots(to).load(last).isPresent();
    if (!whole) {
      throw damaged(files.getLast(), head.seq() + 1);
    }
  }

  private JournalDamaged damaged(Segment.Named file, long seq) {
    return new JournalDamaged(
        JournalDamaged.Fault.BROKEN_CHAIN,
        to.path(file.name()),
        0,
        seq,
        "the copy is not what was copied");
  }
}
