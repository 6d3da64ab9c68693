package hall.queue;

import hall.queue.RuleLines.StepLines;
import hall.queue.Why.Head;
import hall.queue.Why.Kind;
import hall.queue.Why.Skipped;
import java.util.ArrayList;
import java.util.List;

/// Writes down what a call was preferred to: the heads of the other lines, by rank.
final class Heads {

  private final Queues queues;
  private final LineRows rows;
  private final int most;

  /// @param most how many are written down
  Heads(Queues queues, int most) {
    this.queues = queues;
    this.most = most;
    rows = queues.rows();
  }

  /// Why the first of a line was called, by a step of a rule.
  ///
  /// @param counted what each group had had of the round; empty where nothing is counted
  Why why(String rule, StepLines step, List<Skipped> skipped, int line, int group, int[] counted) {
    boolean isOldest = step.step.by() == Step.By.OLDEST;
    Head chosen = head(rows.first(line, isOldest), line, step, group, counted);
    int[] order = byRank(step.all, line, isOldest);
    List<Head> beaten = new ArrayList<>(order.length);
    for (int each : order) {
      int number = step.all[each];
      beaten.add(head(rows.first(number, isOldest), number, step, step.groupOf[each], counted));
    }
    return new Why(Kind.RULE, rule, step.step.id(), skipped, chosen, beaten, "");
  }

  /// Why a ticket was called beside the rule.
  ///
  /// @param own the lines whose heads it was preferred to
  Why why(Kind kind, Ticket ticket, int[] own, String reason) {
    List<Head> beaten = new ArrayList<>();
    for (int each : byRank(own, -1, false)) {
      if (!queues.line(own[each]).equals(ticket.line())) {
        beaten.add(head(rows.first(own[each], false)));
      }
    }
    return new Why(kind, "", "", List.of(), head(ticket), beaten, reason);
  }

  /// Why a ticket was called before its count of calls: nobody was there to be beaten.
  static Why nobodyElse(String rule, List<Skipped> skipped, Ticket ticket) {
    return new Why(Kind.NOBODY_ELSE, rule, "", skipped, head(ticket), List.of(), "");
  }

  private static Head head(Ticket ticket) {
    return new Head(ticket.number(), ticket.line(), ticket.takenAt(), ticket.rank());
  }

  private Head head(Ticket ticket, int line, StepLines step, int group, int[] counted) {
    boolean isCounted = counted.length > 0;
    return new Head(
        ticket.number(),
        queues.line(line),
        ticket.takenAt(),
        ticket.rank(),
        group,
        isCounted ? counted[group] : 0,
        isCounted ? step.step.call().get(group).times() : 0);
  }

  /// Which of the lines have somebody, the given one left out, in the order of their heads' ranks,
  /// up to as many as are written down; as places in the array.
  private int[] byRank(int[] lines, int without, boolean isOldest) {
    if (most == 0) {
      return new int[0];
    }
    Heap heap = new Heap(lines.length);
    for (int place = 0; place < lines.length; place++) {
      int line = lines[place];
      long rank = rows.rankOfFirst(line, isOldest);
      if (line != without && rank != Row.NONE) {
        heap.add(place, rank, rows.orderOfFirst(line, isOldest));
      }
    }
    return heap.smallest(most);
  }

  /// Sorts as much as is asked for: of hundreds of lines only some are written down.
  private static final class Heap {

    private final int[] places;
    private final long[] keys;
    private final long[] orders;
    private int size;

    Heap(int most) {
      places = new int[most];
      keys = new long[most];
      orders = new long[most];
    }

    void add(int place, long key, long order) {
      places[size] = place;
      keys[place] = key;
      orders[place] = order;
      size++;
    }

    int[] smallest(int most) {
      for (int at = size / 2 - 1; at >= 0; at--) {
        sink(at);
      }
      int[] smallest = new int[Math.min(size, most)];
      for (int i = 0; i < smallest.length; i++) {
        smallest[i] = places[0];
        size--;
        places[0] = places[size];
        sink(0);
      }
      return smallest;
    }

    private void sink(int from) {
      int at = from;
      int place = places[at];
      while (2 * at + 1 < size) {
        int child = 2 * at + 1;
        if (child + 1 < size && isBefore(places[child + 1], places[child])) {
          child++;
        }
        if (!isBefore(places[child], place)) {
          break;
        }
        places[at] = places[child];
        at = child;
      }
      places[at] = place;
    }

    private boolean isBefore(int one, int other) {
      return keys[one] < keys[other] || (keys[one] == keys[other] && orders[one] < orders[other]);
    }
  }
}
