package hall.device.frame;

import java.util.ArrayList;
import java.util.List;

/// Finds frames in what comes over one line, cut anywhere, with noise between. Rules:
///
/// 1. A frame begins at the profile's start. What stands before is thrown away.
/// 2. What cannot become a frame any more loses its **first byte only**, and the search goes on
///    behind it: a frame that noise swallowed is found again.
/// 3. Never are more bytes kept than the longest frame needs.
/// 4. When the line is silent ([#idle()]), nothing unfinished is waited for.
///
/// One thread at a time.
public final class FrameReader {

  private final FrameEngine engine;
  private final Layout layout;
  private final FrameParse parse;
  private final byte[] buffer;
  private int start;
  private int end;
  private int wanted;
  private boolean discarding;
  private long resyncs;
  private long dropped;

  FrameReader(FrameEngine engine, Layout layout, int longest) {
    this.engine = engine;
    this.layout = layout;
    this.parse = new FrameParse(layout, longest);
    this.buffer = new byte[(layout.hasEscapes() ? 2 : 1) * longest + 16];
  }

  /// What the bytes complete, in order. They are not kept longer than the call needs.
  public List<Inbound> read(byte[] bytes, int offset, int length) {
    List<Inbound> found = new ArrayList<>(1);
    int at = offset;
    while (at < offset + length) {
      int room = Math.min(buffer.length - end, offset + length - at);
      System.arraycopy(bytes, at, buffer, end, room);
      end += room;
      at += room;
      drain(found, false);
      compact();
    }
    return found;
  }

  /// To be called after a silence longer than the profile's `idle-ms`: gives up what is unfinished,
  /// and returns what stood whole within it.
  public List<Inbound> idle() {
    List<Inbound> found = new ArrayList<>(1);
    drain(found, true);
    compact();
    return found;
  }

  /// How often bytes had to be thrown away, each unbroken run of them counted once.
  public long resyncs() {
    return resyncs;
  }

  /// How many bytes were thrown away.
  public long dropped() {
    return dropped;
  }

  /// How many bytes are waited with; never more than the longest frame needs.
  int kept() {
    return end - start;
  }

  /// How many bytes it may ever wait with.
  int room() {
    return buffer.length;
  }

  private void drain(List<Inbound> found, boolean silent) {
    while (start < end) {
      drop(layout.candidate(buffer, start, end) - start);
      start += layout.excessOfStart(buffer, start, end);
      if (start == end || (!silent && end - start < wanted)) {
        return;
      }
      switch (parse.parse(buffer, start, end, true)) {
        case FrameParse.WHOLE -> {
          found.add(engine.rules().meaning(parse, buffer, start, parse.end()));
          start = parse.end();
          wanted = 0;
          discarding = false;
        }
        case FrameParse.UNFINISHED -> {
          wanted = end - start + parse.missing();
          if (!silent && wanted <= buffer.length) {
            return;
          }
          drop(1);
        }
        default -> drop(1);
      }
    }
  }

  private void drop(int bytes) {
    if (bytes == 0) {
      return;
    }
    start += bytes;
    dropped += bytes;
    wanted = 0;
    resyncs += discarding ? 0 : 1;
    discarding = true;
  }

  private void compact() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
  }
}
