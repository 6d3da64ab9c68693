package hall.bench;

import hall.bench.HandWritten.Said;
import hall.device.frame.FrameEngine;
import hall.device.frame.FrameReader;
import hall.device.frame.Inbound;
import hall.profile.Profiles;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a profile costs: frames of the shipped products made and read by the engine, beside code
/// written for one product, both in turns within the same run. Each frame is held to the limit.
final class FrameFigures {

  private static final int WARM_UP_BLOCKS = 60;
  private static final int BLOCKS = 151;
  private static final int PER_BLOCK = 500;
  private static final double MOST_MICROS = 5;
  private static final double MOST_TIMES = 3;

  private static final Map<String, Object> CALL =
      Map.of(
          "addr",
          3,
          "lines",
          List.of(
              Map.of("text", "A012", "colour", "red"), Map.of("text", "请到3号窗口", "colour", "red")));

  /// Two ways to the same end.
  private record Pair(String what, Supplier<?> engine, Supplier<?> hand) {}

  /// Something that finds in bytes what was said.
  private interface Ear<T> {
    List<T> read(byte[] bytes, int from, int count);
  }

  /// What was made last, so that nobody can see that it is not needed.
  private static volatile Object last = "";

  private FrameFigures() {}

  /// Adds the figures to the lines.
  static void measure(List<Line> lines) {
    Profiles profiles = Profiles.shipped();
    measure("frame-encode", made(profiles), lines);
    measure("frame-decode", read(profiles), lines);
  }

  private static void measure(String name, List<Pair> pairs, List<Line> lines) {
    double slowest = 0;
    int first = lines.size();
    for (Pair pair : pairs) {
      double[] micros = micros(pair);
      slowest = Math.max(slowest, micros[0]);
      lines.add(Line.atMost(name + "-times:" + pair.what(), micros[0] / micros[1], "", MOST_TIMES));
    }
    lines.add(first, Line.atMost(name, slowest, "µs", MOST_MICROS));
  }

  private static List<Pair> made(Profiles profiles) {
    Map<String, Object> waiting = Map.of("addr", 5, "wait", 7, "ticket", "A012");
    Map<String, Object> number = Map.of("addr", 5, "reg", 0, "value", 12);
    Map<String, Object> ticket = Map.of("addr", 5, "ticket", "A012");
    Map<String, Object> sign = Map.of("addr", 5, "text", "A012 -> 3", "colour", "red");
    Map<String, Object> speech = Map.of("text", "请A012号到3号窗口", "volume", 8);
    return List.of(
        same(profiles, "onbon-bx-k", "show", CALL, HandOnbon::show),
        same(profiles, "ff68-21key", "show", waiting, HandPad::show),
        same(profiles, "ff68-21key", "beep", Map.of("addr", 5), HandPad::beep),
        same(profiles, "board4", "show", ticket, HandSigns::boardShow),
        same(profiles, "modbus-digits-rtu", "set", number, HandSigns::modbusSet),
        same(profiles, "modbus-digits-rtu", "show", ticket, HandSigns::modbusShow),
        same(profiles, "am03127", "show", sign, HandSigns::amShow),
        same(profiles, "alpha", "show", sign, HandSigns::alphaShow),
        same(profiles, "syn6288", "speak", speech, HandReaders::speak),
        same(profiles, "syn6288", "status", Map.of(), _ -> HandReaders.status()),
        same(profiles, "sdt-id-reader", "find", Map.of(), _ -> HandReaders.find()));
  }

  private static FrameEngine engine(Profiles profiles, String id) {
    return FrameEngine.of(profiles.find(id).orElseThrow());
  }

  /// Only what makes the same bytes may be compared.
  private static Pair same(
      Profiles profiles,
      String id,
      String command,
      Map<String, Object> params,
      Function<Map<String, Object>, byte[]> hand) {
    FrameEngine engine = engine(profiles, id);
    byte[] one = engine.encode(command, params);
    byte[] other = hand.apply(params);
    if (!Arrays.equals(one, other)) {
      throw differ(
          id + " " + command,
          HexFormat.of().formatHex(one) + " " + HexFormat.of().formatHex(other));
    }
    return new Pair(
        id + " " + command, () -> engine.encode(command, params), () -> hand.apply(params));
  }

