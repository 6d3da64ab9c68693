package hall.app.audit;

import hall.app.audit.Breaches.Breach;
import hall.app.audit.Verdict.Notice;
import hall.app.journal.Hash;
import hall.app.journal.JournalDamaged;
import hall.app.journal.RecordScan;
import hall.app.journal.Recorded;
import hall.app.journal.SnapshotHeads;
import hall.app.journal.SoundRecord;
import hall.queue.Event;
import hall.queue.Event.DayOpened;
import hall.queue.Event.DaySealed;
import hall.queue.Lost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at a whole record: heads, sums, sequence and chain, what can have happened, the seals in
/// it, the snapshots beside it and the seals somebody kept elsewhere. Reads it once and holds one
/// business day.
final class Verify implements RecordScan.Reader {

  private final List<GivenSeal> given;
  private final RecordRules rules = new RecordRules();
  private final Set<GivenSeal> matched = new HashSet<>();
  private final Map<LocalDate, Closed> closed = new HashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private final SnapshotHeads snapshots;
  private Optional<Finding> finding = Optional.empty();
  private Optional<Instant> at = Optional.empty();
  private Optional<LocalDate> day = Optional.empty();
  private long opened;
  private long entries;
  private long files;
  private long epoch;
  private long seals;
  private long vouched;
  private long snapshotsMatched;
  private boolean isJudging = true;

  /// A business day that is over.
  ///
  /// @param entry the one that ended it
  private record Closed(long entry, long entries, Hash hash, Path file, long offset, Instant at) {}

  private Verify(SnapshotHeads snapshots, List<GivenSeal> given) {
    this.snapshots = snapshots;
    this.given = given;
  }

  /// Looks at the record in a data folder.
  ///
  /// @param given seals kept elsewhere
  static Verdict of(Path data, List<GivenSeal> given) throws IOException {
    SnapshotHeads snapshots = SnapshotHeads.in(data);
    return of(RecordScan.of(data), snapshots, given);
  }

  /// @param snapshots those that were there before the record was looked at
  static Verdict of(RecordScan scan, SnapshotHeads snapshots, List<GivenSeal> given)
      throws IOException {
    return new Verify(snapshots, given).run(scan);
  }

  private Verdict run(RecordScan scan) throws IOException {
    Optional<RecordScan.End> end = Optional.empty();
    try {
      end = Optional.of(scan.run(this));
      atEnd(end.get());
    } catch (JournalDamaged e) {
      found(
          new Finding(
              e.fault().code(),
              Map.of("detail", String.valueOf(e.detail())),
              e.file(),
              e.offset(),
              e.seq(),
              at,
              false));
    }
    scan.strangers().forEach(name -> notices.add(new Notice("stranger", Map.of("name", name))));
    snapshots
        .unreadable()
        .forEach(file -> notices.add(new Notice("snapshot-unreadable", Map.of("file", file))));
    return new Verdict(
        finding,
        entries,
        files,
        rules.tally(),
        seals,
        matched.size(),
        snapshotsMatched,
        end,
        notices,
        rules.plan().calendar().zone());
  }

  @Override
  public void file(Path file, LocalDate day, long epoch) {
    files++;
    if (epoch < this.epoch) {
      found(
          new Finding(
              "epoch-back",
              Map.of("epoch", epoch, "before", this.epoch),
              file,
              0,
              entries + 1,
              at,
              false));
    }
    if (epoch > this.epoch && this.epoch > 0) {
      notices.add(new Notice("new-epoch", Map.of("epoch", epoch, "entry", entries + 1)));
    }
    this.epoch = Math.max(epoch, this.epoch);
  }

  @Override
  public void record(SoundRecord record) {
    entries++;
    at = Optional.of(record.at());
    Hash hash = record.hash();
    compareSnapshot(record, hash);
    for (GivenSeal seal : given) {
      if (seal.seal().matches(hash) && matched.add(seal)) {
        vouched = record.seq();
      }
    }
    if (isJudging) {
      try {
        judge(record, hash);
      } catch (IllegalArgumentException e) {
        found(record, "unreadable", Map.of("detail", String.valueOf(e.getMessage())));
      }
    }
  }

