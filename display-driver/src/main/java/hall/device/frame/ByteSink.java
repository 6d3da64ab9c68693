package hall.device.frame;

import hall.profile.Bytes;
import java.util.Arrays;

/// Bytes being put together.
final class ByteSink {

  private byte[] bytes = new byte[32];
  private int size;

  void add(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void add(byte[] more, int from, int to) {
    room(to - from);
    System.arraycopy(more, from, bytes, size, to - from);
    size += to - from;
  }

  void add(byte[] more) {
    add(more, 0, more.length);
  }

  /// Leaves out that many bytes, to be put in later, and says where.
  int leave(int count) {
    room(count);
    size += count;
    return size - count;
  }

  /// Puts in what was left out.
  void put(int at, byte[] left) {
    System.arraycopy(left, 0, bytes, at, left.length);
  }

  void add(Bytes more) {
    room(more.size());
    more.copyTo(bytes, size);
    size += more.size();
  }

  int size() {
    return size;
  }

  /// The bytes themselves, of which the first [#size()] count, until more are added.
  byte[] content() {
    return bytes;
  }

  Bytes toBytes() {
    return Bytes.of(bytes, 0, size);
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
