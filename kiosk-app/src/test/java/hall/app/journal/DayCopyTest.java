package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.journal.DayCopy.Good;
import hall.queue.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayCopyTest {

  private static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.EPOCH, ClockQuality.SYNCED);
  private static final Instant NIGHT = Instant.parse("2026-03-02T12:00:00Z");

  private final SimulatedDisk disk = new SimulatedDisk();
  private final MadeUpDays days = new MadeUpDays(31, Duration.ofMinutes(25));

  private FileJournal journal() throws IOException {
    FileJournal journal = FileJournal.open(disk, CLOCK, () -> {});
    for (List<Entry> group : SmallGroups.of(days.entries(150), 4)) {
      journal.append(group);
    }
    return journal;
  }

  @Test
  void aDayIsCopiedWholeAndAHallCanBeStartedFromIt() throws IOException {
    try (FileJournal journal = journal()) {
      List<LocalDate> all = DayCopy.days(journal);
      assertTrue(all.size() > 1, "several days");
      long before = 0;
      for (LocalDate day : all) {
        SimulatedDisk copy = new SimulatedDisk();
        Good good = new DayCopy(journal, copy).make(day, NIGHT);

        assertEquals(new Good(day, NIGHT, before + 1, DayCopy.lastOf(journal, day)), good);
        assertEquals(Optional.of(good), DayCopy.found(copy, day));
        try (FileJournal restored = FileJournal.open(copy, CLOCK, () -> {})) {
          assertEquals(good.last(), restored.head().seq());
          assertEquals(
              journal.hallAt(good.last()).memory(), restored.hall().memory(), day.toString());
        }
        before = good.last();
      }
      assertEquals(journal.head().seq(), before);
    }
  }

  @Test
  void aCopyThatDoesNotReadBackAsItWasWrittenIsNotGood() throws IOException {
    try (FileJournal journal = journal()) {
      LocalDate day = DayCopy.days(journal).getFirst();
      for (int place : new int[] {100, 4_200, 5_000}) {
        SimulatedDisk copy = new SimulatedDisk();

        assertThrows(
            JournalDamaged.class,
            () -> new DayCopy(journal, new Flipping(copy, place)).make(day, NIGHT));

        assertEquals(Optional.empty(), DayCopy.found(copy, day), "byte " + place);
      }
    }
  }

  /// A medium on which a byte of each segment comes out otherwise than it went in.
  private record Flipping(SimulatedDisk disk, int place) implements Disk {

    @Override
    public List<String> names(String folder) {
      return disk.names(folder);
    }

    @Override
    public void makeFolder(String folder) {
      disk.makeFolder(folder);
    }

    @Override
    public boolean exists(String name) {
      return disk.exists(name);
    }

    @Override
    public DiskFile open(String name) throws IOException {
      return disk.open(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
      DiskFile file = disk.create(name);
      return name.startsWith(Segment.FOLDER) ? new FlippingFile(file, place) : file;
    }

    @Override
    public void rename(String from, String to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
      disk.delete(name);
    }

    @Override
    public void force(String folder) throws IOException {
      disk.force(folder);
    }

    @Override
    public int room() {
      return disk.room();
    }

    @Override
    public Path path(String name) {
      return disk.path(name);
    }
  }

  private record FlippingFile(Disk.DiskFile file, int place) implements Disk.DiskFile {

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      return file.read(into, offset);
    }

    @Override
    public void write(ByteBuffer from, long offset) throws IOException {
      byte[] bytes = new byte[from.remaining()];
      from.get(bytes);
      if (place >= offset && place < offset + bytes.length) {
        bytes[(int) (place - offset)] ^= 1;
      }
      file.write(ByteBuffer.wrap(bytes), offset);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void force(boolean sizeToo) throws IOException {
      file.force(sizeToo);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
