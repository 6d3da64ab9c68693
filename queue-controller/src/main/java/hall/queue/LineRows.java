package hall.queue;

import hall.queue.Row.Act;
import java.util.Arrays;

/// Who can be called from each of the hall's lines, lines being numbered from 0. Each is kept in
/// two orders: by rank, and by since when its tickets wait, because a ticket put to the front must
/// not hide one that waits longer. What the heads are compared by lies side by side, so that a step
/// looks through hundreds of lines in one sweep.
final class LineRows {

  private Object owner = new Object();
  private Row[] byRank;
  private Row[] bySince;
  private long[] rank;
  private long[] rankOrder;
  private long[] since;
  private long[] sinceOrder;
  private long[] oldestRank;
  private int[] size;

  LineRows() {
    byRank = new Row[0];
    bySince = new Row[0];
    rank = new long[0];
    rankOrder = new long[0];
    since = new long[0];
    sinceOrder = new long[0];
    oldestRank = new long[0];
    size = new int[0];
  }

  private LineRows(LineRows other) {
    byRank = other.byRank.clone();
    bySince = other.bySince.clone();
    rank = other.rank.clone();
    rankOrder = other.rankOrder.clone();
    since = other.since.clone();
    sinceOrder = other.sinceOrder.clone();
    oldestRank = other.oldestRank.clone();
    size = other.size.clone();
  }

  /// The same lines, each going its own way from now on.
  LineRows copy() {
    owner = new Object();
    return new LineRows(this);
  }

  /// Makes room for so many lines.
  void reach(int lines) {
    int before = byRank.length;
    if (lines > before) {
      byRank = longer(byRank, lines);
      bySince = longer(bySince, lines);
      rank = longer(rank, lines);
      rankOrder = longer(rankOrder, lines);
      since = longer(since, lines);
      sinceOrder = longer(sinceOrder, lines);
      oldestRank = longer(oldestRank, lines);
      size = Arrays.copyOf(size, lines);
    }
  }

  private static Row[] longer(Row[] rows, int length) {
    Row[] more = Arrays.copyOf(rows, length);
    Arrays.fill(more, rows.length, length, Row.EMPTY);
    return more;
  }

  private static long[] longer(long[] keys, int length) {
    long[] more = Arrays.copyOf(keys, length);
    Arrays.fill(more, keys.length, length, Row.NONE);
    return more;
  }

  void clear() {
    Arrays.fill(byRank, Row.EMPTY);
    Arrays.fill(bySince, Row.EMPTY);
    Arrays.fill(rank, Row.NONE);
    Arrays.fill(rankOrder, Row.NONE);
    Arrays.fill(since, Row.NONE);
    Arrays.fill(sinceOrder, Row.NONE);
    Arrays.fill(oldestRank, Row.NONE);
    Arrays.fill(size, 0);
  }

  void change(Act act, int line, Ticket ticket) {
    Row ranked = byRank[line].ownedBy(owner);
    ranked.change(act, Row.key(ticket.rank()), ticket);
    byRank[line] = ranked;
    Row waited = bySince[line].ownedBy(owner);
    waited.change(act, Row.key(ticket.waitsSince()), ticket);
    bySince[line] = waited;
    rank[line] = ranked.firstKey();
    rankOrder[line] = ranked.firstOrder();
    since[line] = waited.firstKey();
    sinceOrder[line] = waited.firstOrder();
    oldestRank[line] = waited.isEmpty() ? Row.NONE : Row.key(waited.at(0).rank());
    size[line] = ranked.size();
  }

  /// The line with somebody, among those given, whose first has the smallest rank; -1 for none.
  int earliest(int[] lines) {
    return least(lines, rank, rankOrder);
  }

  /// The line among those given whose longest waiting has waited longest; -1 for none.
  int oldest(int[] lines) {
    return least(lines, since, sinceOrder);
  }

  private static int least(int[] lines, long[] keys, long[] orders) {
    int best = -1;
    long bestKey = Row.NONE;
    for (int line : lines) {
      long key = keys[line];
      if (key < bestKey || (key == bestKey && best >= 0 && orders[line] < orders[best])) {
        best = line;
        bestKey = key;
      }
    }
    return best;
  }

  boolean hasAnybody(int[] lines) {
    for (int line : lines) {
      if (size[line] > 0) {
        return true;
      }
    }
    return false;
  }

  /// How many can be called from the lines.
  int count(int[] lines) {
    int count = 0;
    for (int line : lines) {
      count += size[line];
    }
    return count;
  }

  /// Since when the longest waiting of the lines waits, as [Row#key]; [Row#NONE] for nobody.
  long longestSince(int[] lines) {
    long first = Row.NONE;
    for (int line : lines) {
      first = Math.min(first, since[line]);
    }
    return first;
  }

  /// The first to be called of the line: by its rank, or because it waits longest.
  Ticket first(int line, boolean isOldest) {
    return (isOldest ? bySince : byRank)[line].at(0);
  }

  /// The rank of that ticket, as [Row#key]; [Row#NONE] for nobody.
  long rankOfFirst(int line, boolean isOldest) {
    return (isOldest ? oldestRank : rank)[line];
  }

  /// Which entry took that ticket.
  long orderOfFirst(int line, boolean isOldest) {
    return (isOldest ? sinceOrder : rankOrder)[line];
  }

  Row byRank(int line) {
    return byRank[line];
  }
}
