package hall.app.journal;

import java.util.Arrays;

/// A change to a file that has not been forced: some bytes written at an offset, or the file cut to
/// a size.
final class Unforced {

  private final long order;
  private final long offset;
  private final byte[] bytes;
  private final boolean isCut;

  private Unforced(long order, long offset, byte[] bytes, boolean isCut) {
    this.order = order;
    this.offset = offset;
    this.bytes = bytes;
    this.isCut = isCut;
  }

  static Unforced write(long order, long offset, byte[] bytes) {
    return new Unforced(order, offset, bytes, false);
  }

  static Unforced cut(long order, long size) {
    return new Unforced(order, size, new byte[0], true);
  }

  /// Which it is among all changes to the disk.
  long order() {
    return order;
  }

  /// Whether it makes the file shorter, and writes nothing.
  boolean isCut() {
    return isCut;
  }

  long offset() {
    return offset;
  }

  int length() {
    return bytes.length;
  }

  long end() {
    return offset + bytes.length;
  }

  /// The same write, of which only so many bytes came through.
  Unforced first(int length) {
    return write(order, offset, Arrays.copyOf(bytes, length));
  }

  /// The file with this change.
  byte[] on(byte[] file) {
    if (isCut) {
      return offset < file.length ? Arrays.copyOf(file, (int) offset) : file;
    }
    return part(file, offset, end());
  }

  /// The file with this write as far as it lies between two offsets.
  byte[] part(byte[] file, long from, long to) {
    byte[] grown = to > file.length ? Arrays.copyOf(file, (int) to) : file;
    System.arraycopy(bytes, (int) (from - offset), grown, (int) from, (int) (to - from));
    return grown;
  }
}
