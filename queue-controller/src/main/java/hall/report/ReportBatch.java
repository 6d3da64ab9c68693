package hall.report;

import java.util.List;

/// A stretch of the hall's record, told to the centre: the visits that entries `from` up to, not
/// including, `to` changed, each once, as it stood at the end. The stretch itself has no holes.
///
/// @param prev the sum of the record before `from`
/// @param digest the sum of the record before `to`
public record ReportBatch(
    long epoch, long from, long to, String prev, String digest, List<ReportLine> lines) {

  public ReportBatch {
    lines = List.copyOf(lines);
    if (epoch < 1 || from < 1 || to < from) {
      throw new IllegalArgumentException(
          "A batch runs forward from entry 1 in epoch 1 or later, not %d to %d in %d."
              .formatted(from, to, epoch));
    }
  }

  /// Tells nothing, only where the hall stands: a sign of life.
  public boolean isBeat() {
    return from == to;
  }

  /// Where the centre stands once it has taken the batch.
  public Position after() {
    return new Position(epoch, to, digest);
  }
}
