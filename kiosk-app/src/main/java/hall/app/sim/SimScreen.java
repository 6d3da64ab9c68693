package hall.app.sim;

import hall.app.sim.ScreenFrames.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// An LED screen with an Onbon BX-K font card. It answers as the card does and keeps what it shows.
final class SimScreen implements SimulatedDevice {

  private static final int OK = 0;
  private static final int BAD_GROUP = 1;
  private static final int BAD_COMMAND = 2;
  private static final int BAD_MEMORY = 4;
  private static final int BAD_CRC = 5;
  private static final int BAD_FILE = 6;

  private static final int MUST_ANSWER = 1;
  private static final int HEAD = 5;
  private static final int ALL = 0xFF;
  private static final int AREAS_MAX = 5;
  private static final int AREA_BYTES_MAX = 1024;
  private static final int KEPT = 20;
  private static final List<Charset> CHARSETS =
      List.of(
          Charset.forName("GB2312"),
          Charset.forName("GBK"),
          Charset.forName("Big5"),
          StandardCharsets.UTF_16LE);

  private final int width;
  private final int height;
  private final ScreenFrames frames = new ScreenFrames();
  private final Map<Integer, ScreenArea> areas = new TreeMap<>();
  private final Deque<Spoken> spoken = new ArrayDeque<>();
  private int id;
  private boolean on = true;
  private int brightness = 15;
  // Binary-coded decimals: year (low byte first), month, day, day of week, hour, minute, second.
  private byte[] clock = new byte[8];
  private int speeches;
  private int refused;
  private long changes;

  SimScreen(int id, int width, int height) {
    this.id = id;
    this.width = width;
    this.height = height;
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line) {
    frames.read(bytes, length, frame -> take(frame, now, line));
  }

