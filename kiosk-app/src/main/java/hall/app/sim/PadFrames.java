package hall.app.sim;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/// The frames of the FF-68 bus, as callers and rating pads read and send them: `FF 68 | L | L | 68
/// | address | command | data | sum | 16`.
final class PadFrames {

  private static final int START = 0xFF;
  private static final int MARK = 0x68;
  private static final int END = 0x16;
  private static final int AROUND = 7;
  private static final int LONGEST = 64;

  private final byte[] waiting = new byte[LONGEST + AROUND];
  private int length;

  /// Takes what came and gives every whole frame to `each`. What is no frame is passed over.
  void read(byte[] bytes, int count, Consumer<Frame> each) {
    for (int i = 0; i < count; i++) {
      waiting[length++] = bytes[i];
      while (length > 0 && !isWanting()) {
        drop(takeFrame(each));
      }
    }
  }

  /// Whether what waits may still become a frame.
  private boolean isWanting() {
    return (length < 1 || at(0) == START)
        && (length < 2 || at(1) == MARK)
        && (length < 3 || (at(2) >= 2 && at(2) <= LONGEST))
        && (length < 4 || at(3) == at(2))
        && (length < 5 || at(4) == MARK)
        && (length < 3 || length < at(2) + AROUND);
  }

  /// Gives how many bytes are done with: the whole frame, or one that began nothing.
  private int takeFrame(Consumer<Frame> each) {
    boolean begins = length >= AROUND && at(0) == START && at(1) == MARK && at(4) == MARK;
    int inner = begins ? at(2) : 0;
    boolean whole = inner >= 2 && inner == at(3) && length >= inner + AROUND;
    if (!whole || at(inner + AROUND - 1) != END) {
      return 1;
    }
    int sum = 0;
    for (int i = 5; i < 5 + inner; i++) {
      sum += at(i);
    }
    if ((sum & 0xFF) != at(5 + inner)) {
      return 1;
    }
    each.accept(new Frame(at(5), at(6), Arrays.copyOfRange(waiting, 7, 5 + inner)));
    return inner + AROUND;
  }

  private int at(int index) {
    return waiting[index] & 0xFF;
  }

  private void drop(int count) {
    length -= count;
    System.arraycopy(waiting, count, waiting, 0, length);
  }

  /// One frame on the bus.
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Frame(int address, int command, byte[] data) {

    static Frame of(int address, int command, int... data) {
      byte[] bytes = new byte[data.length];
      for (int i = 0; i < data.length; i++) {
        bytes[i] = (byte) data[i];
      }
      return new Frame(address, command, bytes);
    }

    byte[] bytes() {
      int inner = 2 + data.length;
      byte[] frame = new byte[inner + AROUND];
      frame[0] = (byte) START;
      frame[1] = MARK;
      frame[2] = (byte) inner;
      frame[3] = (byte) inner;
      frame[4] = MARK;
      frame[5] = (byte) address;
      frame[6] = (byte) command;
      System.arraycopy(data, 0, frame, 7, data.length);
      int sum = 0;
      for (int i = 5; i < 5 + inner; i++) {
        sum += frame[i];
      }
      frame[5 + inner] = (byte) sum;
      frame[6 + inner] = END;
      return frame;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Frame frame
          && address == frame.address
          && command == frame.command
          && Arrays.equals(data, frame.data);
    }

    @Override
    public int hashCode() {
      return address * 31 + command + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
      return "%02X %02X %s".formatted(address, command, HexFormat.of().formatHex(data));
    }
  }
}
