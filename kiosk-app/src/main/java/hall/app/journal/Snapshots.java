package hall.app.journal;

import hall.queue.HallMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The newest snapshots. Each is one text file that is there whole or not at all: a first line with
/// its version, entry and chain hash, the memory's lines, and a last line with the sum of all
/// before.
final class Snapshots {

  static final String FOLDER = "snapshots";

  /// To be raised whenever the hall comes to remember otherwise: an older snapshot is then passed
  /// over and the record read instead.
  static final int VERSION = 2;

  private static final int KEPT = 3;
  private static final String ENDING = ".snapshot";
  private static final String SUM = "crc32c\t";

  private final Disk disk;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long newest;

  Snapshots(Disk disk) throws IOException {
    this.disk = disk;
    this.newest = seqs().stream().findFirst().orElse(0L);
  }

  /// The entries after which there are snapshots, newest first.
  List<Long> seqs() throws IOException {
    List<Long> seqs = new ArrayList<>();
    for (String name : disk.names(FOLDER)) {
      if (name.matches("[0-9]{1,18}\\.snapshot")) {
        seqs.add(Long.parseLong(name, 0, name.length() - ENDING.length(), 10));
      }
    }
    seqs.sort(Comparator.reverseOrder());
    return seqs;
  }

  long newestSeq() {
    return newest;
  }

  Path path(long seq) {
    return disk.path(name(seq));
  }

  /// What a look at a snapshot's file finds.
  sealed interface Look {
    record Good(Snapshot snapshot) implements Look {}

    /// Its bytes are not as they were.
    record Spoilt() implements Look {}

    /// Another release's, which remembers otherwise.
    record OtherRelease() implements Look {}
  }

  /// The snapshot after the entry; empty when it is not good, or cannot be read at all.
  Optional<Snapshot> load(long seq) {
    try {
      return look(seq) instanceof Look.Good(var snapshot)
          ? Optional.of(snapshot)
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// Looks at the snapshot after the entry.
  ///
  /// @throws IOException when the disk does not give what is on it
  Look look(long seq) throws IOException {
    String text = new String(WholeFile.read(disk, name(seq)), StandardCharsets.UTF_8);
    int end = text.lastIndexOf(SUM);
    if (end < 0 || !text.substring(end).equals(sumLine(text.substring(0, end)))) {
      return new Look.Spoilt();
    }
    try {
      List<String> lines = Fields.lines(text.substring(0, end));
      Fields first = Fields.of(lines.getFirst());
      if (!first.text().equals("tinghao-snapshot") || first.number() != VERSION) {
        return new Look.OtherRelease();
      }
      if (first.count() != seq) {
        return new Look.Spoilt();
      }
      Hash hash = Hash.of(first.text());
      return new Look.Good(
          new Snapshot(MemoryText.memory(seq, lines.subList(1, lines.size())), hash));
    } catch (IllegalArgumentException | DateTimeException | NoSuchElementException unknown) {
      return new Look.OtherRelease();
    }
  }

  void write(HallMemory memory, Hash hash) throws IOException {
    String first =
        Fields.line(
            List.of(
                "tinghao-snapshot",
                Integer.toString(VERSION),
                Long.toString(memory.seq()),
                hash.toString()));
    String text = first + "\n" + MemoryText.text(memory);
    lock.lock();
    try {
      byte[] bytes = (text + sumLine(text)).getBytes(StandardCharsets.UTF_8);
      WholeFile.write(disk, FOLDER, name(memory.seq()), bytes);
      newest = Math.max(newest, memory.seq());
      List<Long> seqs = seqs();
      for (long old : seqs.subList(Math.min(KEPT, seqs.size()), seqs.size())) {
        disk.delete(name(old));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Counts on no snapshot beyond the entry any more.
  void newestIs(long seq) {
    newest = seq;
  }

  private static String sumLine(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "%s%08x\n".formatted(SUM, RecordBytes.sum(bytes, bytes.length));
  }

  static String name(long seq) {
    return "%s/%012d%s".formatted(FOLDER, seq, ENDING);
  }
}
