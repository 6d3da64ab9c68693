package hall.device.led;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// An Onbon screen as its maker describes it, as far as a test needs one.
final class FakeScreen implements BiConsumer<byte[], Consumer<byte[]>> {

  private static final Charset GBK = Charset.forName("GBK");

  private final int address;
  private final List<String> told = new ArrayList<>();
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private boolean silent;
  private int refusals;
  private int pings;

  FakeScreen(int address) {
    this.address = address;
  }

  /// Every text it was told to show, in order.
  List<String> told() {
    return told;
  }

  int pings() {
    return pings;
  }

  void silent(boolean now) {
    silent = now;
  }

  /// The next so many commands are refused for their checksum.
  void refuses(int commands) {
    refusals = commands;
  }

  @Override
  public void accept(byte[] bytes, Consumer<byte[]> answer) {
    for (byte b : bytes) {
      if ((b & 0xFF) == 0xA5) {
        frame.reset();
      } else if (b == 0x5A) {
        whole(unescaped(frame.toByteArray()), answer);
        frame.reset();
      } else {
        frame.write(b);
      }
    }
  }

  private void whole(byte[] content, Consumer<byte[]> answer) {
    int to = (content[0] & 0xFF) | (content[1] & 0xFF) << 8;
    int end = content.length - 2;
    int crc = (content[end] & 0xFF) | (content[end + 1] & 0xFF) << 8;
    if (silent || to != address || crc != crc(content, end)) {
      return;
    }
    String data = HexFormat.of().withUpperCase().formatHex(content, 14, end);
    boolean refused = refusals > 0;
    if (refused) {
      refusals--;
    } else if (data.startsWith("A306")) {
      told.add(text(content, end));
    } else if (data.startsWith("A200")) {
      pings++;
    } else if (data.startsWith("A310")) {
      told.add("");
    }
    answer.accept(answer(refused ? "A001050000" : "A000000000"));
  }

  /// After 14 bytes of header, 9 before the area and 23 of the area stands the text's length.
  private static String text(byte[] content, int end) {
    return new String(content, 50, end - 50, GBK);
  }

  byte[] answer(String data) {
    byte[] header = HexFormat.of().parseHex("0080" + "0000" + "000000000000FE020500");
    header[2] = (byte) address;
    header[3] = (byte) (address >> 8);
    var content = new ByteArrayOutputStream();
    content.writeBytes(header);
    content.writeBytes(HexFormat.of().parseHex(data));
    int crc = crc(content.toByteArray(), content.size());
    content.write(crc);
    content.write(crc >> 8);
    var whole = new ByteArrayOutputStream();
    for (int i = 0; i < 9; i++) {
      whole.write(0xA5);
    }
    for (byte b : content.toByteArray()) {
      switch (b & 0xFF) {
        case 0xA5 -> whole.writeBytes(new byte[] {(byte) 0xA6, 2});
        case 0xA6 -> whole.writeBytes(new byte[] {(byte) 0xA6, 1});
        case 0x5A -> whole.writeBytes(new byte[] {0x5B, 2});
        case 0x5B -> whole.writeBytes(new byte[] {0x5B, 1});
        default -> whole.write(b);
      }
    }
    whole.write(0x5A);
    return whole.toByteArray();
  }

  private static byte[] unescaped(byte[] escaped) {
    var plain = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length; i++) {
      int b = escaped[i] & 0xFF;
      if (b == 0xA6 || b == 0x5B) {
        i++;
        plain.write(escaped[i] == 1 ? b : b - 1);
      } else {
        plain.write(b);
      }
    }
    return plain.toByteArray();
  }

  private static int crc(byte[] bytes, int end) {
    int crc = 0;
    for (byte b : Arrays.copyOf(bytes, end)) {
      crc ^= b & 0xFF;
      for (int i = 0; i < 8; i++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
    }
    return crc;
  }
}
