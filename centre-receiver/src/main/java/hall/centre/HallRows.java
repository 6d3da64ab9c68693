package hall.centre;

import hall.centre.Report.Item;
import java.time.Instant;
import java.util.Optional;

/// What the centre keeps of one hall, as the ledger sees it within one transaction: all that is put
/// here is kept together or not at all.
interface HallRows {

  /// Where a kept visit comes from. Later is what the hall told in a later epoch, or in the same
  /// epoch by a later entry.
  record Version(long epoch, long seq) {
    boolean isBefore(Version other) {
      return epoch < other.epoch || (epoch == other.epoch && seq < other.seq);
    }
  }

  /// The head, locked until the end of the transaction.
  Head head();

  void keepHead(Head head, Report report, Instant now);

  /// The version in which a visit is kept; empty when it is not.
  Optional<Version> version(String ticket);

  void keepVisit(Item.Visit visit, Version version, Instant now);

  /// Keeps a record that is not a visit, beside.
  void keepAside(Item item, long epoch, Instant now);
}
