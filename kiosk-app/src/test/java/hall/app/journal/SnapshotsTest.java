package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.EPOCH, ClockQuality.SYNCED);

  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void theMemoryIsReadAsItWasWrittenAfterEveryEntry() {
    for (int seed = 40; seed < 44; seed++) {
      var days = new MadeUpDays(seed, Duration.ofSeconds(seed % 2 == 0 ? 20 : 600));
      assertSame(HallMemory.empty());
      for (int i = 0; i < 60; i++) {
        days.entries(5);
        assertSame(days.hall().memory());
      }
    }
  }

  /// Or the days above would show nothing.
  @Test
  void theMadeUpDaysTellOfEveryEvent() {
    var days = new MadeUpDays(44, Duration.ofSeconds(45));
    Set<Class<?>> told = new HashSet<>();
    for (Entry entry : days.entries(6_000)) {
      entry.events().forEach(event -> told.add(event.getClass()));
    }

    // Only a damaged record leads to these.
    told.addAll(
        Set.of(Event.RecordResumed.class, Event.TicketRestored.class, Event.DaySealed.class));
    assertEquals(Set.of(Event.class.getPermittedSubclasses()), told);
  }

  @Test
  void aSnapshotAndTheTailMakeTheSameHallAsTheWholeRecord() throws IOException {
    var days = new MadeUpDays(45, Duration.ofMinutes(7));
    List<Entry> entries = days.entries(300);
    Hall living = new Hall();
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      for (List<Entry> group : SmallGroups.of(entries, 4)) {
        journal.append(group);
        group.forEach(living::apply);
        if (group.getFirst().seq() % 10 == 0) {
          journal.keep(living.memory());
          SimulatedDisk other = disk.copy();
          try (FileJournal restarted = SmallGroups.open(other, CLOCK)) {
            assertEquals(living.seq(), restarted.opening().fromSnapshot());
            assertEquals(living.memory(), restarted.hall().memory());
          }
        }
      }
    }

    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      assertEquals(days.hall().memory(), journal.hall().memory());
      assertEquals(
          journal.head().seq() - journal.opening().fromSnapshot(), journal.sinceSnapshot());
    }
  }

  @Test
  void theNewestThreeAreKept() throws IOException {
    keepAfter(10, 20, 30, 40, 50);

    assertEquals(
        List.of("000000000030.snapshot", "000000000040.snapshot", "000000000050.snapshot"),
        disk.names("snapshots").stream().sorted().toList());
  }

  @Test
  void aBadSnapshotIsPassedOverForTheNextOlderAndThenTheWholeRecord() throws IOException {
    HallMemory expected = keepAfter(10, 20, 30);
    for (int bad = 1; bad <= 3; bad++) {
      byte[] bytes = disk.bytes("snapshots/0000000000%d0.snapshot".formatted(4 - bad));
      bytes[bytes.length / 2] ^= 1;
      try (FileJournal journal = SmallGroups.open(disk.copy(), CLOCK)) {
        assertEquals(30 - 10 * bad, journal.opening().fromSnapshot());
        assertEquals(bad, journal.opening().passedOver().size());
        assertEquals(expected, journal.hall().memory());
      }
    }
  }

  @Test
  void everyFlippedByteOfASnapshotIsFound() throws IOException {
    HallMemory expected = keepAfter(6);
    String name = "snapshots/000000000006.snapshot";
    for (int at = 0; at < disk.bytes(name).length; at++) {
      SimulatedDisk flipped = disk.copy();
      flipped.bytes(name)[at] ^= (byte) (1 << at % 8);
      try (FileJournal journal = SmallGroups.open(flipped, CLOCK)) {
        assertEquals(0, journal.opening().fromSnapshot());
        assertEquals(expected, journal.hall().memory());
      }
    }
  }

  @Test
  void aSnapshotOfAnotherRecordIsPassedOver() throws IOException {
    keepAfter(30);
    byte[] foreign = disk.bytes("snapshots/000000000030.snapshot");
    SimulatedDisk other = new SimulatedDisk();
    var days = MadeUpDays.of(47);
    try (FileJournal journal = SmallGroups.open(other, CLOCK)) {
      journal.append(days.entries(50));
    }
    other.put("snapshots/000000000030.snapshot", foreign);

    try (FileJournal journal = SmallGroups.open(other, CLOCK)) {
      assertEquals(0, journal.opening().fromSnapshot());
      assertEquals(days.hall().memory(), journal.hall().memory());
    }
  }

  @Test
  void onlyWhatIsInTheRecordCanBeKept() throws IOException {
    var days = MadeUpDays.of(48);
    List<Entry> entries = days.entries(5);
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      journal.append(entries.subList(0, 4));

      assertThrows(IllegalArgumentException.class, () -> journal.keep(days.hall().memory()));
    }
  }

  /// A record with snapshots after the given entries and five more; says what the hall remembers.
  private HallMemory keepAfter(int... seqs) throws IOException {
    var days = MadeUpDays.of(46);
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      for (int seq : seqs) {
        journal.append(days.entries((int) (seq - journal.head().seq())));
        journal.keep(days.hall().memory());
      }
      journal.append(days.entries(5));
    }
    return days.hall().memory();
  }

  private static void assertSame(HallMemory memory) {
    assertEquals(memory, MemoryText.memory(memory.seq(), Fields.lines(MemoryText.text(memory))));
  }
}
