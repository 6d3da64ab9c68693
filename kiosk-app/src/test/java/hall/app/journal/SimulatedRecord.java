package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.queue.Command;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.Priority;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What of this room's tests the proof of the whole hall uses: a record on a simulated disk, and
/// the presses that are not needed for every ticket.
public final class SimulatedRecord {

  private final RarePresses rare;

  /// Presses drawn from the given chance.
  public SimulatedRecord(Random chance) {
    rare = new RarePresses(chance);
  }

  /// The record on a disk that nobody else writes to.
  public static FileJournal open(Disk disk, RecordClock clock) throws IOException {
    return FileJournal.open(disk, clock, () -> {});
  }

  /// Writes one record after the newest snapshot anew, with a good sum, as somebody does who knows
  /// the format: the chain alone can tell. The last two groups are left alone.
  ///
  /// @return whether there was such a record
  public static boolean forge(SimulatedDisk disk, Random chance) throws IOException {
    List<Segment.Named> segments = Segment.in(disk);
    if (segments.isEmpty()) {
      return false;
    }
    String name = segments.getLast().name();
    long vouched = new Snapshots(disk).newestSeq();
    List<RecordBytes> records = new ArrayList<>();
    try (DiskFile file = disk.open(name)) {
      RecordReader reader = new RecordReader(file, Segment.HEADER, file.size());
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    }
    long last = records.isEmpty() ? 0 : records.getLast().group();
    records.removeIf(record -> record.seq() <= vouched || record.group() >= last);
    if (records.size() < 2) {
      return false;
    }
    RecordBytes forged = records.get(chance.nextInt(records.size() - 1));
    byte[] bytes = disk.bytes(name);
    int at = (int) forged.offset();
    int end = at + forged.length() - RecordBytes.CRC;
    // The business time's nanoseconds: a number is another moment's.
    bytes[at + 43] ^= 1;
    byte[] content = Arrays.copyOfRange(bytes, at, end);
    ByteBuffer.wrap(bytes).putInt(end, RecordBytes.sum(content, content.length));
    return true;
  }

  /// A hall of two windows, with rules that count and clerks who may everything.
  public static HallPlan plan() {
    return RarePresses.rich(MadeUpDays.plan(20));
  }

  /// Something at a window that is not pressed for every ticket.
  public Command press(Hall hall, WindowId window, Instant now) {
    return rare.press(hall, window, now);
  }

  /// A number for somebody of whom something is known.
  public Command take(TicketId ticket, Priority priority) {
    return rare.take(ticket, priority);
  }
}
