package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes at the end of the newest segment. Room is made ahead in zeros that last, so that an
/// append changes neither the file's size nor where its blocks are.
final class SegmentWriter implements Closeable {

  private final Segment segment;
  private final DiskFile file;
  private final int room;
  private long end;
  private long size;

  private SegmentWriter(Segment segment, DiskFile file, int room, long end) throws IOException {
    this.segment = segment;
    this.file = file;
    this.room = room;
    this.end = end;
    this.size = file.size();
  }

  /// A new segment that lasts, under its own name, with room.
  static SegmentWriter create(Disk disk, Segment segment) throws IOException {
    String unfinished = segment.name() + WholeFile.UNFINISHED;
    DiskFile file = disk.create(unfinished);
    try {
      file.write(ByteBuffer.wrap(segment.header()), 0);
      var writer = new SegmentWriter(segment, file, disk.room(), Segment.HEADER);
      writer.makeRoom(0);
      disk.rename(unfinished, segment.name());
      disk.force(Segment.FOLDER);
      return writer;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// The newest segment, to go on behind its last record.
  static SegmentWriter open(Disk disk, Segment segment, long end) throws IOException {
    DiskFile file = disk.open(segment.name());
    try {
      return new SegmentWriter(segment, file, disk.room(), end);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  Segment segment() {
    return segment;
  }

  /// Where the next record will begin.
  long end() {
    return end;
  }

  /// When this returns, the bytes last. When it throws, some of them may stand behind the end.
  void append(byte[] bytes, int length) throws IOException {
    makeRoom(length);
    file.write(ByteBuffer.wrap(bytes, 0, length), end);
    file.force(false);
    end += length;
  }

  /// Takes away whatever stands behind the last record.
  void cut() throws IOException {
    size = file.size();
    for (long at = end; at < size; at += room) {
      file.write(ByteBuffer.allocate((int) Math.min(room, size - at)), at);
    }
    file.force(true);
  }

  void force() throws IOException {
    file.force(true);
  }

  /// Gives back the room that is left: nothing will be appended.
  void finish() throws IOException {
    try (file) {
      file.truncate(end);
      file.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void makeRoom(int length) throws IOException {
    if (end + length <= size && size > Segment.HEADER) {
      return;
    }
    long wanted = (end + length + room) / room * room;
    for (long at = size; at < wanted; ) {
      int step = (int) Math.min(room, wanted - at);
      file.write(ByteBuffer.allocate(step), at);
      at += step;
    }
    file.force(true);
    size = wanted;
  }
}
