package hall.device.card;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A reader at the far end of a line, by the published protocol (length big-endian, counting what
/// follows it with the xor; xor over length and content) and not by our profile.
final class FakeReader implements BiConsumer<byte[], Consumer<byte[]>> {

  private static final byte[] PREAMBLE = HexFormat.of().parseHex("AAAAAA9669");

  final List<String> asked = new ArrayList<>();
  private String number = "";
  private String until = "";
  private int spoilt;
  private String refusal = "";
  private boolean silent;
  private int cut = Integer.MAX_VALUE;

  /// Lays a card on the reader.
  void lay(String idNumber, String validUntil) {
    number = idNumber;
    until = validUntil;
  }

  void lift() {
    number = "";
  }

  /// The next answers to a read have a wrong checksum.
  void spoil(int answers) {
    spoilt = answers;
  }

  /// Reads and selections end with that status; none when empty.
  void refuse(String status) {
    refusal = status;
  }

  void silent(boolean now) {
    silent = now;
  }

  /// Answers come in pieces of that size.
  void cutInto(int size) {
    cut = size;
  }

  @Override
  public void accept(byte[] bytes, Consumer<byte[]> line) {
    String question = HexFormat.of().formatHex(bytes, 7, 9);
    asked.add(question);
    if (silent) {
      return;
    }
    byte[] answer =
        switch (question) {
          case "2001" -> number.isEmpty() ? answer("000080") : answer("00009f00000000");
          case "2002" -> refusal.isEmpty() ? answer("0000900000000000000000") : answer(refusal);
          case "3001" -> card();
          default -> answer("000021");
        };
    for (int at = 0; at < answer.length; at += cut) {
      int end = (int) Math.min(answer.length, (long) at + cut);
      line.accept(java.util.Arrays.copyOfRange(answer, at, end));
    }
  }

  private byte[] card() {
    var data = new ByteArrayOutputStream();
    data.writeBytes(HexFormat.of().parseHex("00009001000400"));
    data.writeBytes(text("测试", 30));
    data.writeBytes(text("1", 2));
    data.writeBytes(text("01", 4));
    data.writeBytes(text("19900101", 16));
    data.writeBytes(text("某市某区", 70));
    data.writeBytes(text(number, 36));
    data.writeBytes(text("某市公安局", 30));
    data.writeBytes(text("20200101", 16));
    data.writeBytes(text(until, 16));
    data.writeBytes(text("", 36));
    data.writeBytes(new byte[1024]);
    byte[] answer = frame(data.toByteArray());
    if (spoilt > 0) {
      spoilt--;
      answer[300] ^= 0x10;
    }
    return answer;
  }

  private static byte[] text(String text, int bytes) {
    String padded = text + " ".repeat(bytes / 2 - text.length());
    return padded.getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] answer(String hex) {
    return frame(HexFormat.of().parseHex(hex));
  }

  private static byte[] frame(byte[] data) {
    var frame = ByteBuffer.allocate(PREAMBLE.length + 2 + data.length + 1);
    frame.put(PREAMBLE).putShort((short) (data.length + 1)).put(data);
    byte xor = 0;
    for (int i = PREAMBLE.length; i < frame.position(); i++) {
      xor ^= frame.get(i);
    }
    return frame.put(xor).array();
  }
}
