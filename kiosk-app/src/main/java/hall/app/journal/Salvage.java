package hall.app.journal;

import hall.app.journal.RecordBytes.Link;
import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.RecordResumed;
import hall.queue.Event.TicketTaken;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import hall.queue.Lost;
import hall.queue.RequestKey;
import hall.queue.Restatement;
import hall.queue.TicketId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out what can be saved of a damaged record, and what has to be done so that the hall can go
/// on from there. Only reads.
///
/// The hall goes on from the newest state that can be proved: that of a sound snapshot newer than
/// the damage and of the sound records that follow it in the chain, else that of what is left.
final class Salvage {

  private static final Actor RECORD = new Actor(Actor.Role.CALENDAR, "record");

  private final Disk disk;
  private final List<Segment.Named> segments;
  private final Snapshots snapshots;
  private final RecordClock clock;
  private final Witness witness;
  private final JournalDamaged damage;
  private boolean isCopy;

  Salvage(Disk disk, RecordClock clock, Witness witness, JournalDamaged damage) throws IOException {
    this.disk = disk;
    this.segments = Segment.in(disk);
    this.snapshots = new Snapshots(disk);
    this.clock = clock;
    this.witness = witness;
    this.damage = damage;
  }

  /// The record is a copy, and nobody knows what the hall wrote after it was made.
  Salvage ofCopy() {
    isCopy = true;
    return this;
  }

  /// What has to be done.
  ///
  /// @throws JournalDamaged when something turns out to be of a later release
  /// @throws IOException when the disk does not give what is on it
  Resumption plan() throws IOException {
    long lost = damage.seq() > 0 ? damage.seq() : Long.MAX_VALUE;
    while (true) {
      Prefix left = Prefix.before(lost, disk, segments, snapshots);
      try {
        return plan(left, hall(left));
      } catch (JournalDamaged older) {
        if (!older.isSalvageable() || older.seq() >= lost || older.seq() < 1) {
          throw older;
        }
        lost = older.seq();
      }
    }
  }

  private Resumption plan(Prefix left, Hall known) throws IOException {
    Behind behind = Behind.read(disk, segments, left, businessDay(HallPlan.EMPTY));
    long epoch = newEpoch();
    Optional<HallMemory> later = later(left, behind);
    HallMemory state = later.orElse(known.memory());
    long told = evidence();
    boolean isOpen = isOpen(behind, told);
    LocalDate day = day(state, behind, isOpen);
    long last = Math.max(behind.last(), Math.max(told, left.head().seq()));
    var end = new NumberBounds.End(last, isOpen);
    var numbers = new NumberBounds(state, day, behind, witness, end);
    HallMemory restated = later.map(memory -> opened(memory, day)).orElse(known.memory());
    boolean mayBeMore = isOpen || behind.more() > 0;
    Instant at = at(known, state, behind);
    Lost lost =
        new Lost(
            damage.fault().code(),
            where(),
            left.head().seq() + 1,
            last,
            mayBeMore,
            behind.sound(),
            later.map(HallMemory::seq).orElse(left.head().seq()),
            left.head().seq() == 0 ? Optional.empty() : Optional.of(known.at()),
            latest(state, behind),
            Resumption.FOLDER + "/" + epoch);
    var resumed = new RecordResumed(epoch, lost, later.isPresent(), numbers.skipped());
    List<Entry> entries = entries(known, day, resumed, later.isPresent(), restated, at);
    return resumption(left, epoch, day, entries);
  }

  private Hall hall(Prefix left) throws IOException {
    if (left.index() < 0) {
      return new Hall();
    }
    var shelf = new Shelf(disk, segments.subList(0, left.index() + 1));
    Segment newest = Segment.read(disk, segments.get(left.index()));
    shelf.reach(newest, left.head(), left.end());
    return new Chronicle(shelf, snapshots).hallAt(left.head().seq());
  }

  /// The hall of the newest snapshot that is newer than what is left, moved on by the sound records
  /// that follow it in the chain.
  private Optional<HallMemory> later(Prefix left, Behind behind) throws IOException {
    for (long seq : snapshots.seqs()) {
      if (seq <= left.head().seq()) {
        break;
      }
      Optional<Snapshot> snapshot = snapshots.load(seq);
      if (snapshot.isPresent()) {
        var following = new Following(snapshot.get());
        behind.each(following::take);
        if (!following.isForeign) {
          return Optional.of(following.hall.memory());
        }
      }
    }
    return Optional.empty();
  }

  /// A snapshot's hall, and the sound records that follow it.
  private static final class Following {

    private final Chain chain = new Chain();
    private final Hall hall;
    private Head head;
    private boolean isForeign;

    Following(Snapshot snapshot) {
      hall = new Hall(snapshot.memory());
      head = new Head(snapshot.seq(), snapshot.hash());
    }

    void take(RecordBytes record) {
      if (record.seq() == head.seq() && !record.hash().equals(head.hash())) {
        isForeign = true;
      }
      if (record.seq() == head.seq() + 1 && record.follows(new Link(chain, head.hash()))) {
        hall.apply(record.recorded().entry());
        head = new Head(record.seq(), record.hash());
      }
    }
  }

  /// The last entry that something beside the segments tells of.
  private long evidence() throws IOException {
    return Math.max(witness.lastSeq(), snapshots.seqs().stream().findFirst().orElse(0L));
  }

  private boolean isOpen(Behind behind, long told) {
    boolean isEpochOnly = damage.file().equals(disk.path(Epoch.FILE));
    boolean isClosed = behind.isClosed() || (segments.isEmpty() && isEpochOnly);
    return isCopy || !isClosed || told > behind.last() + behind.more();
  }

