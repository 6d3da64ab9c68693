package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.Lost;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.TicketNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is damaged: the start sets it aside as it is, goes on in a new epoch from the newest
/// state that can be proved, says what is missing, and gives out no number again.
class SalvageTest {

  private static final RequestKey KEY = new RequestKey("again", 1);

  private final MadeUpDays small = MadeUpDays.of(21);
  private final List<Entry> entries = small.entries(60);
  private final HallMemory end = small.hall().memory();

  @Test
  void everyByteOfASmallRecordMayBeDamaged() throws IOException {
    List<Entry> few = entries.subList(0, 14);
    for (int kept : new int[] {0, 7, 14}) {
      SimulatedDisk whole = Salvaging.written(few, kept);
      for (String name : List.copyOf(whole.names("journal"))) {
        String file = "journal/" + name;
        byte[] bytes = whole.bytes(file);
        for (int at = 0; at < bytes.length; at += step(at, bytes, kept)) {
          SimulatedDisk disk = whole.copy();
          disk.bytes(file)[at] ^= (byte) (1 << at % 8);
          goesOn(disk, few, at + " of " + file + " with a snapshot after " + kept);
        }
      }
    }
  }

  /// Every byte of the records, and some of what is zeros; fewer where a snapshot knows it all.
  private static int step(int at, byte[] bytes, int kept) {
    boolean isZeros = bytes[at] == 0 && ((at >= 72 && at < 4090) || at > 5_000);
    return isZeros ? 61 : kept == 0 ? 1 : 9;
  }

  @Test
  void everyByteOfASnapshotAndOfTheEpochMayBeDamaged() throws IOException {
    List<Entry> few = entries.subList(0, 14);
    SimulatedDisk whole = Salvaging.written(few, 14);
    for (String file : List.of("snapshots/000000000014.snapshot", "epoch")) {
      for (int at = 0; at < whole.bytes(file).length; at += file.equals("epoch") ? 1 : 5) {
        SimulatedDisk disk = whole.copy();
        disk.bytes(file)[at] ^= (byte) (1 << at % 8);
        goesOn(disk, few, "byte " + at + " of " + file);
        assertTrue(!disk.exists(file) || file.equals("epoch"), "it is set aside");
      }
    }
  }

  @Test
  void anyFilesMayBeGoneEmptyOrZeros() throws IOException {
    var days = new MadeUpDays(23, Duration.ofMinutes(40));
    List<Entry> all = days.entries(120);
    RecordClock now = FileJournalTest.fixed(all.getLast().at(), ClockQuality.SYNCED);
    for (int kept : new int[] {0, 60, 120}) {
      SimulatedDisk whole = Salvaging.written(all, kept);
      Random chance = new Random(kept);
      for (int trial = 0; trial < 60; trial++) {
        SimulatedDisk disk = whole.copy();
        for (String name : List.copyOf(whole.names("journal"))) {
          harm(disk, "journal/" + name, chance);
        }
        if (kept < 120 && !disk.names("journal").contains(whole.names("journal").getLast())) {
          continue; // Nothing tells that there was a file more.
        }
        String what = "trial %d with a snapshot after %d".formatted(trial, kept);
        try (FileJournal journal = Salvaging.open(disk, now)) {
          neverAgain(journal, all, disk);
        } catch (IOException | RuntimeException | AssertionError e) {
          throw new AssertionError(what, e);
        }
        Salvaging.isAtRest(disk);
      }
    }
  }

  private static void harm(SimulatedDisk disk, String file, Random chance) {
    byte[] bytes = disk.bytes(file);
    switch (chance.nextInt(12)) {
      case 0 -> disk.remove(file);
      case 1 -> disk.put(file, new byte[0]);
      case 2 -> Arrays.fill(bytes, (byte) 0);
      case 3 -> Arrays.fill(bytes, chance.nextInt(bytes.length), bytes.length, (byte) 7);
      case 4 -> bytes[chance.nextInt(4096)] ^= 4;
      case 5 -> bytes[4096 + chance.nextInt(bytes.length - 4096)] ^= 4;
      default -> {}
    }
  }

  /// A part of the last group only is nobody's loss; all else is told and kept.
  private static void goesOn(SimulatedDisk disk, List<Entry> told, String what) throws IOException {
    SimulatedDisk before = disk.copy();
    try (FileJournal journal = Salvaging.open(disk)) {
      journal.opening().resumed().ifPresent(account -> isTold(account, before, disk));
      neverAgain(journal, told, disk);
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError(what, e);
    }
    Salvaging.isAtRest(disk);
  }

