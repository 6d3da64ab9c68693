package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.journal.JournalDamaged.Fault;
import hall.queue.Entry;
import hall.queue.Lost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A small record is broken in every place. Only the last group may be cut, for nobody can tell
/// whether it was finished; anything before it is named, and the record goes on before it in a new
/// epoch ([SalvageTest]).
class DamageTest {

  private static final RecordClock CLOCK =
      FileJournalTest.fixed(Instant.EPOCH, ClockQuality.SYNCED);

  private final List<Entry> entries = MadeUpDays.of(21).entries(14);
  private final SimulatedDisk whole = new SimulatedDisk();
  private String file = "";
  private int lastGroup;
  private int end;

  /// Groups of 2, 1, 3, 3, 2 and 3 entries, of which the last begins at a place we note.
  @BeforeEach
  void write() throws IOException {
    try (FileJournal journal = SmallGroups.open(whole, CLOCK)) {
      journal.append(entries.subList(0, 2));
      journal.append(entries.subList(2, 3));
      journal.append(entries.subList(3, 6));
      journal.append(entries.subList(6, 9));
      journal.append(entries.subList(9, 11));
      file = "journal/" + whole.names("journal").getFirst();
      lastGroup = used(whole.bytes(file));
      journal.append(entries.subList(11, 14));
      end = used(whole.bytes(file));
    }
  }

  @Test
  void everyCutOfTheLastGroupIsMended() throws IOException {
    for (int cut = lastGroup; cut < end; cut++) {
      SimulatedDisk disk = whole.copy();
      Arrays.fill(disk.bytes(file), cut, end, (byte) 0);
      isMended(disk);

      SimulatedDisk shorter = whole.copy();
      shorter.put(file, Arrays.copyOf(shorter.bytes(file), cut));
      isMended(shorter);
    }
  }

  @Test
  void anySectorsOfTheLastGroupMayBeMissing() throws IOException {
    int first = lastGroup / 64;
    int sectors = end / 64 - first + 1;
    Random chance = new Random(22);
    for (int trial = 0; trial < 400; trial++) {
      SimulatedDisk disk = whole.copy();
      for (int sector = 0; sector < sectors; sector++) {
        if (chance.nextBoolean()) {
          int from = Math.max(lastGroup, (first + sector) * 64);
          Arrays.fill(disk.bytes(file), from, Math.max(from, (first + sector + 1) * 64), (byte) 0);
        }
      }
      isMended(disk);
    }
  }

  @Test
  void everyFlippedByteIsFoundOrInTheLastGroup() throws IOException {
    for (int at = 0; at < whole.bytes(file).length; at++) {
      SimulatedDisk disk = whole.copy();
      disk.bytes(file)[at] ^= (byte) (1 << at % 8);
      if (at >= lastGroup) {
        isMended(disk);
      } else {
        isFound(disk, at);
      }
    }
  }

  @Test
  void recordsTakenAwaySwappedOrRepeatedAreFound() throws IOException {
    byte[] bytes = whole.bytes(file);
    int first = Segment.HEADER;
    int second = first + ByteBuffer.wrap(bytes).getInt(first + 8);
    int third = second + ByteBuffer.wrap(bytes).getInt(second + 8);
    byte[] removed = bytes.clone();
    System.arraycopy(bytes, third, removed, second, bytes.length - third);
    byte[] repeated = bytes.clone();
    System.arraycopy(bytes, second, repeated, third, bytes.length - third - (third - second));
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, second, swapped, first, third - second);
    System.arraycopy(bytes, first, swapped, first + third - second, second - first);

