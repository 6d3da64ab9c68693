package hall.queue;

import java.time.Instant;

/// A block of numbers that one page of a kiosk may give out by itself while it cannot reach the
/// hall. Nobody else ever gives out a number of it, and it lapses with its business day.
///
/// @param first the first number's count
/// @param last the last number's count
/// @param at when the hall gave the block: no number of it is older
public record Lease(LeaseId id, Series series, int first, int last, Instant at) {

  /// How many numbers are in a block.
  public static final int SIZE = 50;

  /// How many blocks a business day has: whoever asks for more only wants to use them up.
  public static final int MOST = 64;

  public Lease {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("There is no block from %d to %d.".formatted(first, last));
    }
  }

  static Lease of(Event.NumbersLeased leased, Instant at) {
    return new Lease(leased.lease(), leased.series(), leased.first(), leased.last(), at);
  }

  /// Whether the block has a number with this count.
  public boolean has(int count) {
    return first <= count && count <= last;
  }
}
