package hall.app.journal;

import hall.app.journal.Behind.Seen;
import hall.app.journal.Witness.Sighting;
import hall.queue.Event.RecordResumed.Skipped;
import hall.queue.HallMemory;
import hall.queue.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// After which number each series goes on, so that none that may have been given out is given out
/// again. An entry gives out one number at most, so entries that nobody can read can have given out
/// no more numbers than they are. Where nobody knows how many there were, a margin is skipped.
final class NumberBounds {

  /// So many numbers of each series are skipped when it is not known where the record ended.
  static final int MARGIN = 100;

  private final HallMemory state;
  private final LocalDate day;
  private final Behind behind;
  private final long last;
  private final boolean isOpen;
  private final Map<Series, Highest> highest = new TreeMap<>();
  private final Map<Series, Integer> witnessed = new TreeMap<>();

  /// @param seq the entry that gave it out
  private record Highest(int count, long seq) {}

  /// Where the record ended, as far as anybody knows.
  ///
  /// @param last the last entry that is known to have been there
  /// @param isOpen whether nobody knows how many came after it
  record End(long last, boolean isOpen) {}

  /// @param state the hall as it is proved to have stood
  /// @param day the business day whose numbers are to be given out next
  /// @param end where the record is known to have ended
  NumberBounds(HallMemory state, LocalDate day, Behind behind, Witness witness, End end) {
    this.state = state;
    this.day = day;
    this.behind = behind;
    this.last = end.last();
    this.isOpen = end.isOpen();
    boolean sameDay = state.day().equals(day);
    long before = sameDay ? state.seq() : Math.max(state.seq(), beforeDay());
    state.plan().services().forEach(each -> put(each.series(), 0, before));
    witness.plan().services().forEach(each -> put(each.series(), 0, before));
    if (sameDay) {
      state.issued().forEach((series, count) -> put(series, count, before));
    }
    for (Seen seen : behind.numbers()) {
      Sighting sighting = seen.sighting();
      if (sighting.day().equals(day) && seen.seq() > state.seq()) {
        put(sighting.number().series(), sighting.number().count(), seen.seq());
      }
    }
    for (Sighting sighting : witness.numbers()) {
      if (sighting.day().equals(day)) {
        witnessed.merge(sighting.number().series(), sighting.number().count(), Math::max);
        put(sighting.number().series(), 0, before);
      }
    }
  }

  List<Skipped> skipped() {
    List<Skipped> skipped = new ArrayList<>();
    highest.forEach((series, known) -> {
      long bound = known.count() + unread(known.seq());
      long after = Math.max(bound, witnessed.getOrDefault(series, 0)) + (isOpen ? MARGIN : 0);
      int from = state.day().equals(day) ? state.issued().getOrDefault(series, 0) : 0;
      if (after > from) {
        skipped.add(new Skipped(series, from, (int) Math.min(after, Integer.MAX_VALUE)));
      }
    });
    return skipped;
  }

  private void put(Series series, int count, long seq) {
    highest.merge(
        series, new Highest(count, seq), (one, other) -> other.count() > one.count() ? other : one);
  }

  /// The entries after that one that are known to have been there, or may have been by the bytes
  /// that stand there, and cannot be read.
  private long unread(long seq) {
    long there = Math.max(0, last - seq) + behind.more();
    return Math.max(0, there - behind.soundAfter(seq));
  }

  private long beforeDay() {
    return behind.newestDay().equals(day) ? behind.beforeNewestDay() : 0;
  }
}
