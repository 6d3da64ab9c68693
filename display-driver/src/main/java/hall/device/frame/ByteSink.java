package hall.device.frame;

import hall.profile.Bytes;
import java.util.Arrays;

/// Bytes being put together.
final class ByteSink {

  private byte[] bytes;
  private int size;

  ByteSink() {
    this(32);
  }

  ByteSink(int room) {
    bytes = new byte[room];
  }

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

  /// Goes back to that size, to put in what was left out or to forget what came behind it.
  void back(int to) {
    size = to;
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