  private static IllegalStateException differ(String what, String found) {
    return new IllegalStateException(
        "The engine and the hand-written codec differ for %s: %s.".formatted(what, found));
  }

  private static List<Pair> read(Profiles profiles) {
    var bytes = HexFormat.of();
    byte[] ack = bytes.parseHex("A5A5A5A5A5A5A5A5A500800300000000000000FE020500A000000000C5BC5A");
    byte[] key = bytes.parseHex("FF6803036805010C1216");
    byte[] rating = bytes.parseHex("FF680303680511031916");
    byte[] written = bytes.parseHex("0506000003E7C8F4");
    byte[] found = bytes.parseHex("AAAAAA9669000800009F0000000097");
    return List.of(
        heard(profiles, "onbon-bx-k", "call", HandOnbon.show(CALL), new HandOnbon.Reader()::read),
        heard(profiles, "onbon-bx-k", "ack", ack, new HandOnbon.Reader()::read),
        heard(profiles, "ff68-21key", "key", key, new HandPad.Reader()::read),
        heard(profiles, "ff68-21key", "rating", rating, new HandPad.Reader()::read),
        heard(
            profiles, "modbus-digits-rtu", "written", written, new HandSigns.ModbusReader()::read),
        heard(profiles, "syn6288", "idle", new byte[] {0x4F}, new HandReaders.SpeechReader()::read),
        heard(profiles, "sdt-id-reader", "found", found, new HandReaders.CardReader()::read),
        heard(profiles, "sdt-id-reader", "card", card(), new HandReaders.CardReader()::read));
  }

  /// A card of nobody, as its reader tells it.
  private static byte[] card() {
    byte[] frame = new byte[1_295];
    byte[] head = HexFormat.of().parseHex("AAAAAA9669050800009001000400");
    System.arraycopy(head, 0, frame, 0, head.length);
    byte[] number = "11010119900101123X".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    System.arraycopy(number, 0, frame, head.length + 122, number.length);
    byte[] until = "20300101".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    System.arraycopy(until, 0, frame, head.length + 204, until.length);
    frame[frame.length - 1] = (byte) HandWritten.xor(frame, 5, frame.length - 1);
    return frame;
  }

  /// Only what finds the same meaning and the same answer may be compared.
  private static Pair heard(
      Profiles profiles, String id, String what, byte[] frame, Ear<Said> hand) {
    FrameReader reader = engine(profiles, id).reader();
    Inbound one = one(reader.read(frame, 0, frame.length));
    Said other = one(hand.read(frame, 0, frame.length));
    boolean same =
        one.emit().equals(other.meaning())
            && one.values().equals(other.values())
            && Arrays.equals(one.reply(), other.reply());
    if (!same) {
      throw differ(id + " " + what, one.emit() + one.values() + " " + other);
    }
    return new Pair(
        id + " " + what,
        () -> one(reader.read(frame, 0, frame.length)).values(),
        () -> one(hand.read(frame, 0, frame.length)).values());
  }

  private static <T> T one(List<T> said) {
    if (said.size() != 1) {
      throw new IllegalStateException("One frame was to be read, not " + said.size() + ".");
    }
    return said.getFirst();
  }

  /// What one takes by the engine and by hand, at the median, in microseconds.
  private static double[] micros(Pair pair) {
    double[] engine = new double[BLOCKS];
    double[] hand = new double[BLOCKS];
    for (int i = -WARM_UP_BLOCKS; i < BLOCKS; i++) {
      double one = block(pair.engine());
      double other = block(pair.hand());
      if (i >= 0) {
        engine[i] = one;
        hand[i] = other;
      }
    }
    Arrays.sort(engine);
    Arrays.sort(hand);
    return new double[] {engine[BLOCKS / 2], hand[BLOCKS / 2]};
  }

  /// Microseconds for one, the mean of a block.
  private static double block(Supplier<?> work) {
    long begun = System.nanoTime();
    for (int i = 0; i < PER_BLOCK; i++) {
      last = work.get();
    }
    double micros = (System.nanoTime() - begun) / 1e3 / PER_BLOCK;
    Objects.requireNonNull(last);
    return micros;
  }
}
