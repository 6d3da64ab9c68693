package hall.app.journal;

import hall.queue.Entry;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Measures the record against the least that can be done on the same disk: bytes of the same size
/// written into a file that has its room already, and forced. Both in turns, in the same run.
final class Measuring {

  private static final int ROUNDS = 7;
  private static final int SIZE = 300;

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final Random chance = new Random(81);

  private Measuring() {}

  /// Takes a folder on the disk to be measured.
  public static void main(String[] args) throws IOException {
    new Measuring().measure(Files.createTempDirectory(Path.of(args[0]), "measuring"));
  }

  private void measure(Path folder) throws IOException {
    try (FileJournal journal = FileJournal.open(folder);
        FileChannel bare =
            FileChannel.open(
                folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      bare.write(ByteBuffer.allocate(64 << 20), 0);
      bare.force(true);
      for (int group : new int[] {1, 16, 64}) {
        compare(journal, bare, group);
      }
      opening(folder, journal);
    }
  }

  private void compare(FileJournal journal, FileChannel bare, int group) throws IOException {
    int times = 2_000 / (1 + group / 16);
    double[] ratios = new double[ROUNDS];
    double[] kept = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        bare.write(ByteBuffer.allocate(group * SIZE), (long) i * group * SIZE);
        bare.force(false);
      }
      long middle = System.nanoTime();
      for (int i = 0; i < times; i++) {
        journal.append(tickets(journal.head().seq() + 1, group));
      }
      long end = System.nanoTime();
      if (round >= 0) {
        ratios[round] = (double) (middle - start) / (end - middle);
        kept[round] = (end - middle) / 1e3 / times;
      }
    }
    out.printf(
        "groups of %2d: %7.1f µs each, %.0f%% of the bare loop's rate%n",
        group, median(kept), 100 * median(ratios));
  }

  private void opening(Path folder, FileJournal journal) throws IOException {
    long seq = journal.head().seq();
    journal.close();
    long start = System.nanoTime();
    try (FileJournal again = FileJournal.open(folder)) {
      out.printf(
          "opened %d entries of one day in %.0f ms%n", seq, (System.nanoTime() - start) / 1e6);
      start = System.nanoTime();
      long[] read = new long[1];
      again.read(1, _ -> read[0]++);
      out.printf("read %d in %.0f ms%n", read[0], (System.nanoTime() - start) / 1e6);
    }
  }

  private List<Entry> tickets(long first, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bits = new byte[10];
      chance.nextBytes(bits);
      entries.add(
          MadeUpDays.ticket(
              first + i, TicketId.of(bits), new RequestKey("k" + chance.nextLong(), i)));
    }
    return entries;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
