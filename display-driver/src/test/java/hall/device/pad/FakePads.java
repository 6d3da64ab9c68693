package hall.device.pad;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// FF-68 pads on one line: notes what they are told, and makes the bytes of their keys.
final class FakePads implements BiConsumer<byte[], Consumer<byte[]>> {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final List<String> told = new ArrayList<>();

  /// Every whole frame, as address, command and data in hex, such as `05 03`.
  List<String> told() {
    return told;
  }

  @Override
  public void accept(byte[] bytes, Consumer<byte[]> answer) {
    String frame = HEX.formatHex(bytes);
    int length = bytes[2];
    boolean whole =
        frame.startsWith("FF68")
            && bytes[3] == length
            && bytes.length == length + 7
            && frame.endsWith("16");
    String content = whole ? HEX.formatHex(bytes, 5, 5 + length) : "broken " + frame;
    told.add(whole ? (content.substring(0, 2) + " " + spaced(content)).strip() : content);
  }

  private static String spaced(String content) {
    return content.substring(2, 4) + " " + content.substring(4);
  }

  /// A frame from the pad with that address.
  static byte[] says(int address, String rest) {
    byte[] data = HEX.parseHex(rest.replace(" ", ""));
    var frame = new ByteArrayOutputStream();
    int length = data.length + 1;
    frame.writeBytes(new byte[] {(byte) 0xFF, 0x68, (byte) length, (byte) length, 0x68});
    int sum = address;
    frame.write(address);
    for (byte b : data) {
      sum += b;
      frame.write(b);
    }
    frame.write(sum);
    frame.write(0x16);
    return frame.toByteArray();
  }
}
