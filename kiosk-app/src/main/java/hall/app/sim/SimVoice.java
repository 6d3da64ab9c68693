package hall.app.sim;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The SYN6288 speech module: `FD | length | command | parameter | text | xor`. It says what it is
/// told, takes as long as speaking takes, and a new text cuts the old one off.
final class SimVoice implements SimulatedDevice {

  private static final int START = 0xFD;
  private static final int HEAD = 3;
  private static final int LONGEST = 203;
  // A frame that stops half-way is given up, or noise would swallow the next one.
  private static final int GAP_MILLIS = 200;
  private static final int MILLIS_A_CHARACTER = 230;
  private static final int BELL_MILLIS = 1_200;
  private static final int KEPT = 20;

  /// The chip's own bells, by their names.
  private static final String BELL = "sound[a-y]";

  private static final int SPEAK = 0x01;
  private static final int STOP = 0x02;
  private static final int PAUSE = 0x03;
  private static final int RESUME = 0x04;
  private static final int STATUS = 0x21;

  private static final int ACCEPTED = 0x41;
  private static final int BAD = 0x45;
  private static final int SPEAKING = 0x4E;
  private static final int IDLE = 0x4F;

  private static final List<Charset> CHARSETS =
      List.of(
          Charset.forName("GB2312"),
          Charset.forName("GBK"),
          Charset.forName("Big5"),
          StandardCharsets.UTF_16BE);

  private final byte[] waiting = new byte[HEAD + LONGEST];
  private final Deque<Spoken> spoken = new ArrayDeque<>();
  private int length;
  private long lastHeard;
  private long silentAt = Long.MAX_VALUE;
  private long pausedFor;
  private boolean speaking;
  private int texts;
  private long changes;

  @Override
  public void hear(byte[] bytes, int count, long now, Consumer<byte[]> line) {
    if (now - lastHeard > GAP_MILLIS) {
      length = 0;
    }
    lastHeard = now;
    for (int i = 0; i < count; i++) {
      waiting[length++] = bytes[i];
      int done = takeFrame(now, line);
      while (done > 0) {
        length -= done;
        System.arraycopy(waiting, done, waiting, 0, length);
        done = takeFrame(now, line);
      }
    }
  }

  @Override
  public long due() {
    return silentAt;
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {
    if (speaking && silentAt <= now) {
      end(true);
      line.accept(new byte[] {IDLE});
    }
  }

  @Override
  public void press(String key, long now, Consumer<byte[]> line) {
    throw new SimProblem("unknown-key", key);
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
  public Speech shows() {
    return new Speech(speaking, new ArrayList<>(spoken));
  }

  @Override
  public long changes() {
    return changes;
  }

  /// Gives how many bytes are done with; 0 while more must come.
  private int takeFrame(long now, Consumer<byte[]> line) {
    if (length == 0) {
      return 0;
    }
    if (at(0) != START) {
      return 1;
    }
    if (length < HEAD) {
      return 0;
    }
    int inner = at(1) << 8 | at(2);
    if (inner < 2 || inner > LONGEST) {
      return 1;
    }
    if (length < HEAD + inner) {
      return 0;
    }
    return isSound(HEAD + inner - 1) ? obey(inner, now, line) : refuse(line);
  }

  private boolean isSound(int last) {
    int xor = 0;
    for (int i = 0; i < last; i++) {
      xor ^= at(i);
    }
    return xor == at(last);
  }

  private static int refuse(Consumer<byte[]> line) {
    line.accept(new byte[] {BAD});
    return 1;
  }

  private int obey(int inner, long now, Consumer<byte[]> line) {
    switch (at(HEAD)) {
      case SPEAK -> speak(inner, now, line);
      case STOP -> {
        line.accept(new byte[] {ACCEPTED});
        turnOff(line);
      }
      case PAUSE -> pause(now, line);
      case RESUME -> resume(now, line);
      case STATUS -> line.accept(new byte[] {(byte) (speaking ? SPEAKING : IDLE)});
      default -> line.accept(new byte[] {BAD});
    }
    return HEAD + inner;
  }

  private void speak(int inner, long now, Consumer<byte[]> line) {
    int coding = inner < 3 ? CHARSETS.size() : at(HEAD + 1) & 0x07;
    if (coding >= CHARSETS.size()) {
      line.accept(new byte[] {BAD});
      return;
    }
    line.accept(new byte[] {ACCEPTED});
    if (speaking) {
      end(false);
    }
    String text =
        new String(waiting, HEAD + 2, inner - 3, CHARSETS.get(coding))
            .replaceAll("\\[\\w\\d*]", "")
            .replaceAll(BELL, "♪");
    speaking = true;
    silentAt =
        now
            + (text.equals("♪")
                ? BELL_MILLIS
                : (long) MILLIS_A_CHARACTER * Math.max(1, text.length()));
    spoken.addFirst(new Spoken(++texts, text, Instant.ofEpochMilli(now).toString(), "speaking"));
    if (spoken.size() > KEPT) {
      spoken.removeLast();
    }
    changes++;
  }

  private void turnOff(Consumer<byte[]> line) {
    if (speaking) {
      end(false);
      line.accept(new byte[] {IDLE});
    }
  }

  private void pause(long now, Consumer<byte[]> line) {
    line.accept(new byte[] {ACCEPTED});
    if (speaking && silentAt != Long.MAX_VALUE) {
      pausedFor = silentAt - now;
      silentAt = Long.MAX_VALUE;
    }
  }

  private void resume(long now, Consumer<byte[]> line) {
    line.accept(new byte[] {ACCEPTED});
    if (speaking && silentAt == Long.MAX_VALUE) {
      silentAt = now + pausedFor;
    }
  }

  private void end(boolean heard) {
    speaking = false;
    silentAt = Long.MAX_VALUE;
    Optional.ofNullable(spoken.pollFirst())
        .ifPresent(last -> spoken.addFirst(last.ended(heard ? "heard" : "cut-off")));
    changes++;
  }

  private int at(int index) {
    return waiting[index] & 0xFF;
  }

  /// One text, and whether it is `speaking`, was `heard` to its end or `cut-off`.
  record Spoken(int id, String text, String at, String how) {

    Spoken ended(String end) {
      return new Spoken(id, text, at, end);
    }
  }

  /// What the module says and said, newest first.
  record Speech(boolean speaking, List<Spoken> spoken) {}
}
