package hall.app.sim;

import hall.app.sim.PadFrames.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The caller on a clerk's desk: 21 keys, a display of two three-digit fields, and a beeper.
final class SimCaller implements SimulatedDevice {

  private static final int KEY = 0x01;
  private static final int SHOW = 0x02;
  private static final int BEEP = 0x03;
  private static final int CONFIRM = 0x0F;
  private static final int DIGITS_MAX = 2;

  private static final Map<String, Integer> KEYS =
      Map.of(
          "end", 0x0B,
          "next", 0x0C,
          "recall", 0x0D,
          "cancel", 0x0E,
          "confirm", CONFIRM,
          "line", 0x11,
          "pause", 0x12,
          "transfer", 0x13);

  /// Keys that do what a digit and confirm do.
  private static final Map<String, Integer> SHORT_CUTS =
      Map.of("no-show", 6, "hold", 0, "recall-held", 3);

  private final int address;
  private final PadFrames frames = new PadFrames();
  private final PadTalk talk = new PadTalk();
  private String typed = "";
  private String waiting = "   ";
  private String number = "   ";
  private int beeps;
  private long changes;

  SimCaller(int address) {
    this.address = address;
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line) {
    frames.read(
        bytes,
        length,
        frame -> {
          if (frame.address() == address) {
            take(frame, now, line);
          }
        });
  }

  @Override
  public long due() {
    return talk.due();
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {
    talk.turn(now, line);
    changes++;
  }

  @Override
  public void press(String key, long now, Consumer<byte[]> line) {
    if (key.length() == 1 && Character.isDigit(key.charAt(0))) {
      type(key);
    } else if (SHORT_CUTS.containsKey(key)) {
      typed = String.valueOf(SHORT_CUTS.get(key));
      confirm(now, line);
    } else if (key.equals("confirm")) {
      confirm(now, line);
    } else {
      int code =
          Optional.ofNullable(KEYS.get(key)).orElseThrow(() -> new SimProblem("unknown-key", key));
      typed = "";
      send(now, line, code);
    }
    changes++;
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
  public Display shows() {
    return new Display(waiting, number, typed, beeps, talk.isSending(), talk.unanswered());
  }

  @Override
  public long changes() {
    return changes;
  }

  private void type(String digit) {
    typed = typed.length() < DIGITS_MAX ? typed + digit : digit;
  }

  /// What was typed goes out in one frame with the confirm key that ends it.
  private void confirm(long now, Consumer<byte[]> line) {
    int[] codes = (typed + ' ').chars().map(c -> c == ' ' ? CONFIRM : c - '0').toArray();
    typed = "";
    send(now, line, codes);
  }

  private void send(long now, Consumer<byte[]> line, int... codes) {
    Frame frame = Frame.of(address, KEY, codes);
    talk.send(frame, frame, now, line);
  }

  private void take(Frame frame, long now, Consumer<byte[]> line) {
    if (talk.isAnswered(frame, now, line)) {
      changes++;
    } else if (frame.command() == SHOW && frame.data().length == 6) {
      waiting = digits(frame.data(), 0);
      number = digits(frame.data(), 3);
      changes++;
    } else if (frame.command() == BEEP && frame.data().length == 0) {
      beeps++;
      changes++;
    }
  }

  private static String digits(byte[] data, int from) {
    var digits = new StringBuilder();
    for (int i = from; i < from + 3; i++) {
      digits.append(data[i] >= 0 && data[i] <= 9 ? (char) ('0' + data[i]) : ' ');
    }
    return digits.toString();
  }

  /// What stands on the caller.
  ///
  /// @param waiting three digits or spaces: how many wait
  /// @param number three digits or spaces: the ticket at this window
  /// @param typed digits pressed and not yet confirmed
  record Display(
      String waiting, String number, String typed, int beeps, boolean sending, int unanswered) {}
}
