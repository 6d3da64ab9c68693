package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

  @TempDir Path data;

  @Test
  void whatWasAppendedIsThereAfterwards() throws IOException {
    MadeUpDays days = MadeUpDays.of(1);
    List<Entry> entries = days.entries(200);
    Head head;
    try (var journal = FileJournal.open(data)) {
      head = appendInGroups(journal, entries, 7);
    }

    try (var journal = FileJournal.open(data)) {
      assertEquals(head, journal.head());
      assertEquals(entries, all(journal).stream().map(Recorded::entry).toList());
      assertEquals(days.hall().memory(), journal.hall().memory());
      assertEquals(Optional.empty(), journal.opening().cut());
    }
  }

  @Test
  void eachBusinessDayHasItsOwnFile() throws IOException {
    var days = new MadeUpDays(2, Duration.ofMinutes(30));
    List<Entry> entries = days.entries(150);
    try (var journal = FileJournal.open(data)) {
      appendInGroups(journal, entries, 1);
    }

    try (var files = Files.list(data.resolve("journal"));
        var journal = FileJournal.open(data)) {
      assertEquals(1 + entries.stream().filter(entry -> opensDay(entry)).count(), files.count());
      assertEquals(entries, all(journal).stream().map(Recorded::entry).toList());
      assertEquals(days.hall().memory(), journal.hall().memory());
    }
  }

  @Test
  void readingMayBeginAnywhere() throws IOException {
    var days = new MadeUpDays(3, Duration.ofMinutes(5));
    List<Entry> entries = days.entries(400);
    try (var journal = FileJournal.open(data)) {
      appendInGroups(journal, entries, 9);
    }

    try (var journal = FileJournal.open(data)) {
      for (int from = 1; from <= 400; from += 13) {
        List<Recorded> some = journal.read(from, 5);
        int end = Math.min(400, from + 4);
        assertEquals(entries.subList(from - 1, end), some.stream().map(Recorded::entry).toList());
        assertEquals(Optional.of(some.getFirst().hash()), journal.hashAt(from));
      }
      assertEquals(Optional.of(Hash.NONE), journal.hashAt(0));
      assertEquals(Optional.empty(), journal.hashAt(401));
      assertEquals(List.of(), journal.read(401, 5));
    }
  }

  @Test
  void aRecordSaysWhenItWasMadeAndHowSureTheClockWas() throws IOException {
    Instant moment = Instant.parse("2026-03-02T00:00:00.000000001Z");
    List<Entry> entries = MadeUpDays.of(4).entries(3);
    try (var journal = FileJournal.open(data, fixed(moment, ClockQuality.HOLDOVER))) {
      journal.append(entries);

      Recorded last = journal.read(3, 1).getFirst();
      assertEquals(
          new Recorded(entries.get(2), 1, moment, ClockQuality.HOLDOVER, journal.head().hash()),
          last);
    }
  }

  @Test
  void entriesMustFollowEachOther() throws IOException {
    List<Entry> entries = MadeUpDays.of(5).entries(3);
    try (var journal = FileJournal.open(data)) {
      assertThrows(IllegalArgumentException.class, () -> journal.append(entries.subList(1, 3)));
      journal.append(entries);

      assertEquals(3, journal.head().seq());
    }
  }

  @Test
  void aSecondOpenerIsTurnedAway() throws IOException {
    try (var journal = FileJournal.open(data)) {
      var refused = assertThrows(DataFolderInUse.class, () -> FileJournal.open(data));
      assertEquals(Long.toString(ProcessHandle.current().pid()), refused.holder());
      journal.append(MadeUpDays.of(6).entries(1));
    }
    try (var journal = FileJournal.open(data)) {
      assertEquals(1, journal.head().seq());
    }
  }

  @Test
  void whoWaitsForMoreIsTold() throws Exception {
    List<Entry> entries = MadeUpDays.of(7).entries(2);
    try (var journal = FileJournal.open(data)) {
      assertFalse(journal.awaitAfter(0, Duration.ofMillis(1)));
      List<Throwable> problems = new ArrayList<>();
      Thread waiting =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  assertTrue(journal.awaitAfter(1, Duration.ofSeconds(20)));
                } catch (InterruptedException | AssertionError e) {
                  problems.add(e);
                }
              });
      journal.append(entries.subList(0, 1));
      journal.append(entries.subList(1, 2));
      waiting.join();

      assertEquals(List.of(), problems);
    }
  }

  static Head appendInGroups(FileJournal journal, List<Entry> entries, int size)
      throws IOException {
    for (int from = 0; from < entries.size(); from += size) {
      journal.append(entries.subList(from, Math.min(entries.size(), from + size)));
    }
    return journal.head();
  }

  static List<Recorded> all(FileJournal journal) throws IOException {
    List<Recorded> all = new ArrayList<>();
    journal.read(1, all::add);
    return all;
  }

  static RecordClock fixed(Instant moment, ClockQuality quality) {
    return new RecordClock() {
      @Override
      public Instant now() {
        return moment;
      }

      @Override
      public ClockQuality quality() {
        return quality;
      }
    };
  }

  private static boolean opensDay(Entry entry) {
    return EventText.text(entry.events()).contains("day-opened");
  }
}
