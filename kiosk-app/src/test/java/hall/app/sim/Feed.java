package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Hands bytes to a simulated device as a line does: in one piece, cut anywhere, byte by byte.
final class Feed {

  private final SimulatedDevice device;
  private final StringBuilder answers = new StringBuilder();
  private long now = 1_700_000_000_000L;

  Feed(SimulatedDevice device) {
    this.device = device;
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /// What the device answers and shows must not depend on how the line cuts the bytes.
  static <D extends SimulatedDevice> void everyWay(
      Supplier<D> fresh, byte[] bytes, String answers, Object shows) {
    for (int cut = 0; cut <= bytes.length; cut++) {
      Feed feed = new Feed(fresh.get());
      feed.say(Arrays.copyOfRange(bytes, 0, cut));
      feed.say(Arrays.copyOfRange(bytes, cut, bytes.length));
      feed.expect(answers, shows);
    }
    Feed slow = new Feed(fresh.get());
    for (byte one : bytes) {
      slow.say(new byte[] {one});
    }
    slow.expect(answers, shows);
  }

  Feed say(String hex) {
    return say(hex(hex));
  }

  Feed say(byte[] bytes) {
    device.hear(bytes, bytes.length, now, this::answer);
    return this;
  }

  Feed press(String key) {
    device.press(key, now, this::answer);
    return this;
  }

  Feed condition(String condition) {
    device.condition(condition, now, this::answer);
    return this;
  }

  /// Lets time pass, and everything that is due meanwhile happen.
  Feed pass(long millis) {
    long until = now + millis;
    while (device.due() <= until) {
      now = device.due();
      device.turn(now, this::answer);
    }
    now = until;
    return this;
  }

  /// What the device said since it was last asked here.
  String answers() {
    String said = answers.toString();
    answers.setLength(0);
    return said;
  }

  private void expect(String expected, Object shows) {
    assertEquals(expected.replace(" ", ""), answers());
    assertEquals(shows, device.shows());
  }

  private void answer(byte[] bytes) {
    answers.append(HexFormat.of().withUpperCase().formatHex(bytes));
  }
}
