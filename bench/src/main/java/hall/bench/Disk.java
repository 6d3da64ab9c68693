package hall.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/// What the disk itself takes to keep one record: the floor under every number given out. The file
/// is laid out beforehand, so that a force carries the record and no new length.
final class Disk implements AutoCloseable {

  /// About what one ticket takes in the journal.
  static final int RECORD = 256;

  private static final int SPACE = 16 << 20;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer record = ByteBuffer.allocateDirect(RECORD);
  private final Histogram times = Wire.histogram();
  private long place;

  private Disk(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Lays a file out in the folder whose disk is to be measured.
  static Disk open(Path folder) throws IOException {
    Path file = folder.resolve("disk-floor");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
    for (int filled = 0; filled < SPACE; filled += zeros.capacity()) {
      channel.write(zeros.clear(), filled);
    }
    channel.force(true);
    return new Disk(file, channel);
  }

  /// Appends and forces so many records, one after the other.
  void append(int records) throws IOException {
    for (int i = 0; i < records; i++) {
      long begun = System.nanoTime();
      record.clear().putLong(place).clear();
      channel.write(record, place);
      channel.force(false);
      times.recordValue(System.nanoTime() - begun);
      place = (place + RECORD) % SPACE;
    }
  }

  /// How long each append and force took, in nanoseconds.
  Histogram times() {
    return times;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.delete(file);
  }
}
