package hall.bench;

import hall.app.sim.Pty;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// An LED screen at the far end of a real pseudo-terminal, which notes when each byte came and
/// answers every whole frame as such a screen does, so that its driver is content. A
/// pseudo-terminal has no speed; where the screen is given one, its answer comes as late as on a
/// wire of that speed.
final class LedEye implements AutoCloseable {

  private static final byte BEGINS = (byte) 0xA5;
  private static final byte ENDS = 0x5A;
  private static final int MASTER = 0x8000;
  private static final int WAIT_MILLIS = 1_000;
  private static final long BITS_A_BYTE = 10;
  private static final long NOTHING_TO_ANSWER = Long.MAX_VALUE;

  private final Pty line = Pty.open();
  private final Sightings seen = new Sightings();
  private final byte[] answer;
  private final int baud;
  private volatile int lastFrame;
  private int frameBytes;
  private boolean inFrame;
  private long answersAt = NOTHING_TO_ANSWER;

  private LedEye(int address, int baud) {
    this.answer = accepted(address);
    this.baud = baud;
  }

  /// A screen with that number, on a line of its own, which answers at once.
  static LedEye open(int address) {
    return open(address, 0);
  }

  /// The same at the end of a wire of that speed.
  static LedEye open(int address, int baud) {
    LedEye eye = new LedEye(address, baud);
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

  /// How long the frame heard last takes on the wire.
  long wireNanos() {
    return wireNanos(lastFrame);
  }

  private long wireNanos(int bytes) {
    return baud == 0 ? 0 : bytes * BITS_A_BYTE * 1_000_000_000L / baud;
  }

  private void look() {
    byte[] bytes = new byte[4096];
    int length = line.read(bytes, WAIT_MILLIS);
    while (length >= 0) {
      long now = System.nanoTime();
      if (length > 0) {
        seen.saw(bytes, length, now);
      }
      for (int i = 0; i < length; i++) {
        take(bytes[i], now);
      }
      if (answersAt <= now) {
        answersAt = NOTHING_TO_ANSWER;
        line.write(answer);
      }
      length = line.read(bytes, waitMillis());
    }
  }

  private void take(byte next, long now) {
    if (next == BEGINS && !inFrame) {
      inFrame = true;
      frameBytes = 0;
    }
    frameBytes++;
    if (next == ENDS && inFrame) {
      inFrame = false;
      lastFrame = frameBytes;
      answersAt = now + wireNanos(frameBytes + answer.length);
    }
  }

  private int waitMillis() {
    long left = answersAt - System.nanoTime();
    return answersAt == NOTHING_TO_ANSWER
        ? WAIT_MILLIS
        : Math.clamp((left + 999_999) / 1_000_000, 0, WAIT_MILLIS);
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
