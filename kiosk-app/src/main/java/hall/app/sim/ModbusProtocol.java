package hall.app.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/// A digit display that is a Modbus server: register 0 holds the number it shows, register 1 how
/// bright it is. It knows the functions 3, 6 and 16, and refuses others and other registers as the
/// standard says. The three forms differ in how a request is wrapped only.
final class ModbusProtocol implements SignProtocol {

  private static final int MOST = 512;
  private static final long SILENCE_MILLIS = 50;
  private static final int REGISTERS = 16;

  private enum Form {
    RTU,
    ASCII,
    TCP
  }

  private final Form form;
  private final int address;
  private final int[] registers = new int[REGISTERS];
  private byte[] heard = {};
  private long lastHeard;

  private ModbusProtocol(Form form, int address) {
    this.form = form;
    this.address = address;
  }

  static ModbusProtocol rtu(int address) {
    return new ModbusProtocol(Form.RTU, address);
  }

  static ModbusProtocol ascii(int address) {
    return new ModbusProtocol(Form.ASCII, address);
  }

  static ModbusProtocol tcp(int address) {
    return new ModbusProtocol(Form.TCP, address);
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line, Face face) {
    if (now - lastHeard > SILENCE_MILLIS || heard.length > MOST) {
      heard = new byte[0];
    }
    lastHeard = now;
    byte[] more = Arrays.copyOf(heard, heard.length + length);
    System.arraycopy(bytes, 0, more, heard.length, length);
    heard = more;
    int used = take(line, face);
    while (used > 0) {
      heard = Arrays.copyOfRange(heard, used, heard.length);
      used = take(line, face);
    }
  }

  /// How many bytes are done with; 0 while more must come.
  private int take(Consumer<byte[]> line, Face face) {
    return switch (form) {
      case RTU -> takeRtu(line, face);
      case ASCII -> takeAscii(line, face);
      case TCP -> takeTcp(line, face);
    };
  }

  private int takeRtu(Consumer<byte[]> line, Face face) {
    int size = heard.length < 2 ? 0 : heard[1] == 16 ? sizeOfMany() : 8;
    if (size == 0 || heard.length < size) {
      return 0;
    }
    if (crc(heard, size - 2) != (u8(size - 2) | u8(size - 1) << 8)) {
      face.refuse();
      return heard.length;
    }
    answer(Arrays.copyOf(heard, size - 2), face)
        .ifPresent(said -> {
          int crc = crc(said, said.length);
          byte[] whole = Arrays.copyOf(said, said.length + 2);
          whole[said.length] = (byte) crc;
          whole[said.length + 1] = (byte) (crc >> 8);
          line.accept(whole);
        });
    return size;
  }

  private int sizeOfMany() {
    return heard.length < 7 ? 0 : 9 + u8(6);
  }

  private int takeAscii(Consumer<byte[]> line, Face face) {
    String text = new String(heard, StandardCharsets.US_ASCII);
    int end = text.indexOf("\r\n");
    if (end < 0) {
      return 0;
    }
    String hex = text.substring(text.indexOf(':') + 1, end);
    if (!text.startsWith(":") || !hex.matches("([0-9A-F]{2}){3,}")) {
      face.refuse();
      return end + 2;
    }
    byte[] whole = HexFormat.of().parseHex(hex);
    int sum = 0;
    for (byte some : whole) {
      sum += some;
    }
    if ((sum & 0xFF) != 0) {
      face.refuse();
      return end + 2;
    }
    answer(Arrays.copyOf(whole, whole.length - 1), face)
        .ifPresent(said -> {
          int total = 0;
          for (byte some : said) {
            total += some;
          }
          String letters =
              ":"
                  + HexFormat.of().withUpperCase().formatHex(said)
                  + "%02X\r\n".formatted(-total & 0xFF);
          line.accept(letters.getBytes(StandardCharsets.US_ASCII));
        });
    return end + 2;
  }

  private int takeTcp(Consumer<byte[]> line, Face face) {
    if (heard.length < 6) {
      return 0;
    }
    int size = 6 + (u8(4) << 8 | u8(5));
    if (u8(2) != 0 || u8(3) != 0) {
      face.refuse();
      return heard.length;
    }
    if (heard.length < size) {
      return 0;
    }
    answer(Arrays.copyOfRange(heard, 6, size), face)
        .ifPresent(said -> {
          var whole = new ByteArrayOutputStream();
          whole.write(heard, 0, 4);
          whole.write(said.length >> 8);
          whole.write(said.length);
          whole.writeBytes(said);
          line.accept(whole.toByteArray());
        });
    return size;
  }

  /// The answer to a request, both without their wrapping; none for other devices and for all.
  private Optional<byte[]> answer(byte[] asked, Face face) {
    int to = asked[0] & 0xFF;
    if (to != address && to != 0) {
      return Optional.empty();
    }
    byte[] said =
        switch (asked[1]) {
          case 3 -> read(asked);
          case 6 -> writeOne(asked, face);
          case 16 -> writeMany(asked, face);
          default -> refusal(asked, 1, face);
        };
    return to == 0 ? Optional.empty() : Optional.of(said);
  }

  private byte[] read(byte[] asked) {
    int from = word(asked, 2);
    int count = word(asked, 4);
    if (count < 1 || from + count > REGISTERS) {
      return new byte[] {asked[0], (byte) (asked[1] | 0x80), 2};
    }
    byte[] said = new byte[3 + 2 * count];
    said[0] = asked[0];
    said[1] = asked[1];
    said[2] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      said[3 + 2 * i] = (byte) (registers[from + i] >> 8);
      said[4 + 2 * i] = (byte) registers[from + i];
    }
    return said;
  }

  private byte[] writeOne(byte[] asked, Face face) {
    if (asked.length != 6 || word(asked, 2) >= REGISTERS) {
      return refusal(asked, 2, face);
    }
    registers[word(asked, 2)] = word(asked, 4);
    show(face);
    return asked;
  }

  private byte[] writeMany(byte[] asked, Face face) {
    int from = word(asked, 2);
    int count = word(asked, 4);
    if (from + count > REGISTERS || asked.length != 7 + 2 * count || asked[6] != 2 * count) {
      return refusal(asked, 2, face);
    }
    for (int i = 0; i < count; i++) {
      registers[from + i] = word(asked, 7 + 2 * i);
    }
    show(face);
    return Arrays.copyOf(asked, 6);
  }

  private static byte[] refusal(byte[] asked, int code, Face face) {
    face.refuse();
    return new byte[] {asked[0], (byte) (asked[1] | 0x80), (byte) code};
  }

  private void show(Face face) {
    face.show(registers[0] == 0 ? "" : Integer.toString(registers[0]), "red", false);
  }

  private int u8(int at) {
    return heard[at] & 0xFF;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private static int crc(byte[] bytes, int count) {
    int crc = 0xFFFF;
    for (int i = 0; i < count; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1;
      }
    }
    return crc;
  }
}