  @Override
  public long due() {
    return areas.values().stream().mapToLong(ScreenArea::until).min().orElse(Long.MAX_VALUE);
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {
    if (areas.values().removeIf(area -> area.until() <= now)) {
      changes++;
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
  public Picture shows() {
    String text = areas.values().stream().map(ScreenArea::text).collect(Collectors.joining("\n"));
    return new Picture(
        width,
        height,
        on,
        brightness,
        clockText(),
        on ? text : "",
        List.copyOf(areas.values()),
        new ArrayList<>(spoken),
        refused);
  }

  @Override
  public long changes() {
    return changes;
  }

  private void take(Frame frame, long now, Consumer<byte[]> line) {
    boolean toAll = frame.to() == ScreenFrames.ANYONE;
    boolean toMe = frame.to() == id || frame.to() == ScreenFrames.ANYONE_ANSWER;
    if (!toMe && !toAll) {
      return;
    }
    if (!toAll && frame.sound() && isStatusRequest(frame.data())) {
      line.accept(frame.answer(status()));
      return;
    }
    int error = frame.sound() ? obey(frame.data(), now) : BAD_CRC;
    if (error != OK) {
      refused++;
      changes++;
    }
    byte[] data = frame.data();
    boolean wanted = data.length > 2 && data[2] == MUST_ANSWER;
    if (!toAll && (wanted || !frame.sound())) {
      line.accept(
          frame.answer(new byte[] {(byte) 0xA0, (byte) (error == OK ? 0 : 1), (byte) error, 0, 0}));
    }
  }

  private static boolean isStatusRequest(byte[] data) {
    return data.length >= HEAD
        && (data[0] & 0xFF) == 0xA1
        && data[1] == 0x02
        && data[2] == MUST_ANSWER;
  }

  /// On or off, brightness, time, programs (none), special area (none), areas and their numbers,
  /// bar code and network name.
  private byte[] status() {
    var status = new ByteArrayOutputStream();
    status.writeBytes(new byte[] {(byte) 0xA1, 0x02, OK, 0, 0});
    status.write(on ? 1 : 2);
    status.write(brightness);
    status.writeBytes(clock);
    status.writeBytes(new byte[1 + 4 + 1 + 1]);
    status.write(areas.size());
    areas.keySet().forEach(status::write);
    status.writeBytes(new byte[16 + 12]);
    return status.toByteArray();
  }

  private int obey(byte[] data, long now) {
    if (data.length < HEAD) {
      return BAD_COMMAND;
    }
    try {
      return switch (data[0] & 0xFF) {
        // There are no programs on this card, and nobody should write any for a call.
        case 0xA1 -> BAD_COMMAND;
        case 0xA2 -> manage(data, now);
        case 0xA3 -> show(data, now);
        default -> BAD_GROUP;
      };
    } catch (BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
      return BAD_COMMAND;
    }
  }

  private int manage(byte[] data, long now) {
    return switch (data[1]) {
      case 0x00 -> OK;
      case 0x03 -> setClock(data);
      case 0x06 -> {
        id = EscPosLength.u16(data, HEAD);
        changes++;
        yield OK;
      }
      case 0x0E -> speakOnce(data, now);
      case 0x0F, 0x10 -> OK;
      default -> BAD_COMMAND;
    };
  }

  private int show(byte[] data, long now) {
    switch (data[1]) {
      case 0x00 -> on = data[HEAD] == 1;
      case 0x02 -> brightness = data[HEAD + 1] & 0x0F;
      case 0x04 -> {
        return BAD_FILE;
      }
      case 0x06 -> {
        return update(data, now);
      }
      case 0x10 -> areas.clear();
      default -> {
        return BAD_COMMAND;
      }
    }
    changes++;
    return OK;
  }

  /// Takes areas away and puts new ones up; all of it or, when something does not fit, nothing.
  private int update(byte[] data, long now) {
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).position(3);
    boolean clear = in.get() == 1;
    in.get();
    Map<Integer, ScreenArea> next = new TreeMap<>(clear ? Map.of() : areas);
    int gone = in.get() & 0xFF;
    if (gone == ALL) {
      next.clear();
    } else {
      for (int i = 0; i < gone; i++) {
        next.remove(in.get() & 0xFF);
      }
    }
    List<ScreenArea> fresh = new ArrayList<>();
    int count = in.get() & 0xFF;
    for (int i = 0; i < count; i++) {
      byte[] area = new byte[in.getShort() & 0xFFFF];
      in.get(area);
      if (area.length > AREA_BYTES_MAX) {
        return BAD_MEMORY;
      }
      fresh.add(ScreenArea.read(area, now));
    }
    fresh.forEach(area -> next.put(area.id(), area));
    if (next.size() > AREAS_MAX) {
      return BAD_MEMORY;
    }
    areas.clear();
    areas.putAll(next);
    fresh.forEach(area -> speak(area.speaks(), now));
    changes++;
    return OK;
  }

  private int speakOnce(byte[] data, long now) {
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).position(15);
    int coding = in.get() & 3;
    in.position(in.position() + 8);
    int reserved = in.get() & 0xFF;
    byte[] rest = Arrays.copyOfRange(data, in.position() + reserved, data.length);
    int length = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN).getInt();
    speak(new String(rest, 4, Math.min(length, rest.length - 4), CHARSETS.get(coding)), now);
    changes++;
    return OK;
  }

  private void speak(String text, long now) {
    if (!text.isBlank()) {
      String said = text.replaceAll("\\[\\w\\d*]", "").strip();
      spoken.addFirst(new Spoken(++speeches, said, Instant.ofEpochMilli(now).toString()));
      if (spoken.size() > KEPT) {
        spoken.removeLast();
      }
    }
  }

  /// The day of the week comes last when the time is set, and stands in the middle when it is told.
  private int setClock(byte[] data) {
    byte[] told = Arrays.copyOfRange(data, HEAD, HEAD + 8);
    clock = new byte[] {told[0], told[1], told[2], told[3], told[7], told[4], told[5], told[6]};
    changes++;
    return OK;
  }

  private String clockText() {
    return "%02x%02x-%02x-%02x %02x:%02x:%02x"
        .formatted(clock[1], clock[0], clock[2], clock[3], clock[5], clock[6], clock[7]);
  }

  /// A text the card's own voice said.
  record Spoken(int id, String text, String at) {}

  /// What the screen shows.
  ///
  /// @param clock the time the card was last told, all noughts before
  /// @param text what can be read on it now, areas one below the other
  /// @param spoken what its own voice said, newest first
  /// @param refused how many commands it answered with an error
  record Picture(
      int width,
      int height,
      boolean on,
      int brightness,
      String clock,
      String text,
      List<ScreenArea> areas,
      List<Spoken> spoken,
      int refused) {}
}
