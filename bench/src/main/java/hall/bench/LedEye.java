package hall.bench;

import hall.app.sim.Pty;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// An LED screen at the far end of a real pseudo-terminal, which notes when each byte came and
/// answers every whole frame as such a screen does, so that its driver is content.
final class LedEye implements AutoCloseable {

  private static final byte BEGINS = (byte) 0xA5;
  private static final byte ENDS = 0x5A;
  private static final int MASTER = 0x8000;

  private final Pty line = Pty.open();
  private final Sightings seen = new Sightings();
  private final byte[] answer;

  private LedEye(int address) {
    this.answer = accepted(address);
  }

  /// A screen with that number, on a line of its own.
  static LedEye open(int address) {
    LedEye eye = new LedEye(address);
    Thread.ofPlatform().daemon().name("led eye").start(eye::look);
    return eye;
  }

  /// What the driver opens.
  Path path() {
    return line.path();
  }

  Sightings seen() {
    return seen;
  }

  static byte[] frameEnds() {
    return new byte[] {ENDS};
  }

  private void look() {
    byte[] bytes = new byte[4096];
    boolean inFrame = false;
    for (int length = line.read(bytes, 1_000); length >= 0; length = line.read(bytes, 1_000)) {
      if (length > 0) {
        seen.saw(bytes, length, System.nanoTime());
      }
      for (int i = 0; i < length; i++) {
        if (bytes[i] == BEGINS) {
          inFrame = true;
        } else if (bytes[i] == ENDS && inFrame) {
          inFrame = false;
          line.write(answer);
        }
      }
    }
  }

  @Override
  public void close() {
    line.close();
  }

  /// The screen's "done" to its master. None of its bytes needs an escape for the addresses in use.
  static byte[] accepted(int address) {
    ByteBuffer told = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
    told.putShort((short) MASTER).putShort((short) address);
    told.put(new byte[6]).put((byte) 0xFE).put((byte) 2).putShort((short) 5);
    told.put((byte) 0xA0).put(new byte[4]);
    ByteBuffer frame = ByteBuffer.allocate(8 + 19 + 2 + 1).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 8; i++) {
      frame.put(BEGINS);
    }
    return frame.put(told.array()).putShort(crc(told.array())).put(ENDS).array();
  }

  /// CRC-16/ARC.
  private static short crc(byte[] bytes) {
    int crc = 0;
    for (byte next : bytes) {
      crc ^= next & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
    }
    return (short) crc;
  }
}
