package hall.app.sim;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// AM03127 and AM004 message signs, by the maker's protocol 2.2 of 2005: `<ID01>`, data, the data's
/// exclusive or as two hex letters, `<E>`. A sign answers `ACK`, or `NACK` when the check is wrong;
/// to another's number, to 00 and to what it does not understand it says nothing. It is deaf for
/// half a second while it works on a command.
final class AmProtocol implements SignProtocol {

  private static final int MOST = 1024;
  private static final long WORKS_MILLIS = 450;
  private static final Pattern FRAME =
      Pattern.compile("<ID([0-9A-Fa-f]{2})>(.*?)([0-9A-F]{2})<E>", Pattern.DOTALL);
  private static final Pattern PAGE =
      Pattern.compile("<L([1-8])><P([A-Z])><F([A-S])><M.><W([A-Z])><F([A-S])>(.*)", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("<([A-Z]{2})>");
  private static final Map<String, String> COLOURS =
      Map.of("CB", "red", "CE", "green", "CJ", "yellow");

  private final int number;
  private final StringBuilder heard = new StringBuilder();
  private final Map<String, String> pages = new TreeMap<>();
  private String running = "A";
  private long deafUntil;

  AmProtocol(int number) {
    this.number = number;
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line, Face face) {
    if (now < deafUntil) {
      return;
    }
    heard.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    Matcher frame = FRAME.matcher(heard);
    while (frame.find()) {
      frame(frame, now, line, face);
      heard.delete(0, frame.end());
      frame = FRAME.matcher(heard);
    }
    heard.delete(0, Math.max(0, heard.length() - MOST));
  }

  private void frame(Matcher frame, long now, Consumer<byte[]> line, Face face) {
    int to = Integer.parseInt(frame.group(1), 16);
    if (to != 0 && to != number) {
      return;
    }
    int xor = 0;
    for (byte some : frame.group(2).getBytes(StandardCharsets.ISO_8859_1)) {
      xor ^= some & 0xFF;
    }
    boolean right = xor == Integer.parseInt(frame.group(3), 16);
    if (right && !obey(frame.group(2), face)) {
      return;
    }
    if (!right) {
      face.refuse();
    }
    deafUntil = now + WORKS_MILLIS;
    if (to != 0) {
      line.accept((right ? "ACK" : "NACK").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private boolean obey(String data, Face face) {
    Matcher page = PAGE.matcher(data);
    if (page.matches()) {
      pages.put(page.group(2), page.group(3) + page.group(6));
    } else if (data.matches("<RP[A-Z]>")) {
      running = data.substring(3, 4);
    } else if (data.equals("<D*>")) {
      pages.clear();
    } else if (data.matches("<B[A-D]>")) {
      face.brightness(15 - 4 * (data.charAt(2) - 'A'));
      return true;
    } else {
      return data.startsWith("<SC>") || data.startsWith("<DL") || data.startsWith("<T");
    }
    show(face);
    return true;
  }

  private void show(Face face) {
    String page = pages.getOrDefault(running, "A");
    String colour = "red";
    Matcher code = CODE.matcher(page);
    while (code.find()) {
      colour = COLOURS.getOrDefault(code.group(1), colour);
    }
    String text = CODE.matcher(page.substring(1)).replaceAll("").strip();
    face.show(text, colour, page.charAt(0) == 'E');
  }
}
