package hall.bench;

import hall.bench.HandWritten.OnbonReader;
import hall.bench.HandWritten.PadReader;
import hall.device.frame.FrameEngine;
import hall.device.frame.FrameReader;
import hall.profile.Profiles;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// What a profile costs: frames made and read by the engine, beside code written for one product,
/// both in turns within the same run. The frame of a call on a window's screen, two lines on an
/// Onbon card, is held to its limits; how the shortest frames there are compare is noted, where the
/// other code is a handful of assignments.
final class FrameFigures {

  private static final int WARM_UP_BLOCKS = 100;
  private static final int BLOCKS = 201;
  private static final int PER_BLOCK = 500;
  private static final double MOST_MICROS = 5;
  private static final double MOST_TIMES = 3;

  private static final byte[] ACK =
      HexFormat.of().parseHex("A5A5A5A5A5A5A5A5A500800300000000000000FE020500A000000000C5BC5A");
  private static final byte[] KEY = HexFormat.of().parseHex("FF6803036805010C1216");

  private static final Map<String, Object> CALL =
      Map.of(
          "addr",
          3,
          "lines",
          List.of(
              Map.of("text", "A012", "colour", "red"), Map.of("text", "请到3号窗口", "colour", "red")));

  /// Two ways to the same end.
  private record Pair(String what, Supplier<?> engine, Supplier<?> hand) {}

  /// What a frame takes by the engine in microseconds, and how many times the other that is.
  private record Cost(double micros, double times) {

    Cost worse(Cost other) {
      return new Cost(Math.max(micros, other.micros), Math.max(times, other.times));
    }
  }

  /// What was made last, so that nobody can see that it is not needed.
  private static volatile Object last = "";

  private FrameFigures() {}

  /// Adds the figures to the lines.
  static void measure(List<Line> lines) {
    Profiles profiles = Profiles.shipped();
    Cost made = cost(callMade(profiles));
    Cost madeShort = worst(shortMade(profiles));
    Cost read = cost(callRead(profiles));
    Cost readShort = worst(shortRead(profiles));
    lines.add(Line.atMost("frame-encode", made.worse(madeShort).micros(), "µs", MOST_MICROS));
    lines.add(Line.atMost("frame-encode-times", made.times(), "", MOST_TIMES));
    lines.add(Line.noted("frame-encode-short", madeShort.times(), "", MOST_TIMES));
    lines.add(Line.atMost("frame-decode", read.worse(readShort).micros(), "µs", MOST_MICROS));
    lines.add(Line.atMost("frame-decode-times", read.times(), "", MOST_TIMES));
    lines.add(Line.noted("frame-decode-short", readShort.times(), "", MOST_TIMES));
  }

  private static FrameEngine engine(Profiles profiles, String id) {
    return FrameEngine.of(profiles.find(id).orElseThrow());
  }

  private static Pair callMade(Profiles profiles) {
    FrameEngine onbon = engine(profiles, "onbon-bx-k");
    return same("onbon", () -> onbon.encode("show", CALL), () -> HandWritten.onbonShow(CALL));
  }

  private static Pair callRead(Profiles profiles) {
    byte[] call = HandWritten.onbonShow(CALL);
    FrameReader reader = engine(profiles, "onbon-bx-k").reader();
    var byHand = new OnbonReader();
    return new Pair(
        "onbon",
        () -> one(reader.read(call, 0, call.length)).emit(),
        () -> one(byHand.read(call, 0, call.length)).meaning());
  }

  private static List<Pair> shortMade(Profiles profiles) {
    FrameEngine pad = engine(profiles, "ff68-21key");
    FrameEngine modbus = engine(profiles, "modbus-digits-rtu");
    Map<String, Object> waiting = Map.of("addr", 5, "wait", 7, "ticket", "A012");
    Map<String, Object> number = Map.of("addr", 5, "reg", 0, "value", 12);
    return List.of(
        same("pad", () -> pad.encode("show", waiting), () -> HandWritten.padShow(waiting)),
        same("modbus", () -> modbus.encode("set", number), () -> HandWritten.modbusSet(number)));
  }

  /// Only what makes the same bytes may be compared.
  private static Pair same(String what, Supplier<byte[]> engine, Supplier<byte[]> hand) {
    if (!Arrays.equals(engine.get(), hand.get())) {
      throw new IllegalStateException(
          "The engine and the hand-written codec differ for %s: %s and %s."
              .formatted(
                  what,
                  HexFormat.of().formatHex(engine.get()),
                  HexFormat.of().formatHex(hand.get())));
    }
    return new Pair(what, engine, hand);
  }

  private static List<Pair> shortRead(Profiles profiles) {
    FrameReader onbon = engine(profiles, "onbon-bx-k").reader();
    FrameReader pad = engine(profiles, "ff68-21key").reader();
    var onbonByHand = new OnbonReader();
    var padByHand = new PadReader();
    return List.of(
        new Pair(
            "onbon",
            () -> one(onbon.read(ACK, 0, ACK.length)).emit(),
            () -> one(onbonByHand.read(ACK, 0, ACK.length)).meaning()),
        new Pair(
            "pad",
            () -> one(pad.read(KEY, 0, KEY.length)).emit(),
            () -> one(padByHand.read(KEY, 0, KEY.length)).meaning()));
  }

  private static <T> T one(List<T> said) {
    if (said.size() != 1) {
      throw new IllegalStateException("One frame was to be read, not " + said.size() + ".");
    }
    return said.getFirst();
  }

  private static Cost worst(List<Pair> pairs) {
    return pairs.stream().map(FrameFigures::cost).reduce(Cost::worse).orElseThrow();
  }

  private static Cost cost(Pair pair) {
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
    return new Cost(engine[BLOCKS / 2], engine[BLOCKS / 2] / hand[BLOCKS / 2]);
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