  private static void isTold(Account account, SimulatedDisk before, SimulatedDisk after) {
    Lost lost = account.resumed().lost();
    assertEquals("damaged/2", lost.aside());
    assertTrue(lost.to() >= lost.from() - 1);
    for (String file : account.files()) {
      byte[] kept = after.bytes("damaged/2/" + file);
      assertEquals(-1, Arrays.mismatch(before.bytes(file), kept), () -> file + " was changed");
    }
  }

  /// No number that a sound source knows to be given out on the hall's day can be given out again.
  private static void neverAgain(FileJournal journal, List<Entry> told, SimulatedDisk disk)
      throws IOException {
    Hall hall = journal.hall();
    assertEquals(journal.head().seq(), hall.seq());
    boolean isNew = journal.epoch() > 1;
    List<Entry> known = isNew ? told : told.subList(0, (int) Math.min(told.size(), hall.seq()));
    Map<Series, Integer> given = new HashMap<>();
    LocalDate day = LocalDate.EPOCH;
    for (Entry entry : known) {
      for (Event event : entry.events()) {
        switch (event) {
          case Event.DayOpened(var opened) -> {
            given.clear();
            day = opened;
          }
          case Event.TicketTaken taken ->
              given.merge(taken.number().series(), taken.number().count(), Math::max);
          default -> {}
        }
      }
    }
    if (hall.day().equals(day)) {
      given.forEach((series, count) ->
          assertTrue(
              hall.memory().issued().getOrDefault(series, 0) >= count,
              () -> series + " would give " + count + " again"));
    } else {
      assertTrue(hall.day().isAfter(day), () -> hall.day() + " with " + disk.names("journal"));
    }
  }

  @Test
  void aNewerSnapshotAndWhatFollowsItCarryTheHallOverTheDamage() throws IOException {
    SimulatedDisk disk = written(30);
    Salvaging.flipIn(disk, 10);
    try (FileJournal journal = Salvaging.open(disk)) {
      Lost lost = journal.opening().resumed().orElseThrow().resumed().lost();
      HallMemory found = journal.hall().memory();

      assertEquals(10, lost.from());
      assertEquals(60, lost.to());
      assertEquals(60, lost.state());
      assertEquals(50, lost.sound());
      assertTrue(!lost.isOpen());
      assertEquals(numbers(end), numbers(found));
      assertEquals(end.issued(), found.issued());
      assertEquals(end.clerks(), found.clerks());
      assertEquals(entries.subList(0, 9), Salvaging.told(journal).subList(0, 9));
    }
  }

  @Test
  void withoutASnapshotTheHallGoesOnBeforeTheDamage() throws IOException {
    SimulatedDisk disk = written(0);
    Salvaging.flipIn(disk, 40);
    Hall before = new Hall();
    entries.subList(0, 39).forEach(before::apply);
    try (FileJournal journal = Salvaging.open(disk)) {
      HallMemory found = journal.hall().memory();

      assertEquals(40, journal.head().seq());
      assertEquals(2, journal.epoch());
      assertEquals(numbers(before.memory()), numbers(found));
      // One entry cannot be read: it can have given out one number of each series at most.
      end.issued()
          .forEach((series, count) -> {
            int after = Objects.requireNonNull(found.issued().get(series));
            assertTrue(after == count || after == count + 1, () -> series + " goes on at " + after);
          });
      journal.append(List.of(MadeUpDays.ticket(41, small.hall().tickets().getLast().id(), KEY)));
    }
    Salvaging.isAtRest(disk);
  }

  @Test
  void whoAsksAgainForARestoredNumberGetsTheSame() throws IOException {
    SimulatedDisk disk = written(60);
    Salvaging.flipIn(disk, 12);
    Map<String, String> keys = new HashMap<>();
    for (Entry entry : entries) {
      if (!entry.key().isNone() && entry.events().getFirst() instanceof Event.TicketTaken taken) {
        keys.put(taken.ticket().value(), entry.key().text());
      }
    }
    assertTrue(keys.size() > 3);
    try (FileJournal journal = Salvaging.open(disk)) {
      for (Entry entry : Salvaging.told(journal)) {
        if (entry.events().getFirst() instanceof Event.TicketRestored(var ticket)) {
          assertEquals(keys.getOrDefault(ticket.id().value(), ""), entry.key().text());
        }
      }
    }
  }