    assertEquals("broken-chain 2 " + second, found(removed));
    assertEquals("broken-chain 3 " + third, found(repeated));
    assertEquals("broken-chain 1 " + first, found(swapped));
  }

  @Test
  void aRecordWrittenAnewWithAGoodSumBreaksTheChain() throws IOException {
    byte[] bytes = whole.bytes(file).clone();
    int at = Segment.HEADER;
    int length = ByteBuffer.wrap(bytes).getInt(at + 8);
    bytes[at + RecordBytes.FIXED + 3] ^= 1;
    byte[] content = Arrays.copyOfRange(bytes, at, at + length - RecordBytes.CRC);
    ByteBuffer.wrap(bytes)
        .putInt(at + length - RecordBytes.CRC, RecordBytes.sum(content, content.length));

    assertEquals("broken-chain 1 " + at, found(bytes));
  }

  @Test
  void aFileThatIsGoneIsMissed() throws IOException {
    var days = new MadeUpDays(23, Duration.ofMinutes(40));
    SimulatedDisk disk = new SimulatedDisk();
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      FileJournalTest.appendInGroups(journal, days.entries(120), 1);
    }
    List<String> files = disk.names("journal").stream().sorted().toList();
    assertTrue(files.size() > 3);
    for (int gone = 0; gone < files.size() - 1; gone++) {
      SimulatedDisk without = disk.copy();
      without.remove("journal/" + files.get(gone));

      assertEquals("missing", lost(without).cause());
    }
  }

  @Test
  void anEndThatASnapshotKnowsIsMissed() throws IOException {
    try (FileJournal journal = SmallGroups.open(whole, CLOCK)) {
      journal.keep(journal.hall().memory());
    }
    SimulatedDisk disk = whole.copy();
    Arrays.fill(disk.bytes(file), lastGroup, end, (byte) 0);

    Lost lost = lost(disk);
    assertEquals("missing", lost.cause());
    assertEquals(12, lost.from());
    assertEquals(14, lost.state());
  }

  @Test
  void aRecordOfALaterReleaseIsNotCutAway() throws IOException {
    byte[] bytes = whole.bytes(file).clone();
    int length = end - lastGroup;
    int first = ByteBuffer.wrap(bytes).getInt(lastGroup + 8);
    bytes[lastGroup + 4] = RecordBytes.VERSION + 1;
    byte[] content = Arrays.copyOfRange(bytes, lastGroup, lastGroup + first - RecordBytes.CRC);
    ByteBuffer.wrap(bytes)
        .putInt(lastGroup + first - RecordBytes.CRC, RecordBytes.sum(content, content.length));
    assertTrue(length > first);

    SimulatedDisk disk = whole.copy();
    disk.put(file, bytes);
    var damaged = assertThrows(JournalDamaged.class, () -> SmallGroups.open(disk, CLOCK));
    assertEquals(Fault.TOO_NEW, damaged.fault());
    assertEquals(-1, Arrays.mismatch(bytes, disk.bytes(file)), "nothing is changed");
  }

  private String found(byte[] bytes) throws IOException {
    SimulatedDisk disk = whole.copy();
    disk.put(file, bytes);
    Lost lost = lost(disk);
    assertTrue(lost.where().startsWith(file + ":"), lost.where());
    return lost.cause() + " " + lost.from() + " " + lost.where().substring(file.length() + 1);
  }

  private static Lost lost(SimulatedDisk disk) throws IOException {
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      return journal.opening().resumed().orElseThrow().resumed().lost();
    }
  }

  private void isFound(SimulatedDisk disk, int at) throws IOException {
    byte[] before = disk.bytes(file).clone();
    Lost lost = lost(disk);
    int place = Integer.parseInt(lost.where().substring(lost.where().lastIndexOf(':') + 1));
    assertTrue(place <= at, () -> lost + " for byte " + at);
    assertTrue(lost.from() <= 11);
    assertEquals(-1, Arrays.mismatch(before, disk.bytes("damaged/2/" + file)), "it is kept");
  }

  private void isMended(SimulatedDisk disk) throws IOException {
    long head;
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      head = journal.head().seq();
      assertTrue(head >= 11);
      journal.append(entries.subList((int) head, (int) Math.min(14, head + 2)));
    }
    try (FileJournal journal = SmallGroups.open(disk, CLOCK)) {
      int now = (int) Math.min(14, head + 2);
      assertEquals(Optional.empty(), journal.opening().cut());
      assertEquals(
          entries.subList(0, now),
          FileJournalTest.all(journal).stream().map(Recorded::entry).toList());
    }
  }

  private static int used(byte[] bytes) {
    int used = bytes.length;
    while (bytes[used - 1] == 0) {
      used--;
    }
    return used;
  }
}
