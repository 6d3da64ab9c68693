package hall.app.sim;

import hall.app.sim.PadFrames.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The rating pad before a window: it lights up when the hall asks, shows the clerk's stars, and
/// sends the byte under the key that is pressed. Nothing public says that its keys are dead while
/// it is dark, so they are not.
final class SimPad implements SimulatedDevice {

  private static final int ASK = 0x01;
  private static final int ASK_RATING = 0x0B;
  private static final int STARS = 0x02;
  private static final int RATING = 0x11;
  private static final int RATING_ANSWER = 0x01;
  private static final int ASKS_FOR_MILLIS = 30_000;

  private final int address;
  private final Map<Integer, Integer> keys;
  private final PadFrames frames = new PadFrames();
  private final PadTalk talk = new PadTalk();
  private long asksUntil = Long.MAX_VALUE;
  private boolean asking;
  private int asked;
  private int stars;
  private int pressed;
  private long changes;

  SimPad(int address, Map<Integer, Integer> keys) {
    this.address = address;
    this.keys = new TreeMap<>(keys);
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
    return Math.min(talk.due(), asksUntil);
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {
    if (asksUntil <= now) {
      darken();
    }
    if (talk.due() <= now) {
      talk.turn(now, line);
    }
    changes++;
  }

  @Override
  public void press(String key, long now, Consumer<byte[]> line) {
    int level = key.length() == 1 ? key.charAt(0) - '0' : 0;
    int value =
        Optional.ofNullable(keys.get(level)).orElseThrow(() -> new SimProblem("unknown-key", key));
    pressed = level;
    darken();
    talk.send(Frame.of(address, RATING, value), Frame.of(address, RATING_ANSWER, value), now, line);
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
  public Face shows() {
    return new Face(
        asking,
        asked,
        stars,
        pressed,
        List.copyOf(keys.keySet()),
        talk.isSending(),
        talk.unanswered());
  }

  @Override
  public long changes() {
    return changes;
  }

  private void take(Frame frame, long now, Consumer<byte[]> line) {
    boolean oneByte = frame.data().length == 1;
    if (talk.isAnswered(frame, now, line)) {
      changes++;
    } else if (frame.command() == ASK && oneByte && frame.data()[0] == ASK_RATING) {
      asking = true;
      asked++;
      pressed = 0;
      asksUntil = now + ASKS_FOR_MILLIS;
      changes++;
    } else if (frame.command() == STARS && oneByte) {
      stars = frame.data()[0] & 0xFF;
      changes++;
    }
  }

  private void darken() {
    asking = false;
    asksUntil = Long.MAX_VALUE;
  }

  /// What stands on the pad.
  ///
  /// @param asked how often it was asked to ask
  /// @param pressed the level last pressed since it was asked, 0 for none
  /// @param levels the levels that have a key
  record Face(
      boolean asking,
      int asked,
      int stars,
      int pressed,
      List<Integer> levels,
      boolean sending,
      int unanswered) {}
}
