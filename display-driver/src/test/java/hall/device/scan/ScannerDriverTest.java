package hall.device.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.Rig;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is scanned arrives once and whole, over a serial line or as keys of a keyboard.
class ScannerDriverTest {

  private static final String TICKET = "HTTP://H/t/0123456789ABCDEF";
  private static final int LEFT_SHIFT = 42;
  private static final int ENTER = 28;

  /// From the kernel's input-event-codes.h: what this test types.
  private static final Map<Character, Integer> CODES =
      Map.ofEntries(
          Map.entry('1', 2),
          Map.entry('2', 3),
          Map.entry('3', 4),
          Map.entry('4', 5),
          Map.entry('5', 6),
          Map.entry('6', 7),
          Map.entry('7', 8),
          Map.entry('8', 9),
          Map.entry('9', 10),
          Map.entry('0', 11),
          Map.entry('a', 30),
          Map.entry('b', 48),
          Map.entry('c', 46),
          Map.entry('d', 32),
          Map.entry('e', 18),
          Map.entry('f', 33),
          Map.entry('h', 35),
          Map.entry('t', 20),
          Map.entry('p', 25),
          Map.entry('/', 53),
          Map.entry(';', 39),
          Map.entry('-', 12));

  private final Rig rig =
      new Rig()
          .with("scanner-1", "scanner-serial", "a", 1)
          .peer("a", (_, _) -> {})
          .with("scanner-2", "scanner-evdev", "b", 1)
          .peer("b", (_, _) -> {})
          .with("scanner-3", "scanner-hidraw", "c", 1)
          .peer("c", (_, _) -> {})
          .open();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aScannerWhoseLineIsOpenIsReady() {
    assertEquals("READY", rig.status("scanner-1"));
    rig.line("a").unplug("hang-up");
    assertEquals("ABSENT hang-up", rig.status("scanner-1"));
  }

  @Test
  void codesOverASerialLineEndAsTheScannerIsSet() {
    hear("a", "A001\r");
    rig.pass(3_000);
    hear("a", "A002\r\n");
    rig.pass(3_000);
    hear("a", "A003\n");
    rig.pass(3_000);
    hear("a", "A0");
    rig.pass(20);
    hear("a", "04");
    rig.pass(150);

    assertEquals(scanned("scanner-1", "A001", "A002", "A003", "A004"), rig.happened());
  }

  @Test
  void aCodeSeenManyTimesInARowIsOne() {
    for (int i = 0; i < 5; i++) {
      hear("a", "A001\r");
      rig.pass(400);
    }
    hear("a", "A002\r");
    hear("a", "A001\r");

    assertEquals(scanned("scanner-1", "A001", "A002", "A001"), rig.happened());
  }

  @Test
  void aKeyboardsEventsAreLettersUntilEnter() {
    rig.line("b").hear(typed(TICKET, true));
    rig.pass(150);
    rig.line("b").hear(typed("a-1", false));
    rig.pass(150);

    assertEquals(scanned("scanner-2", TICKET, "a-1"), rig.happened());
  }

  @Test
  void eventsAreUnderstoodWhereverTheyAreCut() {
    byte[] all = typed(TICKET, true);
    for (int cut : new int[] {1, 5, 23, 24, 25, 100}) {
      for (int at = 0; at < all.length; at += cut) {
        rig.line("b").hear(java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + cut)));
        rig.pass(1);
      }
      rig.pass(3_000);
    }

    assertEquals(6, rig.happened().size());
    assertEquals(scanned("scanner-2", TICKET), rig.happened().stream().distinct().toList());
  }

  @Test
  void reportsOfARawKeyboardAreLettersToo() {
    var reports = new ByteArrayOutputStream();
    reports.writeBytes(new byte[] {2, 0, 4, 0, 0, 0, 0, 0});
    reports.writeBytes(new byte[8]);
    reports.writeBytes(new byte[] {0, 0, 0x1E, 0, 0, 0, 0, 0});
    reports.writeBytes(new byte[8]);
    reports.writeBytes(new byte[] {0, 0, 0x28, 0, 0, 0, 0, 0});
    rig.line("c").hear(reports.toByteArray());

    assertEquals(scanned("scanner-3", "A1"), rig.happened());
  }

  @Test
  void anIdentityNumberInACodeIsMasked() {
    hear("a", "name;11010519491231002X;1\r");

    assertEquals(scanned("scanner-1", "name;**************002X;1"), rig.happened());
  }

  @Test
  void noiseIsSaidAndTheNextCodeIsReadAllTheSame() {
    var noise = new byte[4_096];
    new Random(7).nextBytes(noise);
    rig.line("b").hear(noise);
    rig.pass(200);
    assertEquals("FAULT garbled", rig.status("scanner-2"));

    rig.pass(11_000);
    rig.line("b").hear(typed("a-1", false));
    rig.pass(150);
    assertEquals("READY", rig.status("scanner-2"));
    assertEquals("scanner-2 scanned a-1", rig.happened().getLast());
  }

  @Test
  void aKeyboardThatTypesWithoutEndIsNotBelieved() {
    for (int i = 0; i < ScannerDriver.MOST_LETTERS + 1; i++) {
      rig.line("b").hear(key(CODES.getOrDefault('a', 0), 1));
    }
    rig.line("b").hear(key(ENTER, 1));
    rig.line("b").hear(typed("a-1", false));
    rig.pass(150);

    assertEquals(scanned("scanner-2", "a-1"), rig.happened());
  }

  private void hear(String port, String text) {
    rig.line(port).hear(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> scanned(String device, String... codes) {
    return java.util.Arrays.stream(codes).map(code -> device + " scanned " + code).toList();
  }

  private static byte[] typed(String text, boolean enter) {
    var events = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean shifted = Character.isUpperCase(letter) || letter == ':';
      char plain = letter == ':' ? ';' : Character.toLowerCase(letter);
      if (shifted) {
        events.writeBytes(key(LEFT_SHIFT, 1));
      }
      int code = java.util.Objects.requireNonNull(CODES.get(plain));
      events.writeBytes(key(code, 1));
      events.writeBytes(key(code, 0));
      if (shifted) {
        events.writeBytes(key(LEFT_SHIFT, 0));
      }
    }
    if (enter) {
      events.writeBytes(key(ENTER, 1));
      events.writeBytes(key(ENTER, 0));
    }
    return events.toByteArray();
  }

  /// EV_MSC, EV_KEY and EV_SYN, as the kernel writes them.
  private static byte[] key(int code, int value) {
    var events = ByteBuffer.allocate(3 * 24).order(ByteOrder.LITTLE_ENDIAN);
    event(events, 4, 4, 0x70004);
    event(events, 1, code, value);
    event(events, 0, 0, 0);
    return events.array();
  }

  private static void event(ByteBuffer events, int type, int code, int value) {
    events.putLong(1_772_442_000L).putLong(123_456);
    events.putShort((short) type).putShort((short) code).putInt(value);
  }
}
