package hall.app.sim;

import java.util.Map;
import java.util.function.Consumer;

/// A MAX7219 with eight digits, by its data sheet: words of two bytes, register and value; digits 1
/// to 8 from the right, drawn segment by segment where register 9 is nought and as numerals where
/// it is not.
final class SegmentProtocol implements SignProtocol {

  private static final int DIGITS = 8;
  private static final int DECODES = 0x09;
  private static final int INTENSITY = 0x0A;
  private static final int ON = 0x0C;
  private static final String CODE_B = "0123456789-EHLP ";

  /// Segments A to G are bits 6 to 0.
  private static final Map<Integer, Character> DRAWN =
      Map.ofEntries(
          Map.entry(0b111_1110, '0'),
          Map.entry(0b011_0000, '1'),
          Map.entry(0b110_1101, '2'),
          Map.entry(0b111_1001, '3'),
          Map.entry(0b011_0011, '4'),
          Map.entry(0b101_1011, '5'),
          Map.entry(0b101_1111, '6'),
          Map.entry(0b111_0000, '7'),
          Map.entry(0b111_1111, '8'),
          Map.entry(0b111_1011, '9'),
          Map.entry(0b111_0111, 'A'),
          Map.entry(0b001_1111, 'B'),
          Map.entry(0b100_1110, 'C'),
          Map.entry(0b011_1101, 'D'),
          Map.entry(0b100_1111, 'E'),
          Map.entry(0b100_0111, 'F'),
          Map.entry(0b000_0001, '-'),
          Map.entry(0, ' '));

  private final int[] registers = new int[16];
  private int first = -1;

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line, Face face) {
    for (int i = 0; i < length; i++) {
      if (first < 0) {
        first = bytes[i] & 0x0F;
      } else {
        registers[first] = bytes[i] & 0xFF;
        word(first, face);
        first = -1;
      }
    }
  }

  private void word(int register, Face face) {
    if (register == INTENSITY) {
      face.brightness(registers[INTENSITY] & 0x0F);
    }
    var text = new StringBuilder();
    for (int digit = DIGITS; digit > 0; digit--) {
      boolean decoded = (registers[DECODES] >> (digit - 1) & 1) != 0;
      text.append(
          decoded
              ? CODE_B.charAt(registers[digit] & 0x0F)
              : DRAWN.getOrDefault(registers[digit] & 0x7F, '?'));
    }
    face.show((registers[ON] & 1) == 0 ? "" : text.toString().strip(), "red", false);
  }
}
