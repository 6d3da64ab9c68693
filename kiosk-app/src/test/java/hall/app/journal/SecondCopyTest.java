package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Entry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The second copy follows byte for byte, is never ahead, and survives whatever becomes of its
/// medium.
class SecondCopyTest {

  private static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.EPOCH, ClockQuality.SYNCED);

  private final SimulatedDisk disk = new SimulatedDisk();
  private final SimulatedDisk medium = new SimulatedDisk();
  private final List<Entry> entries = new MadeUpDays(31, Duration.ofMinutes(25)).entries(60);

  private static void catchUp(SecondCopy copy) throws IOException {
    while (copy.step()) {
      // Some more.
    }
  }

  /// The lasting part of each segment, and the epoch, are the same in both.
  private static void assertSame(FileJournal journal, SimulatedDisk ours, SimulatedDisk theirs) {
    Shelf.Durable durable = journal.shelf().durable();
    for (Segment.Named file : durable.files()) {
      boolean newest = file.equals(durable.files().getLast());
      byte[] source = ours.bytes(file.name());
      byte[] lasting = newest ? Arrays.copyOf(source, (int) durable.end()) : source;
      assertArrayEquals(lasting, theirs.bytes(file.name()), file.name());
    }
    assertArrayEquals(ours.bytes(Epoch.FILE), theirs.bytes(Epoch.FILE));
    assertEquals(durable.files().size(), theirs.names(Segment.FOLDER).size());
  }

  @Test
  void itFollowsByteForByteAndIsNeverAhead() throws IOException {
    try (FileJournal journal = FileJournal.open(disk, CLOCK, () -> {});
        SecondCopy copy = new SecondCopy(journal, medium)) {
      copy.attach();
      for (List<Entry> group : SmallGroups.of(entries, 4)) {
        journal.append(group);
        assertTrue(copy.seq() < journal.head().seq());
        catchUp(copy);
        assertEquals(journal.head().seq(), copy.seq());
        assertSame(journal, disk, medium);
      }
    }
    try (FileJournal restored = FileJournal.open(medium.copy(), CLOCK, () -> {})) {
      assertEquals(entries, FileJournalTest.all(restored).stream().map(Recorded::entry).toList());
    }
  }

  @Test
  void aMediumThatIsDrawnAtAnyStepCatchesUpByItself() throws IOException {
    for (int step = 1; step <= 90; step += 1 + step / 12) {
      SimulatedDisk hall = new SimulatedDisk();
      SimulatedDisk stick = new SimulatedDisk();
      try (FileJournal journal = FileJournal.open(hall, CLOCK, () -> {})) {
        SecondCopy copy = new SecondCopy(journal, stick);
        copy.attach();
        failing(stick, step, 3);
        for (List<Entry> group : SmallGroups.of(entries, 4)) {
          journal.append(group);
          follow(copy, journal, stick, step);
        }
        stick.trouble((_, _, _) -> {});
        copy.attach();
        catchUp(copy);
        assertSame(journal, hall, stick);
      }
    }
  }

  /// Copies on; where the medium refuses, what is on it is looked at as it is found later.
  private void follow(SecondCopy copy, FileJournal journal, SimulatedDisk stick, int seed)
      throws IOException {
    try {
      catchUp(copy);
    } catch (IOException drawn) {
      copy.close();
      assertPrefix(stick.afterPowerCut(new Random(seed)), journal);
      assertPrefix(stick.copy(), journal);
      tryToAttach(copy);
    }
  }

  private static void tryToAttach(SecondCopy copy) throws IOException {
    for (int tries = 0; tries < 10; tries++) {
      try {
        assertEquals(Optional.empty(), copy.attach(), "its own copy is no other's");
        return;
      } catch (IOException stillDrawn) {
        copy.close();
      }
    }
  }

  private void assertPrefix(SimulatedDisk found, FileJournal journal) throws IOException {
    try (FileJournal restored = FileJournal.open(found, CLOCK, () -> {})) {
      List<Entry> copied = FileJournalTest.all(restored).stream().map(Recorded::entry).toList();
      assertTrue(copied.size() <= journal.head().seq(), "never ahead");
      assertEquals(entries.subList(0, copied.size()), copied);
    }
  }

  @Test
  void whatTheHallLostIsSetAsideAndNotWrittenOver() throws IOException {
    SimulatedDisk older;
    try (FileJournal journal = FileJournal.open(disk, CLOCK, () -> {});
        SecondCopy copy = new SecondCopy(journal, medium)) {
      copy.attach();
      journal.append(entries.subList(0, 20));
      older = disk.copy();
      journal.append(entries.subList(20, 40));
      catchUp(copy);
    }

    try (FileJournal journal = FileJournal.open(older, CLOCK, () -> {});
        SecondCopy copy = new SecondCopy(journal, medium)) {
      Optional<String> aside = copy.attach();
      catchUp(copy);

      assertEquals(Optional.of("set-aside-1"), aside);
      assertSame(journal, older, medium);
      assertEquals(Optional.empty(), copy.attach(), "once");
    }
    SimulatedDisk saved = new SimulatedDisk();
    for (String name : medium.names("set-aside-1/" + Segment.FOLDER)) {
      saved.put(Segment.FOLDER + "/" + name, medium.bytes("set-aside-1/journal/" + name));
    }
    saved.put(Epoch.FILE, medium.bytes("set-aside-1/" + Epoch.FILE));
    try (FileJournal restored = FileJournal.open(saved, CLOCK, () -> {})) {
      assertEquals(40, restored.head().seq(), "all that was lost is there");
    }
  }

  @Test
  void aDiskThatFailedAndWasReopenedIsFollowedOn() throws IOException {
    try (FileJournal journal = FileJournal.open(disk, CLOCK, () -> {});
        SecondCopy copy = new SecondCopy(journal, medium)) {
      copy.attach();
      int groups = 0;
      for (List<Entry> group : SmallGroups.of(entries, 4)) {
        if (++groups % 5 == 0) {
          failing(disk, 1 + groups % 2, 1);
          try {
            journal.append(group);
          } catch (IOException refused) {
            catchUp(copy);
            journal.reopen();
            journal.append(group);
          }
        } else {
          journal.append(group);
        }
        disk.trouble((_, _, _) -> {});
        catchUp(copy);
        assertSame(journal, disk, medium);
      }
      assertEquals(entries.size(), copy.seq());
    }
  }

  private static void failing(SimulatedDisk disk, int step, int length) {
    disk.trouble((what, number, _) -> {
      if (number >= step && number < step + length) {
        throw new IOException(what + " is refused");
      }
    });
  }
}