  private LocalDate day(HallMemory state, Behind behind, boolean isOpen) {
    LocalDate day = later(state.day(), behind.newestDay());
    return isOpen ? later(day, businessDay(state.plan())) : day;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return other.isAfter(one) ? other : one;
  }

  private LocalDate businessDay(HallPlan known) {
    HallPlan plan = known.equals(HallPlan.EMPTY) ? witness.plan() : known;
    return plan.equals(HallPlan.EMPTY)
        ? LocalDate.ofInstant(clock.now(), ZoneOffset.UTC)
        : plan.calendar().businessDay(clock.now());
  }

  private static HallMemory opened(HallMemory memory, LocalDate day) {
    Hall hall = new Hall(memory);
    List<Event> events = hall.opening(day);
    if (!events.isEmpty()) {
      hall.apply(new Entry(hall.seq() + 1, hall.at(), RECORD, RequestKey.NONE, events));
    }
    return hall.memory();
  }

  /// The hall's time goes on from the latest moment the record knows of. Where it knows none, the
  /// box's clock is all there is.
  private Instant at(Hall known, HallMemory state, Behind behind) {
    Instant at = latest(state, behind).orElse(Instant.EPOCH);
    at = known.at().isAfter(at) ? known.at() : at;
    return at.equals(Instant.EPOCH) ? clock.now().truncatedTo(ChronoUnit.MILLIS) : at;
  }

  private static Optional<Instant> latest(HallMemory state, Behind behind) {
    Optional<Instant> latest = behind.newest().filter(at -> at.isAfter(state.at()));
    return latest.isPresent() || state.seq() == 0 ? latest : Optional.of(state.at());
  }

  private List<Entry> entries(
      Hall known,
      LocalDate day,
      RecordResumed resumed,
      boolean isRestated,
      HallMemory restated,
      Instant at) {
    List<Entry> entries = new ArrayList<>();
    List<Event> first = new ArrayList<>(known.opening(isRestated ? restated.day() : day));
    first.add(resumed);
    long seq = known.seq();
    entries.add(new Entry(++seq, at, RECORD, RequestKey.NONE, first));
    if (isRestated) {
      Map<TicketId, RequestKey> keys = keys(restated);
      for (List<Event> events : Restatement.of(known.memory(), restated)) {
        RequestKey key =
            events.getFirst() instanceof Event.TicketRestored(var ticket)
                ? keys.getOrDefault(ticket.id(), RequestKey.NONE)
                : RequestKey.NONE;
        entries.add(new Entry(++seq, at, RECORD, key, events));
      }
    }
    return entries;
  }

  /// Whoever asks again for a number under the same key gets the same again.
  private static Map<TicketId, RequestKey> keys(HallMemory memory) {
    Map<TicketId, RequestKey> keys = new HashMap<>();
    for (Entry entry : memory.answered()) {
      for (Event event : entry.events()) {
        if (event instanceof TicketTaken taken) {
          keys.put(taken.ticket(), entry.key());
        }
      }
    }
    return keys;
  }

  private long newEpoch() throws IOException {
    long epoch = 0;
    for (Segment.Named named :
        segments.subList(Math.max(0, segments.size() - 8), segments.size())) {
      epoch = Math.max(epoch, epochOf(named));
    }
    try {
      epoch = Math.max(epoch, disk.exists(Epoch.FILE) ? Epoch.read(disk, 1) : 1);
    } catch (JournalDamaged unreadable) {
      epoch = Math.max(epoch, 1);
    }
    do {
      epoch++;
    } while (disk.exists(Account.name(epoch)));
    return epoch;
  }

  private long epochOf(Segment.Named named) throws IOException {
    try {
      return Segment.read(disk, named).epoch();
    } catch (JournalDamaged unreadable) {
      return 0;
    }
  }

  private String where() {
    return "%s:%d".formatted(disk.path("").relativize(damage.file()), damage.offset());
  }

  private Resumption resumption(Prefix left, long epoch, LocalDate day, List<Entry> entries)
      throws IOException {
    List<String> aside = new ArrayList<>();
    Optional<Resumption.Cut> cut = Optional.empty();
    for (int i = Math.max(0, left.index()); i < segments.size(); i++) {
      String name = segments.get(i).name();
      if (i > left.index()) {
        aside.add(name);
      } else if (left.end() == Segment.HEADER) {
        // Nothing is left of it, and the new segment may have its name.
        aside.add(name);
      } else if (endOfBytes(name, left.end()) > left.end()) {
        aside.add(name);
        cut = Optional.of(new Resumption.Cut(name, left.end()));
      }
    }
    for (long seq : snapshots.seqs()) {
      if (seq > left.head().seq()) {
        aside.add(Snapshots.name(seq));
      }
    }
    if (isEpochUnreadable()) {
      aside.add(Epoch.FILE);
    }
    if (disk.exists(Resumption.VIEW_MARK)) {
      aside.add(Resumption.VIEW_MARK);
    }
    return new Resumption(epoch, left.head(), day, cut, aside, entries);
  }

  private long endOfBytes(String name, long from) throws IOException {
    try (Disk.DiskFile file = disk.open(name)) {
      return new RecordReader(file, from, file.size()).endOfBytes(from);
    }
  }

  private boolean isEpochUnreadable() throws IOException {
    if (!disk.exists(Epoch.FILE)) {
      return false;
    }
    try {
      Epoch.read(disk, 1);
      return false;
    } catch (JournalDamaged unreadable) {
      return true;
    }
  }
}
