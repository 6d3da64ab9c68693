package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadWhileWritingTest {

  @TempDir Path data;

  @Test
  void readersFollowTheWriterAndSeeEveryEntryOnce() throws Exception {
    var days = new MadeUpDays(51, Duration.ofMinutes(4));
    List<Entry> entries = days.entries(3_000);
    try (FileJournal journal = FileJournal.open(data)) {
      var batches = CompletableFuture.supplyAsync(() -> follow(journal, entries.size(), 37));
      var singles = CompletableFuture.supplyAsync(() -> follow(journal, entries.size(), 1));
      for (List<Entry> group : SmallGroups.of(entries, 9)) {
        journal.append(group);
      }

      assertEquals(entries, joined(batches));
      assertEquals(entries, joined(singles));
    }
  }

  private static List<Entry> joined(CompletableFuture<List<Entry>> reader)
      throws InterruptedException, ExecutionException, TimeoutException {
    return reader.get(60, TimeUnit.SECONDS);
  }

  private static List<Entry> follow(FileJournal journal, int count, int most) {
    List<Entry> seen = new ArrayList<>();
    try {
      while (seen.size() < count) {
        assertTrue(journal.awaitAfter(seen.size(), Duration.ofSeconds(30)));
        List<Recorded> some = journal.read(seen.size() + 1L, most);
        for (Recorded recorded : some) {
          seen.add(recorded.entry());
        }
        Recorded last = some.getLast();
        assertEquals(last.hash(), journal.hashAt(last.entry().seq()).orElseThrow());
      }
      return seen;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
