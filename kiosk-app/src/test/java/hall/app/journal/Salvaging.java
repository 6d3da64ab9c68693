package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.HallPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Damaged records and their opening, for the tests of what is saved of them.
final class Salvaging {

  static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.parse("2026-03-02T01:30:00Z"), ClockQuality.SYNCED);

  private Salvaging() {}

  static FileJournal open(Disk disk) throws IOException {
    return open(disk, witness(0, List.of()));
  }

  static FileJournal open(Disk disk, RecordClock clock) throws IOException {
    return FileJournal.open(disk, clock, () -> {}, witness(0, List.of()));
  }

  static FileJournal open(Disk disk, Witness witness) throws IOException {
    return FileJournal.open(disk, CLOCK, () -> {}, witness);
  }

  static Witness witness(long last, List<Witness.Sighting> numbers) {
    return new Witness() {
      @Override
      public HallPlan plan() {
        return MadeUpDays.plan(20);
      }

      @Override
      public long lastSeq() {
        return last;
      }

      @Override
      public List<Sighting> numbers() {
        return numbers;
      }
    };
  }

  static SimulatedDisk written(List<Entry> all, int... kept) throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    Hall hall = new Hall();
    try (FileJournal journal = open(disk)) {
      for (List<Entry> group : SmallGroups.of(all, 3)) {
        journal.append(group);
        for (Entry entry : group) {
          hall.apply(entry);
          for (int seq : kept) {
            if (seq == entry.seq()) {
              journal.keep(hall.memory());
            }
          }
        }
      }
    }
    return disk;
  }

  /// Flips a bit in the entry's record.
  static void flipIn(SimulatedDisk disk, long seq) throws IOException {
    for (String name : disk.names("journal")) {
      byte[] bytes = disk.bytes("journal/" + name);
      try (var file = disk.open("journal/" + name)) {
        var reader = new RecordReader(file, Segment.HEADER, bytes.length);
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
          if (record.get().seq() == seq) {
            bytes[(int) record.get().offset() + 70] ^= 1;
            return;
          }
        }
      }
    }
    throw new AssertionError("There is no entry " + seq);
  }

  static List<Entry> told(FileJournal journal) throws IOException {
    return FileJournalTest.all(journal).stream().map(Recorded::entry).toList();
  }

  /// The next start finds nothing more to do.
  static void isAtRest(SimulatedDisk disk) throws IOException {
    try (FileJournal journal = open(disk)) {
      assertEquals(Optional.empty(), journal.opening().cut());
      assertEquals(List.of(), journal.opening().passedOver());
      assertTrue(!disk.exists(Resumption.PENDING));
      assertTrue(!disk.exists("damaged/" + (journal.epoch() + 1) + "/account"));
      long from = journal.opening().fromSnapshot();
      assertEquals(journal.head().seq() - from, journal.read((int) from + 1, 1_000).size());
    }
  }
}
