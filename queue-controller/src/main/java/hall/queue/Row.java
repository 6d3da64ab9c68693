package hall.queue;

import java.time.Instant;
import java.util.Arrays;

/// Tickets in the order of a number, smallest first; those of one number in the order in which they
/// were taken. Joining and leaving are one search and one move in memory, leaving at the head is
/// neither.
///
/// A row belongs to whoever made it and is changed by nobody else: others take a copy first
/// ([#ownedBy]). So halls that were copied from one another share what has not changed since.
final class Row {

  /// What an empty row has instead of a first number.
  static final long NONE = Long.MAX_VALUE;

  /// Nobody, belonging to nobody.
  static final Row EMPTY = new Row(new Object(), new Ticket[0], new long[0]);

  private static final long NANOS = 1_000_000_000L;
  private static final long SECONDS_MAX = Long.MAX_VALUE / NANOS - 1;

  private final Object owner;
  private Ticket[] tickets;
  private long[] keys;
  private int from;
  private int to;

  /// What is done about a ticket in a row.
  enum Act {
    JOIN,
    LEAVE,

    /// The same ticket, with something else changed about it.
    REPLACE
  }

  private Row(Object owner, Ticket[] tickets, long[] keys) {
    this.owner = owner;
    this.tickets = tickets;
    this.keys = keys;
    to = tickets.length;
  }

  /// A moment as a number to compare by. Moments before 1678 and after 2262 count as the first and
  /// last of that time.
  static long key(Instant moment) {
    long seconds = moment.getEpochSecond();
    if (seconds >= SECONDS_MAX) {
      return NONE - 1;
    }
    return seconds <= -SECONDS_MAX ? Long.MIN_VALUE : seconds * NANOS + moment.getNano();
  }

  /// This row if it is the asker's, else a copy that is.
  Row ownedBy(Object asker) {
    return asker.equals(owner)
        ? this
        : new Row(asker, Arrays.copyOfRange(tickets, from, to), Arrays.copyOfRange(keys, from, to));
  }

  void change(Act act, long key, Ticket ticket) {
    int place = lowerBound(key, ticket.order());
    if (act == Act.JOIN) {
      insert(place, key, ticket);
      return;
    }
    while (isAt(place, key, ticket.order()) && !tickets[place].id().equals(ticket.id())) {
      place++;
    }
    if (!isAt(place, key, ticket.order())) {
      throw new IllegalStateException("The ticket " + ticket.number() + " does not wait here.");
    }
    if (act == Act.LEAVE) {
      remove(place);
    } else {
      tickets[place] = ticket;
    }
  }

  int size() {
    return to - from;
  }

  boolean isEmpty() {
    return from == to;
  }

  /// The ticket at a place counted from 0.
  Ticket at(int place) {
    return tickets[from + place];
  }

  /// The smallest number, [#NONE] of an empty row.
  long firstKey() {
    return from == to ? NONE : keys[from];
  }

  /// When the first was taken, within one number.
  long firstOrder() {
    return from == to ? NONE : tickets[from].order();
  }

  /// How many stand before the number and order.
  int before(long key, long order) {
    return lowerBound(key, order) - from;
  }

  private boolean isAt(int place, long key, long order) {
    return place < to && keys[place] == key && tickets[place].order() == order;
  }

  private int lowerBound(long key, long order) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isBefore =
          keys[middle] < key || (keys[middle] == key && tickets[middle].order() < order);
      if (isBefore) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void insert(int place, long key, Ticket ticket) {
    int at = place;
    if (to == tickets.length) {
      at = makeRoom(place);
    }
    System.arraycopy(tickets, at, tickets, at + 1, to - at);
    System.arraycopy(keys, at, keys, at + 1, to - at);
    tickets[at] = ticket;
    keys[at] = key;
    to++;
  }

  /// Closes the gap that those have left who stood in front, or takes more room if it is small.
  private int makeRoom(int place) {
    int size = to - from;
    boolean isGapSmall = from < tickets.length / 4 + 1;
    int room = isGapSmall ? size + size / 2 + 4 : tickets.length;
    Ticket[] moved = new Ticket[room];
    long[] movedKeys = new long[room];
    System.arraycopy(tickets, from, moved, 0, size);
    System.arraycopy(keys, from, movedKeys, 0, size);
    tickets = moved;
    keys = movedKeys;
    int at = place - from;
    from = 0;
    to = size;
    return at;
  }

  private void remove(int place) {
    if (place == from) {
      Arrays.fill(tickets, from, from + 1, null);
      from++;
    } else {
      System.arraycopy(tickets, place + 1, tickets, place, to - place - 1);
      System.arraycopy(keys, place + 1, keys, place, to - place - 1);
      to--;
      Arrays.fill(tickets, to, to + 1, null);
    }
  }
}
