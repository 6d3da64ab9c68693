package hall.app.sim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A reader of second-generation identity cards, by the published SDT/SAM protocol: `AA AA AA 96 69
/// | length | command parameter data | xor`. It finds a card, selects it and reads it, all three
/// each time; a card that was read is not found again until it was lifted. The cards are of people
/// who do not exist.
final class SimIdReader implements SimulatedDevice {

  private static final byte[] PREAMBLE = HexFormat.of().parseHex("AAAAAA9669");
  private static final int LONGEST = 64;
  private static final long LIES_MILLIS = 6_000;

  private static final String FIND = "2001";
  private static final String SELECT = "2002";
  private static final String READ = "3001";
  private static final String MODULE = "12ff";
  private static final String STATUS = "11ff";
  private static final String RESET = "10ff";

  private static final String FOUND = "00009f00000000";
  private static final String NO_CARD = "000080";
  private static final String NOT_SELECTED = "000081";
  private static final String SELECTED = "0000900000000000000000";
  private static final String DONE = "000090";
  private static final String NOT_READ = "000041";
  private static final String WRONG_XOR = "000010";
  private static final String UNKNOWN = "000021";
  private static final String MODULE_NUMBER = "00009005030100000000000000000000000000";
  private static final String NOT_AUTHORISED = "000066";

  private static final String BROKEN = "reader-fault";

  /// The cards on the table beside the reader. Their numbers have right check digits.
  private static final Map<String, Card> CARDS =
      Map.of(
          "adult", new Card("林晓", "110101198803070058", "19880307", "20380307"),
          "senior", new Card("周德福", "11010519491231002X", "19491231", "长期"),
          "minor", new Card("吴小满", "110101201506010010", "20150601", "20300601"),
          "expired", new Card("郑安", "110101197705200037", "19770520", "20240520"),
          "damaged", new Card("林晓", "110101198803070058", "19880307", "20380307"),
          "unreadable", new Card("林晓", "110101198803070058", "19880307", "20380307"));

  private final byte[] waiting = new byte[LONGEST];
  private int length;
  private String lying = "";
  private long liftedAt = Long.MAX_VALUE;
  private boolean selected;
  private boolean wasRead;
  private int reads;
  private String condition = "ok";
  private long changes;

  private record Card(String name, String number, String birthday, String until) {}

  @Override
  public void hear(byte[] bytes, int count, long now, Consumer<byte[]> line) {
    for (int i = 0; i < count; i++) {
      if (length == waiting.length) {
        length = 0;
      }
      waiting[length++] = bytes[i];
      while (length > 0 && !isBegun()) {
        drop(1);
      }
      int whole = PREAMBLE.length + 2 + inner();
      if (length > PREAMBLE.length + 2 && length == whole) {
        byte[] frame = Arrays.copyOfRange(waiting, PREAMBLE.length, whole);
        length = 0;
        answer(frame, line);
      }
    }
  }

  /// Whether what waits may become a frame.
  private boolean isBegun() {
    for (int i = 0; i < Math.min(length, PREAMBLE.length); i++) {
      if (waiting[i] != PREAMBLE[i]) {
        return false;
      }
    }
    return length < PREAMBLE.length + 2 || (inner() >= 3 && inner() <= LONGEST - 7);
  }

  private int inner() {
    return (waiting[PREAMBLE.length] & 0xFF) << 8 | (waiting[PREAMBLE.length + 1] & 0xFF);
  }

  private void drop(int bytes) {
    System.arraycopy(waiting, bytes, waiting, 0, length - bytes);
    length -= bytes;
  }

  private void answer(byte[] frame, Consumer<byte[]> line) {
    if (xor(frame, frame.length - 1) != frame[frame.length - 1]) {
      say(WRONG_XOR, line);
    } else if (condition.equals(BROKEN)) {
      say(NOT_AUTHORISED, line);
    } else {
      switch (HexFormat.of().formatHex(frame, 2, 4)) {
        case FIND -> say(lying.isEmpty() || wasRead ? NO_CARD : FOUND, line);
        case SELECT -> {
          selected = !lying.isEmpty();
          say(selected ? SELECTED : NOT_SELECTED, line);
        }
        case READ -> read(line);
        case MODULE -> say(MODULE_NUMBER, line);
        case STATUS, RESET -> say(DONE, line);
        default -> say(UNKNOWN, line);
      }
    }
  }

