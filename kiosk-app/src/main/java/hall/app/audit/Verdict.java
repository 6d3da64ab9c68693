package hall.app.audit;

import hall.app.journal.RecordScan;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an audit of a record came to.
///
/// @param finding the first thing that is not as it should be
/// @param entries how many records are sound and follow from each other
/// @param files how many files were looked into
/// @param seals how many seals in the record agree with it
/// @param vouched how many of the given seals agree with it
/// @param snapshots how many snapshots agree with it
/// @param end how far the record reaches; empty when it breaks off
/// @param notices what is no fault but worth knowing
/// @param zone the hall's own, or UTC where no plan was read
record Verdict(
    Optional<Finding> finding,
    long entries,
    long files,
    Tally tally,
    long seals,
    long vouched,
    long snapshots,
    Optional<RecordScan.End> end,
    List<Notice> notices,
    ZoneId zone) {

  /// @param what the key of its sentence under `notice`
  record Notice(String what, Map<String, ?> facts) {}

  boolean isSound() {
    return finding.isEmpty();
  }
}