  @Test
  void anEmptiedJournalIsNoNewRecord() throws IOException {
    SimulatedDisk disk = written(60);
    List.copyOf(disk.names("journal")).forEach(name -> disk.remove("journal/" + name));
    byte[] snapshot = disk.bytes("snapshots/000000000060.snapshot");
    snapshot[snapshot.length / 2] ^= 1;
    Witness file = Salvaging.witness(0, List.of());
    try (FileJournal journal = Salvaging.open(disk, file)) {
      Lost lost = journal.opening().resumed().orElseThrow().resumed().lost();

      assertEquals(1, lost.from());
      assertEquals(60, lost.to());
      assertTrue(lost.isOpen());
      assertEquals(2, journal.epoch());
      HallMemory found = journal.hall().memory();
      Map<Series, Integer> issued = found.issued();
      assertEquals(end.day(), found.day());
      end.issued()
          .forEach((series, count) -> {
            int after = Objects.requireNonNull(issued.get(series));
            assertTrue(after >= count + NumberBounds.MARGIN, () -> series + " goes on at " + after);
          });
    }
    Salvaging.isAtRest(disk);
  }

  @Test
  void whatTheViewKnowsCounts() throws IOException {
    SimulatedDisk disk = written(0);
    disk.put(Resumption.VIEW_MARK, new byte[] {'x'});
    Witness view =
        Salvaging.witness(
            70,
            List.of(
                new Witness.Sighting(end.day(), TicketNumber.of("A777")),
                new Witness.Sighting(end.day().minusDays(1), TicketNumber.of("B999"))));
    try (FileJournal journal = Salvaging.open(disk, view)) {
      Lost lost = journal.opening().resumed().orElseThrow().resumed().lost();
      Map<Series, Integer> issued = journal.hall().memory().issued();

      assertEquals(61, lost.from());
      assertEquals(70, lost.to());
      assertEquals(777 + NumberBounds.MARGIN, issued.get(new Series("A")));
      assertEquals(
          end.issued().getOrDefault(new Series("B"), 0) + 10 + NumberBounds.MARGIN,
          issued.get(new Series("B")));
      assertTrue(disk.exists("damaged/2/" + Resumption.VIEW_MARK));
    }
    Salvaging.isAtRest(disk);
  }

  @Test
  void aSnapshotTheDiskDoesNotGiveIsPassedOverIfTheRecordReachesIt() throws IOException {
    SimulatedDisk disk = written(30, 60);
    try (FileJournal journal =
        Salvaging.open(new Unreadable(disk, "snapshots/000000000060.snapshot"))) {
      assertEquals(30, journal.opening().fromSnapshot());
      assertEquals(1, journal.epoch());
    }
    assertTrue(disk.exists("snapshots/000000000060.snapshot"));
  }

  @Test
  void nothingIsSetAsideThatTheDiskDoesNotGive() throws IOException {
    SimulatedDisk disk = written(30, 60);
    String file = "journal/" + disk.names("journal").getLast();
    assertRefused(new Unreadable(disk, file), disk);
    // The record ends before the snapshot, which perhaps can be read tomorrow.
    disk.put(file, Arrays.copyOf(disk.bytes(file), 9_000));
    assertRefused(new Unreadable(disk, "snapshots/000000000060.snapshot"), disk);
  }

  private static void assertRefused(Disk unreadable, SimulatedDisk disk) {
    List<String> before = disk.names("journal");
    IOException refused = assertThrows(IOException.class, () -> Salvaging.open(unreadable));
    assertTrue(!(refused instanceof JournalDamaged), refused::toString);
    assertEquals(before, disk.names("journal"));
    assertEquals(List.of(), disk.names("damaged"));
  }

  @Test
  void aSecondDamageOpensAThirdEpoch() throws IOException {
    SimulatedDisk disk = written(30);
    Salvaging.flipIn(disk, 12);
    Salvaging.open(disk).close();
    String newest = "journal/" + disk.names("journal").stream().sorted().toList().getLast();
    disk.bytes(newest)[0] ^= 1;
    try (FileJournal journal = Salvaging.open(disk)) {
      assertEquals(3, journal.epoch());
      assertTrue(disk.exists("damaged/2/account"));
      assertTrue(disk.exists("damaged/3/account"));
      neverAgain(journal, entries, disk);
    }
  }

  private SimulatedDisk written(int... kept) throws IOException {
    return Salvaging.written(entries, kept);
  }

  private static List<String> numbers(HallMemory memory) {
    List<String> numbers = new ArrayList<>();
    memory.tickets().forEach(ticket -> numbers.add(ticket.number() + " " + ticket.state()));
    return numbers;
  }
}
