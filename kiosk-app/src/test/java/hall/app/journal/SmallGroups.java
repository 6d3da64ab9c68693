package hall.app.journal;

import hall.queue.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Entries as a busy hall groups them, and a record of them on a simulated disk.
final class SmallGroups {

  private SmallGroups() {}

  static FileJournal open(SimulatedDisk disk, RecordClock clock) throws IOException {
    return FileJournal.open(disk, clock, () -> {});
  }

  /// Groups of one to so many entries.
  static List<List<Entry>> of(List<Entry> entries, int most) {
    Random chance = new Random(entries.size());
    List<List<Entry>> groups = new ArrayList<>();
    for (int from = 0; from < entries.size(); ) {
      int to = Math.min(entries.size(), from + 1 + chance.nextInt(most));
      groups.add(entries.subList(from, to));
      from = to;
    }
    return groups;
  }
}
