package hall.app.prove;

import hall.app.journal.FileJournal;
import hall.app.journal.Hash;
import hall.app.journal.Recorded;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has been promised to people: the numbers they were answered, and all that was let out. It
/// stands outside the machine, so no power cut reaches it.
final class Promises {

  private final World world;

  /// Every entry that the record has said lasts, the first at 0.
  private final List<Entry> lasting = new ArrayList<>();

  /// What was given to the record and not answered, or refused: it may be found later or not.
  private List<Entry> trying = List.of();

  private final Map<TicketId, TicketNumber> numbers = new HashMap<>();
  private final Map<String, TicketNumber> answered = new HashMap<>();
  private Hash head = Hash.NONE;
  private final long epoch = 1;
  private int compared;

  Promises(World world) {
    this.world = world;
  }

  void trying(List<Entry> entries) {
    trying = List.copyOf(entries);
  }

  /// The record has said that they last.
  void kept(List<Entry> entries, FileJournal journal) {
    if (journal.head().seq() != lasting.size() + entries.size()) {
      world.broken("The record's head is " + journal.head().seq() + " after " + lasting.size());
    }
    lasting.addAll(entries);
    trying = List.of();
    head = journal.head().hash();
    world.trace.add(head.toString());
    world.tally.add(Tried.ENTRIES, entries.size());
  }

  /// The disk works again, and what it refused does not count.
  void reopened() {
    trying = List.of();
  }

  /// Somebody was told of these; they must last by now.
  void shown(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.seq() > lasting.size() || !lasting.get((int) entry.seq() - 1).equals(entry)) {
        world.broken("Entry " + entry.seq() + " was shown before it lasts.");
      }
      for (Event event : entry.events()) {
        if (event instanceof Event.TicketTaken taken) {
          numbers.put(taken.ticket(), taken.number());
        }
      }
    }
  }

  /// Somebody who pressed for a number was answered with it.
  void answered(String key, Entry entry, TicketId ticket, TicketNumber number) {
    if (entry.seq() > lasting.size()) {
      world.broken("%s was answered before it lasts.".formatted(number));
    }
    numbers.put(ticket, number);
    TicketNumber before = answered.putIfAbsent(key, number);
    if (before != null && !before.equals(number)) {
      world.broken("One press (%s) got %s and then %s.".formatted(key, before, number));
    }
  }

  /// Which life of the record it is; a power cut never begins another.
  long epoch() {
    return epoch;
  }

  Map<TicketId, TicketNumber> numbers() {
    return numbers;
  }

  /// The process has started again: all that was promised must be there, in its order, and beyond
  /// it at most what was being written.
  void found(FileJournal journal) throws IOException {
    long there = journal.head().seq();
    if (there < lasting.size()) {
      world.broken("Entries %d to %d are lost.".formatted(there + 1, lasting.size()));
      return;
    }
    Optional<Hash> hash = journal.hashAt(lasting.size());
    if (!hash.equals(Optional.of(head))) {
      world.broken("The record up to entry %d is not what it was.".formatted(lasting.size()));
      return;
    }
    for (Recorded recorded : journal.read(compared + 1L, (int) (there - compared))) {
      compare(recorded.entry());
    }
    if (journal.epoch() != epoch) {
      world.broken("Epoch %d began, though nothing was damaged.".formatted(journal.epoch()));
    }
    compared = lasting.size();
    head = journal.head().hash();
    trying = List.of();
    world.trace.add(there);
  }

  private void compare(Entry entry) {
    int index = (int) entry.seq() - 1;
    if (index < lasting.size()) {
      if (!lasting.get(index).equals(entry)) {
        world.broken("Entry %d has changed.".formatted(entry.seq()));
      }
    } else if (trying.contains(entry)) {
      lasting.add(entry);
    } else {
      world.broken("Nobody wrote entry %d.".formatted(entry.seq()));
    }
  }
}
