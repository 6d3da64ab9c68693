package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.journal.Restoring.Restored;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoringTest {

  @TempDir Path folder;

  private final MadeUpDays days = new MadeUpDays(31, Duration.ofMinutes(12));
  private final List<Entry> entries = days.entries(300);
  private final RecordClock clock =
      FileJournalTest.fixed(entries.getLast().at(), ClockQuality.SYNCED);

  @Test
  void aNewFolderHoldsTheWholeCopyAndGoesOnInANewEpoch() throws IOException {
    Path copy = copy(300, 0);
    Restored restored = restore(copy, "new");

    assertEquals(300, restored.entries());
    assertEquals(entries.getLast().at(), restored.last().orElseThrow());
    assertEquals(taken(), restored.tickets());
    assertTrue(restored.account().resumed().lost().isOpen());
    assertFalse(restored.hadKey());
    try (FileJournal journal = FileJournal.open(folder.resolve("new"), clock)) {
      assertEquals(2, journal.epoch());
      assertEquals(301, journal.head().seq());
      Hall hall = journal.hall();
      assertEquals(days.hall().memory().tickets(), hall.memory().tickets());
      days.hall()
          .memory()
          .issued()
          .forEach((series, count) ->
              assertEquals(count + NumberBounds.MARGIN, hall.memory().issued().get(series)));
    }
  }

  @Test
  void aSnapshotThatIsAheadOfTheCopiedFilesCounts() throws IOException {
    Path copy = copy(300, 300);
    cutOff(copy, 3_000);
    Restored restored = restore(copy, "new");

    assertTrue(restored.entries() < 300);
    assertEquals(300, restored.account().resumed().lost().state());
    try (FileJournal journal = FileJournal.open(folder.resolve("new"), clock)) {
      assertEquals(
          days.hall().tickets().stream().map(ticket -> ticket.number() + ticket.state()).toList(),
          journal.hall().tickets().stream()
              .map(ticket -> ticket.number() + ticket.state())
              .toList());
    }
  }

  @Test
  void aDamageInTheMiddleOfTheCopyIsFoundHoweverOldItIs() throws IOException {
    Path copy = copy(300, 300);
    Path first = files(copy).get(1);
    flip(first, 4096 + 100);
    Restored restored = restore(copy, "new");

    assertEquals("bad-record", restored.account().resumed().lost().cause());
    assertEquals(300, restored.account().resumed().lost().state());
    String name = String.valueOf(first.getFileName());
    assertEquals(Long.parseLong(name, 0, 12, 10) - 1, restored.entries());
    assertTrue(Files.exists(folder.resolve("new/damaged/2/journal").resolve(first.getFileName())));
  }

  @Test
  void whatIsNoCopyOrNoNewFolderIsRefused() throws IOException {
    Path copy = copy(20, 0);
    Files.createDirectories(folder.resolve("full"));
    Files.writeString(folder.resolve("full/note"), "ours");

    assertThrows(DirectoryNotEmptyException.class, () -> restore(copy, "full"));
    assertThrows(NoSuchFileException.class, () -> restore(folder.resolve("full"), "new"));
    assertEquals("ours", Files.readString(folder.resolve("full/note")));
    try (FileJournal open = FileJournal.open(copy)) {
      assertThrows(DataFolderInUse.class, () -> restore(copy, "new"));
      assertEquals(20, open.head().seq());
    }
  }

  @Test
  void aTryThatBrokeOffCannotBeOpenedAndIsMadeAgain() throws IOException {
    Path copy = copy(300, 0);
    Files.createDirectories(folder.resolve("new/journal"));
    Files.writeString(folder.resolve("new").resolve(NotRestored.MARK), "\n");
    Files.writeString(folder.resolve("new/journal/000000000001-2026-03-02.journal"), "half");

    assertThrows(NotRestored.class, () -> FileJournal.open(folder.resolve("new")));
    assertEquals(300, restore(copy, "new").entries());
    FileJournal.open(folder.resolve("new")).close();
  }

  @Test
  void theHallsOwnKeyIsNeverTaken() throws IOException {
    Path copy = copy(20, 0);
    Files.writeString(copy.resolve("person.key"), "secret");

    assertTrue(restore(copy, "new").hadKey());
    assertFalse(Files.exists(folder.resolve("new/person.key")));
  }

  @Test
  void theCopyStaysAsItIs() throws IOException {
    Path copy = copy(300, 0);
    cutOff(copy, 1_000);
    byte[] before = Files.readAllBytes(files(copy).getLast());
    restore(copy, "new");

    assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(files(copy).getLast())));
    assertFalse(Files.exists(copy.resolve("damaged")));
  }

  private Restored restore(Path copy, String name) throws IOException {
    return Restoring.restore(copy, folder.resolve(name), clock, Witness.NONE);
  }

  private Path copy(int count, int kept) throws IOException {
    Path copy = folder.resolve("copy");
    Hall hall = new Hall();
    try (FileJournal journal = FileJournal.open(copy, clock)) {
      for (List<Entry> group : SmallGroups.of(entries.subList(0, count), 4)) {
        journal.append(group);
        group.forEach(hall::apply);
      }
      if (kept > 0) {
        journal.keep(hall.memory());
      }
    }
    Files.delete(copy.resolve("lock"));
    return copy;
  }

  private long taken() {
    return entries.stream()
        .flatMap(entry -> entry.events().stream())
        .filter(Event.TicketTaken.class::isInstance)
        .count();
  }

  /// The newest file ends so many bytes before its last record does.
  private static void cutOff(Path copy, int bytes) throws IOException {
    Path newest = files(copy).getLast();
    byte[] content = Files.readAllBytes(newest);
    int end = content.length;
    while (content[end - 1] == 0) {
      end--;
    }
    Files.write(newest, java.util.Arrays.copyOf(content, Math.max(4096, end - bytes)));
  }

  private static void flip(Path file, int at) throws IOException {
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.seek(at);
      int was = disk.read();
      disk.seek(at);
      disk.write(was ^ 1);
    }
  }

  private static List<Path> files(Path copy) throws IOException {
    try (Stream<Path> files = Files.list(copy.resolve("journal"))) {
      return files.sorted().toList();
    }
  }
}
