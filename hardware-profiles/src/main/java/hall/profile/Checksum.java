package hall.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of check that devices put over a frame.
public enum Checksum {
  /// The sum of the bytes, modulo 256.
  SUM8(1),
  /// The sum of the bytes, modulo 65536.
  SUM16(2),
  /// All bytes combined by exclusive or.
  XOR8(1),
  /// What brings the sum of the bytes to a multiple of 256.
  LRC8(1),
  /// CRC-16 with polynomial 0xA001 reflected, starting from 0.
  CRC16_ARC(2),
  /// CRC-16 with polynomial 0xA001 reflected, starting from 0xFFFF.
  CRC16_MODBUS(2),
  /// CRC-16 with polynomial 0x1021, starting from 0xFFFF.
  CRC16_CCITT(2),
  /// CRC-16 with polynomial 0x1021, starting from 0.
  CRC16_XMODEM(2),
  /// CRC-32 as in Ethernet and ZIP.
  CRC32(4);

  private final int bytes;

  Checksum(int bytes) {
    this.bytes = bytes;
  }

  public static Optional<Checksum> named(String word) {
    return Arrays.stream(values()).filter(sum -> sum.word().equals(word)).findFirst();
  }

  /// How profiles write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How it stands on the wire when the profile does not say.
  public Width usualWidth() {
    return switch (this) {
      case SUM8, XOR8, LRC8 -> Width.U8;
      case SUM16, CRC16_ARC, CRC16_MODBUS -> Width.U16LE;
      case CRC16_CCITT, CRC16_XMODEM -> Width.U16BE;
      case CRC32 -> Width.U32LE;
    };
  }

  /// How many bytes the check itself has; on the wire it may be written in letters.
  public int bytes() {
    return bytes;
  }
}
