package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.journal.SimulatedDisk.PowerCut;
import hall.queue.Entry;
import hall.queue.Hall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The power fails at every step that changes the disk. Whatever had been acknowledged is there
/// afterwards, in its order, and the hall goes on from it.
class PowerCutTest {

  private static final int CUTS_EACH = 6;
  private static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.EPOCH, ClockQuality.SYNCED);

  /// Some days, so that files are begun and finished too.
  private final MadeUpDays days = new MadeUpDays(11, Duration.ofMinutes(25));

  private final List<Entry> entries = days.entries(70);
  private final List<Entry> more = days.entries(3);

  @Test
  void whatWasAcknowledgedSurvivesACutAtEveryStep() throws IOException {
    int steps = life(new SimulatedDisk(), Integer.MAX_VALUE).steps;
    assertTrue(steps > 60);
    for (int step = 1; step <= steps; step++) {
      SimulatedDisk disk = new SimulatedDisk();
      Life life = life(disk, step);
      for (int cut = 0; cut < CUTS_EACH; cut++) {
        comesBack(disk.afterPowerCut(new Random(step * 100L + cut)), life.acknowledged);
      }
    }
  }

  @Test
  void aCutWhileComingBackDoesNoHarm() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    Life life = life(disk, 70);
    for (int seed = 0; seed < 60; seed++) {
      Random chance = new Random(seed);
      SimulatedDisk after = disk.afterPowerCut(chance);
      after.cutPowerAt(1 + chance.nextInt(4));
      try {
        SmallGroups.open(after, CLOCK).close();
      } catch (PowerCut again) {
        assertTrue(after.steps() > 0);
      }
      comesBack(after.afterPowerCut(chance), life.acknowledged);
    }
  }

  private record Life(long acknowledged, int steps) {}

  private Life life(SimulatedDisk disk, int cutAt) throws IOException {
    disk.cutPowerAt(cutAt);
    long acknowledged = 0;
    Hall hall = new Hall();
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      for (List<Entry> group : SmallGroups.of(entries, 5)) {
        journal.append(group);
        acknowledged = group.getLast().seq();
        group.forEach(hall::apply);
        if (acknowledged % 17 == 0) {
          journal.keep(hall.memory());
        }
      }
    } catch (PowerCut cut) {
      assertEquals(cutAt, disk.steps());
    }
    return new Life(acknowledged, disk.steps());
  }

  private void comesBack(SimulatedDisk disk, long acknowledged) throws IOException {
    long head;
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      head = journal.head().seq();
      assertTrue(head >= acknowledged, () -> "lost " + acknowledged);
      expect(journal, entries.subList(0, (int) head));
      if (head < entries.size()) {
        journal.append(entries.subList((int) head, (int) head + 1));
      } else {
        journal.append(more);
      }
      head = journal.head().seq();
    }
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      assertEquals(head, journal.head().seq());
      assertEquals(Optional.empty(), journal.opening().cut());
    }
  }

  private static void expect(FileJournal journal, List<Entry> expected) throws IOException {
    assertEquals(expected, FileJournalTest.all(journal).stream().map(Recorded::entry).toList());
    Hall hall = new Hall();
    expected.forEach(hall::apply);
    assertEquals(hall.memory(), journal.hall().memory());
  }
}
