package hall.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Those who wait for one service, in the order in which they count as having come. Kept sorted, so
/// that the head is at hand and "how many are ahead" is one search.
final class WaitingLine {

  /// First come, first called, the credit of priority granted. A total order: no two tickets share
  /// the entry that took them.
  static final Comparator<Ticket> BY_RANK = WaitingLine::byRank;

  private final List<Ticket> waiting = new ArrayList<>();

  void join(Ticket ticket) {
    waiting.add(-1 - Collections.binarySearch(waiting, ticket, BY_RANK), ticket);
  }

  void leave(Ticket ticket) {
    int place = Collections.binarySearch(waiting, ticket, BY_RANK);
    if (place >= 0) {
      waiting.remove(place);
    }
  }

  /// The same ticket with something else changed about it.
  void replace(Ticket ticket) {
    int place = Collections.binarySearch(waiting, ticket, BY_RANK);
    if (place >= 0) {
      waiting.set(place, ticket);
    }
  }

  Optional<Ticket> head() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.getFirst());
  }

  int size() {
    return waiting.size();
  }

  /// How many of this line are called before the given ticket, of this line or another.
  int aheadOf(Ticket ticket) {
    if (waiting.isEmpty() || byRank(waiting.getLast(), ticket) < 0) {
      return waiting.size();
    }
    int place = Collections.binarySearch(waiting, ticket, BY_RANK);
    return place >= 0 ? place : -1 - place;
  }

  List<Ticket> inOrder() {
    return List.copyOf(waiting);
  }

  private static int byRank(Ticket one, Ticket other) {
    int earlier = one.rank().compareTo(other.rank());
    return earlier != 0 ? earlier : Long.compare(one.order(), other.order());
  }
}
