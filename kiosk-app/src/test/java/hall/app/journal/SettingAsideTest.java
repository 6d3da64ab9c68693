package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.journal.SimulatedDisk.PowerCut;
import hall.queue.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Setting aside may break off at any step, by a power cut or by a disk that refuses, and the next
/// start does what is left to be done.
class SettingAsideTest {

  private final List<Entry> entries = MadeUpDays.of(21).entries(60);

  @Test
  void aCutAtAnyStepOfSettingAsideIsTakenUpByTheNextStart() throws IOException {
    SimulatedDisk damaged = Salvaging.written(entries, 30);
    Salvaging.flipIn(damaged, 12);
    SimulatedDisk calm = damaged.copy();
    List<Entry> expected;
    try (FileJournal journal = Salvaging.open(calm)) {
      expected = Salvaging.told(journal);
    }
    assertTrue(calm.steps() > 15);
    for (int step = 1; step <= calm.steps(); step++) {
      for (int seed = 0; seed < 4; seed++) {
        SimulatedDisk disk = damaged.copy();
        disk.cutPowerAt(step);
        try {
          Salvaging.open(disk).close();
        } catch (PowerCut cut) {
          assertEquals(step, disk.steps());
        }
        SimulatedDisk after = disk.afterPowerCut(new Random(step * 10L + seed));
        try (FileJournal journal = Salvaging.open(after)) {
          assertEquals(expected, Salvaging.told(journal));
          assertEquals(2, journal.epoch());
          assertTrue(journal.opening().resumed().isPresent());
        }
        Salvaging.isAtRest(after);
      }
    }
  }

  @Test
  void aDiskThatRefusesAStepOfSettingAsideIsTriedAgain() throws IOException {
    SimulatedDisk damaged = Salvaging.written(entries, 30);
    Salvaging.flipIn(damaged, 12);
    SimulatedDisk calm = damaged.copy();
    Salvaging.open(calm).close();
    for (int step = 1; step <= calm.steps(); step++) {
      SimulatedDisk disk = damaged.copy();
      int refused = step;
      disk.trouble((_, number, name) -> {
        if (number == refused) {
          throw new IOException(name + " is refused");
        }
      });
      assertThrows(IOException.class, () -> Salvaging.open(disk).close());
      disk.trouble((_, _, _) -> {});
      try (FileJournal journal = Salvaging.open(disk)) {
        assertEquals(2, journal.epoch());
      }
      Salvaging.isAtRest(disk);
    }
  }
}
