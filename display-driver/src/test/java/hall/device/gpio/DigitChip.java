package hall.device.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBase;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.io.spi.SpiProvider;
import com.pi4j.io.spi.SpiProviderBase;
import java.util.Map;

/// A MAX7219 with eight digits, as its data sheet describes it: bits are shifted in while it is
/// selected, and the last sixteen count when it is let go. It wakes up switched off, with nothing
/// to decode and one digit to scan.
final class DigitChip {

  private static final String CODE_B = "0123456789-EHLP ";

  /// Segments A to G in bits 6 to 0.
  private static final Map<Integer, Character> SHAPES =
      Map.ofEntries(
          Map.entry(0x00, ' '),
          Map.entry(0x01, '-'),
          Map.entry(0x7E, '0'),
          Map.entry(0x30, '1'),
          Map.entry(0x6D, '2'),
          Map.entry(0x79, '3'),
          Map.entry(0x33, '4'),
          Map.entry(0x5B, '5'),
          Map.entry(0x5F, '6'),
          Map.entry(0x70, '7'),
          Map.entry(0x7F, '8'),
          Map.entry(0x7B, '9'),
          Map.entry(0x77, 'A'),
          Map.entry(0x1F, 'b'),
          Map.entry(0x4E, 'C'),
          Map.entry(0x3D, 'd'),
          Map.entry(0x4F, 'E'),
          Map.entry(0x47, 'F'));

  private final int[] digits = new int[8];
  private int shifted;
  private int decode;
  private int intensity;
  private int scanLimit;
  private boolean on;
  private boolean test;
  private boolean broken;

  Context context() {
    return Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().add(new Bus()).build();
  }

  /// From now on the wire is broken, or whole again.
  void broken(boolean now) {
    broken = now;
  }

  int intensity() {
    return intensity;
  }

  /// Waits until that is seen, and gives what is seen at the end.
  synchronized String await(String wanted) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!seen().equals(wanted) && System.nanoTime() < end) {
      wait(100);
    }
    return seen();
  }

  /// What is seen, the leftmost digit first.
  synchronized String seen() {
    var seen = new StringBuilder();
    for (int i = 7; i >= 0; i--) {
      seen.append(test ? '8' : on && i <= scanLimit ? letter(i) : ' ');
    }
    return seen.toString();
  }

  private char letter(int digit) {
    return (decode >> digit & 1) == 1
        ? CODE_B.charAt(digits[digit] & 0x0F)
        : SHAPES.getOrDefault(digits[digit] & 0x7F, '?');
  }

  private synchronized void selected(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      shifted = ((shifted << 8) | (bytes[i] & 0xFF)) & 0xFFFF;
    }
    latch((shifted >> 8) & 0x0F, shifted & 0xFF);
    notifyAll();
  }

  private void latch(int register, int value) {
    switch (register) {
      case 1, 2, 3, 4, 5, 6, 7, 8 -> digits[register - 1] = value;
      case 9 -> decode = value;
      case 10 -> intensity = value & 0x0F;
      case 11 -> scanLimit = value & 0x07;
      case 12 -> on = (value & 1) == 1;
      case 15 -> test = (value & 1) == 1;
      default -> {
        // No operation: for chips further along the wire.
      }
    }
  }

  private final class Bus extends SpiProviderBase {

    Bus() {
      super("table-spi", "A chip on a table");
    }

    @Override
    public Spi create(SpiConfig config) {
      if (config.mode() != SpiMode.MODE_0 || config.baud() > 10_000_000) {
        throw new IllegalArgumentException("The chip wants mode 0 and at most 10 MHz.");
      }
      var wire = new Wire(this, config);
      context().registry().add(wire);
      return wire;
    }
  }

  private final class Wire extends SpiBase {

    Wire(SpiProvider provider, SpiConfig config) {
      super(provider, config);
    }

    @Override
    public int transfer(byte[] write, int writeFrom, byte[] read, int readFrom, int length) {
      return write(write, writeFrom, length);
    }

    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      return 0;
    }

    @Override
    public int write(byte one) {
      return write(new byte[] {one}, 0, 1);
    }

    @Override
    public int write(byte[] bytes, int from, int length) {
      if (broken) {
        throw new com.pi4j.io.exception.IOException("The wire is broken.");
      }
      selected(bytes, from, length);
      return length;
    }
  }
}