  private void compareSnapshot(SoundRecord record, Hash hash) {
    Hash kept = snapshots.heads().get(record.seq());
    if (kept != null && kept.equals(hash)) {
      snapshotsMatched++;
      vouched = Math.max(vouched, record.seq());
    } else if (kept != null) {
      found(record, "snapshot-differs", Map.of("from", vouched + 1, "to", record.seq()));
    }
  }

  private void judge(SoundRecord record, Hash hash) {
    Recorded recorded = record.recorded();
    Optional<Breach> breach = rules.judge(recorded.entry());
    breach.ifPresent(broken -> found(record, broken.rule(), broken.facts()));
    for (Event event : recorded.entry().events()) {
      switch (event) {
        case DayOpened(var next) -> close(next, record, hash);
        case DaySealed seal -> compareSeal(seal, record);
        case Event.RecordResumed resumed -> tell(resumed.lost());
        default -> {}
      }
    }
  }

  private void tell(Lost lost) {
    notices.add(
        new Notice(
            lost.to() < lost.from() ? "restored" : "lost",
            Map.of("from", lost.from(), "to", lost.to(), "aside", lost.aside())));
  }

  private void close(LocalDate next, SoundRecord record, Hash hash) {
    day.ifPresent(over ->
        closed.put(
            over,
            new Closed(
                record.seq(),
                record.seq() - opened,
                hash,
                record.file(),
                record.offset(),
                record.at())));
    day = Optional.of(next);
    opened = record.seq();
  }

  private void compareSeal(DaySealed seal, SoundRecord record) {
    Closed over = closed.get(seal.day());
    boolean agrees =
        over != null
            && over.entry() == seal.entry()
            && over.entries() == seal.entries()
            && over.hash().toString().equals(seal.head());
    if (agrees) {
      seals++;
      vouched = Math.max(vouched, seal.entry());
    } else {
      found(
          record,
          "seal-differs",
          Map.of("day", seal.day(), "from", vouched + 1, "to", seal.entry()));
    }
  }

  /// What can only be seen when all was read.
  private void atEnd(RecordScan.End end) {
    if (!snapshots.heads().isEmpty() && snapshots.heads().lastKey() > end.head().seq()) {
      found(
          new Finding(
              end.unfinished() > 0 ? "bad-record" : "end-missing",
              Map.of(
                  "last",
                  snapshots.heads().lastKey(),
                  "detail",
                  "a snapshot was made after entry " + snapshots.heads().lastKey()),
              end.file(),
              end.end(),
              end.head().seq() + 1,
              at,
              false));
    } else if (end.unfinished() > 0) {
      notices.add(
          new Notice(
              "unfinished",
              Map.of("n", end.unfinished(), "file", end.file(), "offset", end.end())));
    }
    given.stream()
        .filter(seal -> !matched.contains(seal))
        .findFirst()
        .ifPresent(seal -> missing(seal, end));
  }

  /// A seal that nothing in the record agrees with.
  private void missing(GivenSeal seal, RecordScan.End end) {
    Optional<Closed> over = seal.day().map(closed::get);
    long to = over.map(Closed::entry).orElse(end.head().seq());
    Map<String, ?> facts =
        Map.of(
            "seal",
            seal.text(),
            "day",
            seal.day().map(LocalDate::toString).orElse("?"),
            "from",
            Math.min(to, vouched + 1),
            "to",
            to);
    found(
        new Finding(
            "seal-unknown",
            facts,
            over.map(Closed::file).orElse(end.file()),
            over.map(Closed::offset).orElse(end.end()),
            to,
            over.map(Closed::at).or(() -> at),
            over.isPresent()));
  }

  private void found(SoundRecord record, String what, Map<String, ?> facts) {
    found(
        new Finding(
            what,
            facts,
            record.file(),
            record.offset(),
            record.seq(),
            Optional.of(record.at()),
            true));
  }

  /// The chain goes on being looked at, but nothing is judged that follows from what is wrong.
  private void found(Finding next) {
    isJudging = false;
    if (finding.isEmpty()) {
      finding = Optional.of(next);
    }
  }
}
