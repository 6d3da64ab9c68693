package hall.report;

/// Up to where the centre knows a hall's record: what the two agree on before anything is sent.
///
/// @param epoch counts the hall's histories: it grows when the record went back behind what the
///   centre knows (a restored disk, a cloned card); 0 when the centre knows nothing of the hall
/// @param next the first entry the centre does not know yet
/// @param digest the sum of the record before `next`, which two different histories never share
public record Position(long epoch, long next, String digest) {

  /// Of a hall that the centre has never heard of.
  public static final Position UNKNOWN = new Position(0, 1, "");

  public Position {
    if (epoch < 0 || next < 1) {
      throw new IllegalArgumentException(
          "A position has an epoch from 0 and counts from 1, not %d and %d."
              .formatted(epoch, next));
    }
  }
}
