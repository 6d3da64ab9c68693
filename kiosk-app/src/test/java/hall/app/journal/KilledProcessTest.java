package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process is killed while it writes, again and again. Nothing it acknowledged is lost.
class KilledProcessTest {

  private static final int TIMES = Integer.getInteger("hall.kills", 20);

  @TempDir Path data;

  @Test
  void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
    Random chance = new Random(61);
    for (int time = 0; time < TIMES; time++) {
      String last = killedAfter(writing(time), 1 + chance.nextInt(400));
      try (FileJournal journal = FileJournal.open(data)) {
        long seq = Long.parseLong(last.substring(0, last.indexOf(' ')));
        assertTrue(journal.head().seq() >= seq, () -> "lost " + last);
        assertEquals(last, seq + " " + journal.hashAt(seq).orElseThrow());
        assertEquals(journal.head().seq(), FileJournalTest.all(journal).size());
      }
    }
  }

  @Test
  void anotherProcessIsTurnedAwayAndToldWhoHoldsTheFolder() throws Exception {
    Process process = writing(99);
    try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
      assertEquals("open 0", said.readLine());

      var refused = assertThrows(DataFolderInUse.class, () -> FileJournal.open(data));
      assertEquals(Long.toString(process.pid()), refused.holder());
    } finally {
      kill(process);
    }
    FileJournal.open(data).close();
  }

  private Process writing(int seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Writing.class.getName(),
            data.toString(),
            Integer.toString(seed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Lets it acknowledge so many groups, kills it, and says what the last one was, also of those
  /// that were still on their way to us.
  private static String killedAfter(Process process, int groups) throws Exception {
    String last = "";
    try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
      assertTrue(said.readLine().startsWith("open "));
      for (int i = 0; i < groups; i++) {
        last = said.readLine();
      }
      // The handle kills without closing what the process had still said.
      assertTrue(process.toHandle().destroyForcibly());
      for (String line; (line = said.readLine()) != null; ) {
        last = line.length() > 64 ? line : last;
      }
    } finally {
      kill(process);
    }
    return last;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
  }
}
