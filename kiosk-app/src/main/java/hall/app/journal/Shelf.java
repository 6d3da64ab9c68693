package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import hall.app.journal.JournalDamaged.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The segments side by side, and how far they may be read: up to what lasts. One thread puts in,
/// all may read meanwhile; each reading opens its own handle, so that an interrupted reader closes
/// nothing that others use.
final class Shelf {

  /// Every so many entries the place is remembered.
  private static final long MARK_EVERY = 64;

  private final Disk disk;
  private final NavigableMap<Long, Long> places = new ConcurrentSkipListMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private volatile Reach reach;
  private Optional<Segment> growing = Optional.empty();

  /// @param end where the last entry ends in the last segment
  private record Reach(List<Segment.Named> files, Head head, long end) {

    int holding(long seq) {
      int found = files.size() - 1;
      while (found >= 0 && files.get(found).first() > seq) {
        found--;
      }
      return found;
    }

    boolean isNewest(int index) {
      return index == files.size() - 1;
    }
  }

  /// @param segments oldest first
  Shelf(Disk disk, List<Segment.Named> segments) {
    this.disk = disk;
    this.reach = new Reach(List.copyOf(segments), Head.NONE, Segment.HEADER);
  }

  /// What lasts at a moment.
  ///
  /// @param files oldest first
  /// @param end up to where the newest of them lasts
  record Durable(List<Segment.Named> files, Head head, long end) {}

  Durable durable() {
    Reach now = reach;
    return new Durable(now.files, now.head, now.end);
  }

  Head head() {
    return reach.head();
  }

  long end() {
    return reach.end();
  }

  /// The segments, oldest first.
  List<Segment.Named> files() {
    return reach.files;
  }

  Optional<Segment.Named> newest() {
    List<Segment.Named> files = reach.files;
    return files.isEmpty() ? Optional.empty() : Optional.of(files.getLast());
  }

  boolean holds(String name) {
    return reach.files.stream().anyMatch(file -> file.name().equals(name));
  }

  /// Remembers where the entry begins in its segment.
  void mark(long seq, long offset) {
    if (seq % MARK_EVERY == 0) {
      places.put(seq, offset);
    }
  }

  /// From now on everything up to there may be read. A segment that is new takes the place of one
  /// that held nothing.
  void reach(Segment segment, Head head, long end) {
    lock.lock();
    try {
      boolean same = growing.isPresent() && growing.get().equals(segment);
      reach = new Reach(same ? reach.files : with(segment), head, end);
      growing = Optional.of(segment);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Segment.Named> with(Segment segment) {
    List<Segment.Named> files = reach.files;
    if (!files.isEmpty() && files.getLast().name().equals(segment.name())) {
      return files;
    }
    List<Segment.Named> more = new ArrayList<>(files);
    more.removeIf(file -> file.first() == segment.first());
    more.add(new Segment.Named(segment.first(), segment.name()));
    return List.copyOf(more);
  }

  boolean awaitAfter(long seq, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (reach.head.seq() <= seq && left > 0) {
        left = grown.awaitNanos(left);
      }
      return reach.head.seq() > seq;
    } finally {
      lock.unlock();
    }
  }

  Optional<Hash> hashAt(long seq) throws IOException {
    Reach now = reach;
    if (seq == 0) {
      return Optional.of(Hash.NONE);
    }
    if (seq == now.head.seq()) {
      return Optional.of(now.head.hash());
    }
    List<Hash> found = new ArrayList<>(1);
    if (seq > 0 && seq < now.head.seq()) {
      walk(now, seq, seq, record -> found.add(record.hash()));
    }
    return found.stream().findFirst();
  }

  void read(long from, long to, Consumer<Recorded> reader) throws IOException {
    Reach now = reach;
    long last = Math.min(to, now.head.seq());
    if (from <= last) {
      walk(now, Math.max(from, 1), last, new Understood(reader));
    }
  }

  /// The entries with an event of that name; the others are not understood, which is quicker.
  void readThose(long from, long to, String name, Consumer<Recorded> reader) throws IOException {
    Reach now = reach;
    long last = Math.min(to, now.head.seq());
    if (from <= last) {
      var understood = new Understood(reader);
      walk(
          now,
          Math.max(from, 1),
          last,
          record -> {
            if (record.tells(name)) {
              understood.take(record);
            }
          });
    }
  }

  private interface Taker {
    void take(RecordBytes record);
  }

  private record Understood(Consumer<Recorded> reader) implements Taker {
    @Override
    public void take(RecordBytes record) {
      reader.accept(record.recorded());
    }
  }

  private void walk(Reach now, long from, long last, Taker taker) throws IOException {
    int index = now.holding(from);
    if (index < 0) {
      throw new JournalDamaged(
          Fault.MISSING, disk.path(Segment.FOLDER), 0, from, "the oldest files are gone");
    }
    for (long next = from; next <= last; index++) {
      long until =
          now.isNewest(index) ? last : Math.min(last, now.files.get(index + 1).first() - 1);
      walkSegment(now, index, next, until, taker);
      next = until + 1;
    }
  }

  private void walkSegment(Reach now, int index, long from, long until, Taker taker)
      throws IOException {
    String name = now.files.get(index).name();
    long first = now.files.get(index).first();
    Map.Entry<Long, Long> mark = places.floorEntry(from);
    boolean marked = mark != null && mark.getKey() >= first;
    long expected = marked ? mark.getKey() : first;
    try (DiskFile file = disk.open(name)) {
      var records =
          new RecordReader(
              file,
              marked ? mark.getValue() : Segment.HEADER,
              now.isNewest(index) ? now.end : file.size());
      for (; expected <= until; expected++) {
        long wanted = expected;
        RecordBytes record =
            records
                .next()
                .filter(found -> found.seq() == wanted)
                .orElseThrow(() -> damaged(Fault.BAD_RECORD, name, records.offset(), wanted));
        mark(wanted, record.offset());
        if (wanted >= from) {
          give(record, name, taker);
        }
      }
    }
  }

  private void give(RecordBytes record, String name, Taker taker) throws IOException {
    try {
      taker.take(record);
    } catch (IllegalArgumentException e) {
      var damaged =
          new JournalDamaged(
              Fault.UNREADABLE,
              disk.path(name),
              record.offset(),
              record.seq(),
              String.valueOf(e.getMessage()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  private JournalDamaged damaged(Fault fault, String name, long offset, long seq) {
    return new JournalDamaged(fault, disk.path(name), offset, seq, "no sound record is there");
  }
}
