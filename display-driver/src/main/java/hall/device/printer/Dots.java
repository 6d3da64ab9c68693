package hall.device.printer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A picture of black dots on white paper, as a print head has them: eight dots a byte, the
/// leftmost highest, black as 1.
final class Dots {

  /// What stands in GS v 0 for a picture in its own size.
  private static final byte[] PICTURE = {0x1D, 0x76, 0x30, 0x00};

  private static final int ROWS_MOST = 256;

  private final int rowBytes;
  private final int height;
  private final byte[] bits;

  /// White paper of that many dots.
  Dots(int width, int height) {
    this((width + 7) / 8, height, new byte[(width + 7) / 8 * height]);
  }

  /// A picture that was drawn elsewhere.
  Dots(int rowBytes, int height, byte[] bits) {
    this.rowBytes = rowBytes;
    this.height = height;
    this.bits = bits;
  }

  int height() {
    return height;
  }

  void black(int x, int y) {
    bits[y * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
  }

  boolean isBlack(int x, int y) {
    return (bits[y * rowBytes + x / 8] & 0x80 >> x % 8) != 0;
  }

  /// The picture in the printer's language, in bands of about so many bytes, so that the printer
  /// can be asked something between two of them. White at the right edge is not sent.
  List<byte[]> bands(int bandBytes) {
    int width = inked();
    int rows = Math.clamp(bandBytes / width, 8, ROWS_MOST);
    List<byte[]> bands = new ArrayList<>();
    for (int top = 0; top < height; top += rows) {
      bands.add(band(top, Math.min(rows, height - top), width));
    }
    return bands;
  }

  private byte[] band(int top, int rows, int width) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(PICTURE);
    bytes.writeBytes(new byte[] {(byte) width, (byte) (width >> 8)});
    bytes.writeBytes(new byte[] {(byte) rows, (byte) (rows >> 8)});
    for (int y = top; y < top + rows; y++) {
      bytes.write(bits, y * rowBytes, width);
    }
    return bytes.toByteArray();
  }

  /// How many bytes of a row have anything in them, and at least one.
  private int inked() {
    int last = 1;
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != 0) {
        last = Math.max(last, i % rowBytes + 1);
      }
    }
    return last;
  }
}
