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
  private final FrameParse[] forms;
  private final byte[] buffer;
  private int start;
  private int end;
  private int wanted;
  private boolean discarding;
  private long resyncs;
  private long dropped;

  FrameReader(FrameEngine engine, Layout[] layouts, int longest) {
    this.engine = engine;
    this.forms = new FrameParse[layouts.length];
    boolean coded = false;
    for (int i = 0; i < layouts.length; i++) {
      forms[i] = new FrameParse(layouts[i], longest);
      coded |= layouts[i].isCoded();
    }
    this.buffer = new byte[(coded ? 2 : 1) * longest + 16];
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

  /// What these bytes are when nothing came before and nothing follows.
  List<Inbound> silent(byte[] bytes) {
    List<Inbound> found = new ArrayList<>(read(bytes, 0, bytes.length));
    found.addAll(idle());
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
      drop(candidate() - start);
      start += forms.length == 1 ? forms[0].layout().excessOfStart(buffer, start, end) : 0;
      if (start == end || (!silent && end - start < wanted)) {
        return;
      }
      switch (look(found, silent)) {
        case FrameParse.WHOLE -> {
          wanted = 0;
          discarding = false;
        }
        case FrameParse.UNFINISHED -> {
          return;
        }
        default -> drop(1);
      }
    }
  }

  /// The first place from the start on where a frame may begin.
  private int candidate() {
    int at = start;
    while (at < end && !mayStart(buffer[at])) {
      at++;
    }
    return at;
  }

  private boolean mayStart(byte value) {
    for (FrameParse form : forms) {
      if (form.layout().mayStartWith(value)) {
        return true;
      }
    }
    return false;
  }

  /// Tries the forms in their order. One that may still come true is waited for before a later one
  /// is believed; in silence nothing is waited for.
  private int look(List<Inbound> found, boolean silent) {
    wanted = Integer.MAX_VALUE;
    for (FrameParse form : forms) {
      int outcome = form.parse(buffer, start, end, true, silent);
      if (outcome == FrameParse.WHOLE && wanted > buffer.length) {
        found.add(engine.rules().meaning(form, buffer, start));
        start = form.end();
        return outcome;
      }
      if (outcome == FrameParse.UNFINISHED && !silent) {
        wanted = Math.min(wanted, end - start + form.missing());
      }
    }
    return wanted <= buffer.length ? FrameParse.UNFINISHED : FrameParse.NONE;
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
