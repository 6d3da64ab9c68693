package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Reads a segment's records one after another, and looks for them where they are not expected.
/// Holds a window of the file, so a long segment needs little memory.
final class RecordReader {

  private static final int WINDOW = 64 << 10;
  private static final byte[] ZEROS = new byte[4096];

  private final DiskFile file;
  private final long limit;
  private byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowLength;
  private long offset;

  /// @param offset where a record is expected
  /// @param limit up to where the file may be read
  RecordReader(DiskFile file, long offset, long limit) {
    this.file = file;
    this.offset = offset;
    this.limit = limit;
    this.windowAt = offset;
  }

  /// Where the next record is expected: after the last that was sound.
  long offset() {
    return offset;
  }

  /// The record that stands here, and steps behind it; empty when there is no sound one.
  Optional<RecordBytes> next() throws IOException {
    Optional<RecordBytes> found = at(offset);
    if (found.isPresent()) {
      offset += found.get().length();
    }
    return found;
  }

  /// The sound record that begins at the place.
  Optional<RecordBytes> at(long place) throws IOException {
    int head = load(place, RecordBytes.FIXED);
    if (head < 0) {
      return Optional.empty();
    }
    ByteBuffer seen = ByteBuffer.wrap(window);
    int length = seen.getInt(head + 8);
    if (seen.getInt(head) != RecordBytes.MAGIC
        || length < RecordBytes.SHORTEST
        || length > RecordBytes.LONGEST) {
      return Optional.empty();
    }
    int start = load(place, length);
    if (start < 0) {
      return Optional.empty();
    }
    var record = new RecordBytes(place, Arrays.copyOfRange(window, start, start + length));
    return record.isSound() ? Optional.of(record) : Optional.empty();
  }

  /// The first sound record from the place on whose group begins after the entry: a sign that the
  /// entry had been made to last.
  Optional<RecordBytes> laterThan(long seq, long place, long end) throws IOException {
    for (long at = place; at < end && (at = nextMagic(at)) >= 0; at++) {
      Optional<RecordBytes> found = at(at);
      if (found.isPresent() && found.get().group() > seq) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Behind the last byte that is not zero, from the place on; the place itself when all are.
  long endOfBytes(long place) throws IOException {
    long end = place;
    for (long at = place; at < limit; ) {
      int start = load(at, 1);
      int length = windowLength - start;
      int last = lastByte(start, start + length);
      if (last >= 0) {
        end = windowAt + last + 1;
      }
      at += length;
    }
    return end;
  }

  /// The last byte in a stretch of the window that is not zero; -1 when all are. Most stretches are
  /// room that was never written to, so that is seen at once.
  private int lastByte(int from, int to) {
    for (int start = from; start < to; start += ZEROS.length) {
      int end = Math.min(to, start + ZEROS.length);
      if (!Arrays.equals(window, start, end, ZEROS, 0, end - start)) {
        int last = to - 1;
        while (window[last] == 0) {
          last--;
        }
        return last;
      }
    }
    return -1;
  }

  private long nextMagic(long place) throws IOException {
    for (long at = place; at + RecordBytes.SHORTEST <= limit; ) {
      int start = load(at, RecordBytes.SHORTEST);
      if (start < 0) {
        return -1;
      }
      int last = windowLength - 4;
      for (int i = start; i <= last; i++) {
        if (window[i] == (byte) 0xFF && ByteBuffer.wrap(window).getInt(i) == RecordBytes.MAGIC) {
          return windowAt + i;
        }
      }
      at = windowAt + last + 1;
    }
    return -1;
  }

  /// Brings the stretch into the window and says where in it; -1 when the file is not that long.
  private int load(long place, int length) throws IOException {
    if (place + length > limit) {
      return -1;
    }
    if (place < windowAt || place + length > windowAt + windowLength) {
      if (length > window.length) {
        window = new byte[Math.max(length, window.length * 2)];
      }
      windowAt = place;
      windowLength = fill();
    }
    return windowLength < place - windowAt + length ? -1 : (int) (place - windowAt);
  }

  private int fill() throws IOException {
    ByteBuffer into = ByteBuffer.wrap(window);
    into.limit((int) Math.min(window.length, limit - windowAt));
    while (into.hasRemaining() && file.read(into, windowAt + into.position()) >= 0) {
      // A read may give less than was asked for.
    }
    return into.position();
  }
}
