package hall.app.copies;

import hall.app.health.Alarms;
import hall.app.journal.Disk;
import hall.app.journal.FileJournal;
import hall.app.journal.FolderDisk;
import hall.app.journal.MadeUpDays;
import hall.app.journal.SecondCopy;
import hall.queue.Entry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Measures whether a ticket waits for the second copy: how long an append takes without a copy,
/// and with one on a disk that takes a tenth of a second for each write and each force. In turns,
/// in one run.
final class MeasuringCopies {

  private static final int ROUNDS = 7;
  private static final int APPENDS = 1_500;
  private static final long SLOW_NANOS = 100_000_000;

  private MeasuringCopies() {}

  /// Takes a folder on the disk to be measured.
  public static void main(String[] args) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory(Path.of(args[0]), "measuring");
    List<Entry> entries =
        new MadeUpDays(5, Duration.ofSeconds(2)).entries((ROUNDS * 2 + 2) * APPENDS);
    try (FileJournal journal = FileJournal.open(folder.resolve("data"))) {
      double[] without = new double[ROUNDS];
      double[] with = new double[ROUNDS];
      int from = 0;
      for (int round = -1; round < ROUNDS; round++) {
        double bare = median(journal, entries.subList(from, from + APPENDS));
        from += APPENDS;
        double copied;
        try (FollowingCopy copy = copy(folder, journal)) {
          copy.start();
          copied = median(journal, entries.subList(from, from + APPENDS));
        }
        from += APPENDS;
        if (round >= 0) {
          without[round] = bare;
          with[round] = copied;
        }
      }
      Arrays.sort(without);
      Arrays.sort(with);
      out.printf(
          "append p50: %.1f µs without a copy, %.1f µs with one on a slow disk (%.2f)%n",
          without[ROUNDS / 2], with[ROUNDS / 2], with[ROUNDS / 2] / without[ROUNDS / 2]);
    }
  }

  private static FollowingCopy copy(Path folder, FileJournal journal) {
    Path stick = folder.resolve("stick");
    return new FollowingCopy(
        journal,
        new SecondCopy(journal, new Slow(new FolderDisk(stick))),
        new Medium(folder.resolve("data"), stick),
        new Alarms(),
        Instant::now,
        () -> true);
  }

  private static double median(FileJournal journal, List<Entry> entries) throws IOException {
    double[] micros = new double[entries.size()];
    for (int i = 0; i < micros.length; i++) {
      long start = System.nanoTime();
      journal.append(entries.subList(i, i + 1));
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }

  private static void dawdle() {
    LockSupport.parkNanos(SLOW_NANOS);
  }

  private record Slow(FolderDisk disk) implements Disk {

    @Override
    public List<String> names(String folder) throws IOException {
      return disk.names(folder);
    }

    @Override
    public void makeFolder(String folder) throws IOException {
      disk.makeFolder(folder);
    }

    @Override
    public boolean exists(String name) {
      return disk.exists(name);
    }

    @Override
    public DiskFile open(String name) throws IOException {
      return new SlowFile(disk.open(name));
    }

    @Override
    public DiskFile create(String name) throws IOException {
      return new SlowFile(disk.create(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
      disk.delete(name);
    }

    @Override
    public void force(String folder) throws IOException {
      dawdle();
      disk.force(folder);
    }

    @Override
    public int room() {
      return disk.room();
    }

    @Override
    public Path path(String name) {
      return disk.path(name);
    }
  }

  private record SlowFile(Disk.DiskFile file) implements Disk.DiskFile {

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      return file.read(into, offset);
    }

    @Override
    public void write(ByteBuffer from, long offset) throws IOException {
      dawdle();
      file.write(from, offset);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void force(boolean sizeToo) throws IOException {
      dawdle();
      file.force(sizeToo);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