  private void read(Consumer<byte[]> line) {
    Optional<Card> card = Optional.ofNullable(CARDS.get(lying)).filter(_ -> selected);
    if (card.isEmpty() || lying.equals("unreadable")) {
      say(NOT_READ, line);
      return;
    }
    byte[] answer = frame(content(card.get()));
    if (lying.equals("damaged")) {
      answer[200] ^= 1;
    }
    wasRead = true;
    reads++;
    changes++;
    line.accept(answer);
  }

  /// Text of 256 bytes in UTF-16LE, and a photo, which is grey here.
  private static byte[] content(Card card) {
    var content = new ByteArrayOutputStream();
    content.writeBytes(HexFormat.of().parseHex("00009001000400"));
    content.writeBytes(text(card.name(), 30));
    content.writeBytes(text("1", 2));
    content.writeBytes(text("01", 4));
    content.writeBytes(text(card.birthday(), 16));
    content.writeBytes(text("演示市演示区演示路1号", 70));
    content.writeBytes(text(card.number(), 36));
    content.writeBytes(text("演示市公安局", 30));
    content.writeBytes(text("20180307", 16));
    content.writeBytes(text(card.until(), 16));
    content.writeBytes(text("", 36));
    byte[] photo = new byte[1024];
    Arrays.fill(photo, (byte) 0x80);
    content.writeBytes(photo);
    return content.toByteArray();
  }

  private static byte[] text(String text, int bytes) {
    return (text + " ".repeat(bytes / 2 - text.length())).getBytes(StandardCharsets.UTF_16LE);
  }

  private static void say(String hex, Consumer<byte[]> line) {
    line.accept(frame(HexFormat.of().parseHex(hex)));
  }

  /// The length counts what follows it, with the xor; the xor goes over the length, too.
  private static byte[] frame(byte[] content) {
    ByteBuffer frame = ByteBuffer.allocate(PREAMBLE.length + 2 + content.length + 1);
    frame.put(PREAMBLE).putShort((short) (content.length + 1)).put(content);
    byte[] checked = Arrays.copyOfRange(frame.array(), PREAMBLE.length, frame.position());
    return frame.put(xor(checked, checked.length)).array();
  }

  private static byte xor(byte[] bytes, int count) {
    byte xor = 0;
    for (int i = 0; i < count; i++) {
      xor ^= bytes[i];
    }
    return xor;
  }

  @Override
  public long due() {
    return liftedAt;
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {
    if (liftedAt <= now) {
      lift();
    }
  }

  @Override
  public void press(String key, long now, Consumer<byte[]> line) {
    if (key.equals("lift")) {
      lift();
    } else if (CARDS.containsKey(key)) {
      lift();
      lying = key;
      liftedAt = now + LIES_MILLIS;
    } else {
      throw new SimProblem("unknown-key", key);
    }
  }

  private void lift() {
    lying = "";
    selected = false;
    wasRead = false;
    liftedAt = Long.MAX_VALUE;
    changes++;
  }

  @Override
  public void condition(String next, long now, Consumer<byte[]> line) {
    if (!next.equals("ok") && !next.equals(BROKEN)) {
      throw new SimProblem("unknown-condition", next);
    }
    condition = next;
    changes++;
  }

  @Override
  public String condition() {
    return condition;
  }

  @Override
  public Plate shows() {
    return new Plate(lying, reads);
  }

  @Override
  public long changes() {
    return changes;
  }

  /// What a person before the reader sees.
  ///
  /// @param card which card lies on it; empty for none
  /// @param reads how many cards were read
  record Plate(String card, int reads) {}
}
