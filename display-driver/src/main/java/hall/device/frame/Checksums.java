package hall.device.frame;

import hall.profile.Checksum;

/// Works out the checks that devices put over a frame.
final class Checksums {

  private static final int[] CRC = table();
  private static final int[] FORWARD = forward();

  private Checksums() {}

  static long of(Checksum kind, byte[] bytes, int from, int to) {
    return switch (kind) {
      case SUM8 -> sum(bytes, from, to) & 0xFF;
      case SUM16 -> sum(bytes, from, to) & 0xFFFF;
      case LRC8 -> -sum(bytes, from, to) & 0xFF;
      case XOR8 -> xor(bytes, from, to);
      case CRC16_ARC -> crc(0, bytes, from, to);
      case CRC16_MODBUS -> crc(0xFFFF, bytes, from, to);
      case CRC16_CCITT -> forward(0xFFFF, bytes, from, to);
      case CRC16_XMODEM -> forward(0, bytes, from, to);
      case CRC32 -> crc32(bytes, from, to);
    };
  }

  private static int forward(int start, byte[] bytes, int from, int to) {
    int crc = start;
    for (int i = from; i < to; i++) {
      crc = (crc << 8 ^ FORWARD[(crc >>> 8 ^ bytes[i]) & 0xFF]) & 0xFFFF;
    }
    return crc;
  }

  private static long crc32(byte[] bytes, int from, int to) {
    var crc = new java.util.zip.CRC32();
    crc.update(bytes, from, to - from);
    return crc.getValue();
  }

  private static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum;
  }

  private static int xor(byte[] bytes, int from, int to) {
    int xor = 0;
    for (int i = from; i < to; i++) {
      xor ^= bytes[i];
    }
    return xor & 0xFF;
  }

  private static int crc(int start, byte[] bytes, int from, int to) {
    int crc = start;
    for (int i = from; i < to; i++) {
      crc = crc >>> 8 ^ CRC[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
      table[i] = crc;
    }
    return table;
  }

  private static int[] forward() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
      table[i] = crc & 0xFFFF;
    }
    return table;
  }
}
