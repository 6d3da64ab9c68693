package hall.app.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Alpha and BetaBrite signs, as two public libraries agree on: five noughts, `01`, the kind of
/// sign, two letters of address, `02`, the command, and either `04` or `03`, the sum of all from
/// `02` to `03` as four letters, and `04`. The sign never answers.
final class AlphaProtocol implements SignProtocol {

  private static final int SPEED_SIGNS = 5;
  private static final int MOST = 4096;
  private static final int HEAD = 4;

  private final String address;
  private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
  private int noughts;
  private boolean open;

  AlphaProtocol(int address) {
    this.address = "%02X".formatted(address);
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line, Face face) {
    for (int i = 0; i < length; i++) {
      int code = bytes[i];
      if (code == 0) {
        noughts++;
        open = false;
      } else if (code == 1 && noughts >= SPEED_SIGNS) {
        open = true;
        noughts = 0;
        packet.reset();
      } else if (open && code == 4) {
        open = false;
        packet(packet.toByteArray(), face);
      } else if (open && packet.size() < MOST) {
        packet.write(code);
      } else {
        noughts = 0;
      }
    }
  }

  private void packet(byte[] whole, Face face) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    boolean forMe =
        text.length() > HEAD
            && (text.charAt(0) == 'Z' || text.charAt(0) == '!')
            && (text.startsWith("00", 1) || text.startsWith(address, 1))
            && text.charAt(3) == 2;
    if (!forMe) {
      return;
    }
    int end = text.lastIndexOf('\3');
    if (end >= 0 && !text.substring(end + 1).equalsIgnoreCase(sum(whole, end))) {
      face.refuse();
      return;
    }
    command(text.substring(HEAD, end < 0 ? text.length() : end), face);
  }

  private static String sum(byte[] whole, int end) {
    int sum = 0;
    for (int i = HEAD - 1; i <= end; i++) {
      sum += whole[i] & 0xFF;
    }
    return "%04X".formatted(sum & 0xFFFF);
  }

  private static void command(String command, Face face) {
    if (!command.startsWith("A") || command.length() < 2) {
      return;
    }
    String text = command.substring(2);
    boolean runs = true;
    if (text.startsWith("\33") && text.length() >= 3) {
      runs = text.charAt(2) == 'a';
      text = text.substring(3);
    }
    String colour = "red";
    var shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char code = text.charAt(i);
      if (code == 0x1C && i + 1 < text.length()) {
        colour =
            switch (text.charAt(++i)) {
              case '1' -> "red";
              case '2' -> "green";
              default -> "yellow";
            };
      } else if (code == 0x1A) {
        i++;
      } else if (code >= ' ') {
        shown.append(code);
      }
    }
    face.show(shown.toString().strip(), colour, runs);
  }
}
