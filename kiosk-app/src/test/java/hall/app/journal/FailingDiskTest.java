package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Entry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The disk refuses a step, once or for a while, and then works again without a restart.
class FailingDiskTest {

  private static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.EPOCH, ClockQuality.SYNCED);

  private final MadeUpDays days = new MadeUpDays(31, Duration.ofMinutes(25));
  private final List<Entry> entries = days.entries(50);

  @Test
  void afterAnyFailedStepTheRecordGoesOnFromWhatWasAcknowledged() throws IOException {
    SimulatedDisk calm = new SimulatedDisk();
    live(calm);
    assertTrue(calm.steps() > 50);
    for (int step = 1; step <= calm.steps(); step++) {
      for (int length = 1; length <= 7; length += 4) {
        SimulatedDisk disk = new SimulatedDisk();
        failing(disk, step, length);
        live(disk);
        comesBack(disk.copy());
        comesBack(disk.afterPowerCut(new Random(step)));
      }
    }
  }

  @Test
  void nothingCanBeAppendedBeforeItIsReopened() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      journal.append(entries.subList(0, 2));
      failing(disk, 1, 1);
      assertThrows(IOException.class, () -> journal.append(entries.subList(2, 4)));
      assertThrows(IOException.class, () -> journal.append(entries.subList(2, 4)));
      assertEquals(2, journal.head().seq());
      assertEquals(2, FileJournalTest.all(journal).size());

      journal.reopen();
      journal.append(entries.subList(2, 3));

      assertEquals(3, journal.head().seq());
    }
  }

  @Test
  void aDiskThatIsStillFullIsNotReopened() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      journal.append(entries.subList(0, 2));
      failing(disk, 1, 1);
      assertThrows(IOException.class, () -> journal.append(entries.subList(2, 4)));
      disk.trouble((_, _, name) -> {
        if (name.endsWith(WholeFile.UNFINISHED)) {
          throw new IOException("No space left on device");
        }
      });

      assertThrows(IOException.class, journal::reopen);
      assertThrows(IOException.class, () -> journal.append(entries.subList(2, 4)));
      disk.trouble((_, _, _) -> {});
      journal.reopen();
      journal.append(entries.subList(2, 4));
      assertEquals(4, journal.head().seq());
    }
  }

  /// Appends everything; what fails is tried again after a reopening, as often as it takes.
  private void live(SimulatedDisk disk) throws IOException {
    FileJournal journal = opened(disk);
    for (List<Entry> group : SmallGroups.of(entries, 4)) {
      while (journal.head().seq() < group.getLast().seq()) {
        Head before = journal.head();
        try {
          journal.append(group);
        } catch (IOException refused) {
          assertEquals(before, journal.head());
          reopen(journal);
          assertEquals(before.seq(), journal.hall().seq());
          try (FileJournal restarted = SmallGroups.open(disk.copy(), CLOCK)) {
            assertEquals(before, restarted.head());
          }
        }
      }
    }
    journal.close();
  }

  private static FileJournal opened(SimulatedDisk disk) throws IOException {
    for (int tries = 0; tries < 100; tries++) {
      try {
        return SmallGroups.open(disk, CLOCK);
      } catch (JournalDamaged e) {
        throw e;
      } catch (IOException refused) {
        assertTrue(disk.steps() > 0);
      }
    }
    throw new IOException("never opened");
  }

  private static void reopen(FileJournal journal) throws IOException {
    for (int tries = 0; tries < 100; tries++) {
      try {
        journal.reopen();
        return;
      } catch (IOException refused) {
        assertThrows(IOException.class, () -> journal.append(List.of()));
      }
    }
    throw new IOException("never reopened");
  }

  private void comesBack(SimulatedDisk disk) throws IOException {
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      assertEquals(entries, FileJournalTest.all(journal).stream().map(Recorded::entry).toList());
      assertEquals(days.hall().memory(), journal.hall().memory());
    }
  }

  private static void failing(SimulatedDisk disk, int step, int length) {
    disk.trouble((what, number, name) -> {
      if (number >= step && number < step + length) {
        throw new IOException(what + " " + name + " is refused");
      }
    });
  }
}
