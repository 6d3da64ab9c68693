package hall.device.frame;

import hall.profile.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  private final Rules rules;
  private final FrameParse[] forms;
  private final @Nullable PlainLook[] quicks;
  private final boolean[] mayStart = new boolean[256];

  /// Whether the start may be said more often than needed.
  private final boolean loose;

  private final byte[] buffer;

  /// Where the bytes stand that are looked at: the buffer, or what was just given.
  private byte[] source;

  private int start;
  private int end;
  private @Nullable Inbound first;
  private final List<Inbound> more = new ArrayList<>();
  private int wanted;
  private boolean discarding;
  private long resyncs;
  private long dropped;

  FrameReader(FrameEngine engine, Layout[] layouts, int longest) {
    this.rules = engine.rules();
    this.forms = new FrameParse[layouts.length];
    this.quicks = new PlainLook[layouts.length];
    boolean coded = false;
    for (int i = 0; i < layouts.length; i++) {
      forms[i] = new FrameParse(layouts[i], longest);
      quicks[i] = PlainLook.of(layouts[i], longest).orElse(null);
      coded |= layouts[i].isCoded();
      for (int value = 0; value < mayStart.length; value++) {
        mayStart[value] |= layouts[i].mayStartWith((byte) value);
      }
    }
    this.loose = layouts.length == 1 && layouts[0].isStartLoose();
    this.buffer = new byte[(coded ? 2 : 1) * longest + 16];
    this.source = buffer;
  }

  /// What the bytes complete, in order. They are not kept longer than the call needs.
  public List<Inbound> read(byte[] bytes, int offset, int length) {
    if (start == end && length <= buffer.length) {
      // Nothing was kept, as nearly always: they are looked at where they stand.
      source = bytes;
      start = offset;
      end = offset + length;
      drain(false);
      return found();
    }
    List<Inbound> all = new ArrayList<>();
    int at = offset;
    while (at < offset + length) {
      int room = Math.min(buffer.length - end, offset + length - at);
      System.arraycopy(bytes, at, buffer, end, room);
      end += room;
      at += room;
      drain(false);
      all.addAll(found());
    }
    return all;
  }

  /// To be called after a silence longer than the profile's `idle-ms`: gives up what is unfinished,
  /// and returns what stood whole within it.
  public List<Inbound> idle() {
    drain(true);
    return found();
  }

  /// What was found since this was last asked; mostly one thing or none.
  private List<Inbound> found() {
    keep();
    Inbound one = first;
    if (one == null) {
      return List.of();
    }
    first = null;
    if (more.isEmpty()) {
      return List.of(one);
    }
    List<Inbound> all = new ArrayList<>(more.size() + 1);
    all.add(one);
    all.addAll(more);
    more.clear();
    return all;
  }

  private void found(Inbound said) {
    if (first == null) {
      first = said;
    } else {
      more.add(said);
    }
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

  private void drain(boolean silent) {
    while (start < end) {
      drop(candidate() - start);
      start += excess();
      if (start == end || (!silent && end - start < wanted)) {
        return;
      }
      switch (look(silent)) {
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

  private int excess() {
    return loose ? forms[0].layout().excessOfStart(source, start, end) : 0;
  }

  /// The first place from the start on where a frame may begin.
  private int candidate() {
    int at = start;
    while (at < end && !mayStart[source[at] & 0xFF]) {
      at++;
    }
    return at;
  }

  /// Tries the forms in their order. One that may still come true is waited for before a later one
  /// is believed; in silence nothing is waited for.
  private int look(boolean silent) {
    wanted = Integer.MAX_VALUE;
    for (int i = 0; i < forms.length; i++) {
      PlainLook quick = quicks[i];
      int seen = quick == null ? PlainLook.UNSURE : quick.look(source, start, end);
      if (quick != null && seen == FrameParse.WHOLE && wanted > buffer.length) {
        found(rules.meaning(i, quick, source, start));
        start += quick.size();
        return FrameParse.WHOLE;
      }
      if (seen == FrameParse.NONE) {
        continue;
      }
      FrameParse form = forms[i];
      int outcome = form.parse(source, start, end, true, silent);
      if (outcome == FrameParse.WHOLE && wanted > buffer.length) {
        found(rules.meaning(i, form.live(), Bytes.of(source, start, form.end())));
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

  /// What may become a frame is kept, at the beginning of the buffer.
  private void keep() {
    end -= start;
    if (end > 0) {
      System.arraycopy(source, start, buffer, 0, end);
    }
    start = 0;
    source = buffer;
  }
}
