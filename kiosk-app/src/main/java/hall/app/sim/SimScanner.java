package hall.app.sim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A scanner of bar and QR codes. On a serial line it sends a code and CR; as a keyboard it types
/// it as the kernel's input events, or as the raw reports of a keyboard at boot, and Enter behind
/// it. What to scan is what is pressed.
final class SimScanner implements SimulatedDevice {

  /// How it is plugged in.
  enum Way {
    SERIAL,
    /// 24 bytes an event, as a 64-bit kernel writes `struct input_event`.
    INPUT_EVENTS,
    /// 8 bytes a report (HID 1.11, appendix B).
    RAW_REPORTS
  }

  private static final int LONGEST = 300;

  /// The letters of a keyboard laid out as in the United States, in the order of its keys: their
  /// plain and shifted signs, their codes in `input-event-codes.h` and their HID usages.
  private static final String PLAIN = "1234567890-=qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./ ";

  private static final String SHIFTED = "!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"~|ZXCVBNM<>? ";

  private static final int[] EVENT_CODES = {
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 57
  };

  private static final int SHIFT_CODE = 42;
  private static final int ENTER_CODE = 28;
  private static final int ENTER_USAGE = 0x28;
  private static final int LEFT_SHIFT = 2;

  private static final Map<Character, Integer> USAGES = usages();

  private final Way way;
  private String last = "";
  private int scans;
  private long changes;

  SimScanner(Way way) {
    this.way = way;
  }

  private static Map<Character, Integer> usages() {
    Map<Character, Integer> usages = new HashMap<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      usages.put(letter, 0x04 + letter - 'a');
    }
    for (char digit = '1'; digit <= '9'; digit++) {
      usages.put(digit, 0x1E + digit - '1');
    }
    usages.put('0', 0x27);
    String others = " -=[]\\";
    for (int i = 0; i < others.length(); i++) {
      usages.put(others.charAt(i), 0x2C + i);
    }
    String more = ";'`,./";
    for (int i = 0; i < more.length(); i++) {
      usages.put(more.charAt(i), 0x33 + i);
    }
    return usages;
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line) {
    // A scanner is told nothing.
  }

  @Override
  public long due() {
    return Long.MAX_VALUE;
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {
    // It does nothing by itself.
  }

  @Override
  public void press(String code, long now, Consumer<byte[]> line) {
    if (code.isBlank() || code.length() > LONGEST) {
      throw new SimProblem("unknown-key", code);
    }
    line.accept(
        switch (way) {
          case SERIAL -> (code + "\r").getBytes(StandardCharsets.UTF_8);
          case INPUT_EVENTS -> events(code, now);
          case RAW_REPORTS -> reports(code);
        });
    last = code;
    scans++;
    changes++;
  }

  private static byte[] events(String code, long now) {
    var events = new ByteArrayOutputStream();
    for (int i = 0; i < code.length(); i++) {
      char sign = code.charAt(i);
      boolean shifted = PLAIN.indexOf(sign) < 0;
      int key = EVENT_CODES[key(sign)];
      if (shifted) {
        events.writeBytes(event(now, SHIFT_CODE, 1));
      }
      events.writeBytes(event(now, key, 1));
      events.writeBytes(event(now, key, 0));
      if (shifted) {
        events.writeBytes(event(now, SHIFT_CODE, 0));
      }
    }
    events.writeBytes(event(now, ENTER_CODE, 1));
    events.writeBytes(event(now, ENTER_CODE, 0));
    return events.toByteArray();
  }

  /// A key, and the event that ends what belongs together.
  private static byte[] event(long now, int code, int value) {
    ByteBuffer event = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    event.putLong(now / 1000).putLong(now % 1000 * 1000);
    event.putShort((short) 1).putShort((short) code).putInt(value);
    event.putLong(now / 1000).putLong(now % 1000 * 1000);
    event.putShort((short) 0).putShort((short) 0).putInt(0);
    return event.array();
  }

  private static byte[] reports(String code) {
    var reports = new ByteArrayOutputStream();
    for (int i = 0; i < code.length(); i++) {
      char sign = code.charAt(i);
      boolean shifted = PLAIN.indexOf(sign) < 0;
      int usage = Optional.ofNullable(USAGES.get(PLAIN.charAt(key(sign)))).orElseThrow();
      reports.writeBytes(
          new byte[] {(byte) (shifted ? LEFT_SHIFT : 0), 0, (byte) usage, 0, 0, 0, 0, 0});
      reports.writeBytes(new byte[8]);
    }
    reports.writeBytes(new byte[] {0, 0, ENTER_USAGE, 0, 0, 0, 0, 0});
    reports.writeBytes(new byte[8]);
    return reports.toByteArray();
  }

  private static int key(char sign) {
    int plain = PLAIN.indexOf(sign);
    int key = plain >= 0 ? plain : SHIFTED.indexOf(sign);
    if (key < 0) {
      // No key of such a keyboard writes it; real scanners leave it out, too, or type nonsense.
      throw new SimProblem("unknown-key", String.valueOf(sign));
    }
    return key;
  }

  @Override
  public void condition(String condition, long now, Consumer<byte[]> line) {
    if (!condition.equals("ok")) {
      throw new SimProblem("unknown-condition", condition);
    }
    changes++;
  }

  @Override
  public String condition() {
    return "ok";
  }

  @Override
  public Beam shows() {
    return new Beam(last, scans);
  }

  @Override
  public long changes() {
    return changes;
  }

  /// What a person before the scanner sees.
  ///
  /// @param code what was scanned last
  record Beam(String code, int scans) {}
}
