package hall.device.frame;

import hall.profile.Checksum;

/// Works out the checks that devices put over a frame.
final class Checksums {

  private static final int[] CRC = table();

  private Checksums() {}

  static int of(Checksum kind, byte[] bytes, int from, int to) {
    return switch (kind) {
      case SUM8 -> sum(bytes, from, to) & 0xFF;
      case SUM16 -> sum(bytes, from, to) & 0xFFFF;
      case LRC8 -> -sum(bytes, from, to) & 0xFF;
      case XOR8 -> xor(bytes, from, to);
      case CRC16_ARC -> crc(0, bytes, from, to);
      case CRC16_MODBUS -> crc(0xFFFF, bytes, from, to);
    };
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
}
