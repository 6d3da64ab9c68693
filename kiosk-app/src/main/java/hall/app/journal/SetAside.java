package hall.app.journal;

import hall.app.journal.Disk.DiskFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recognizes a copy that holds what the hall does not have: another hall's, or entries that this
/// hall has lost. It is moved away whole, for it may be the only place where they are.
final class SetAside {

  private SetAside() {}

  /// Whether the copy has a sound record that is not the hall's.
  static boolean isForeign(Disk from, Disk to, Shelf.Durable durable) throws IOException {
    Map<String, Segment.Named> ours = new HashMap<>();
    durable.files().forEach(named -> ours.put(named.name(), named));
    for (Segment.Named theirs : Segment.in(to)) {
      boolean newest =
          !durable.files().isEmpty() && durable.files().getLast().name().equals(theirs.name());
      boolean foreign =
          ours.containsKey(theirs.name())
              ? differs(from, to, theirs.name(), newest ? durable.end() : -1)
              : holdsRecordFrom(to, theirs.name(), 0);
      if (foreign) {
        return true;
      }
      if (!ours.containsKey(theirs.name())) {
        to.delete(theirs.name());
      }
    }
    return false;
  }

  private static boolean differs(Disk from, Disk to, String name, long end) throws IOException {
    try (DiskFile source = from.open(name);
        DiskFile target = to.open(name)) {
      long length = end < 0 ? source.size() : end;
      long alike = SegmentCopy.alike(source, target, length);
      return alike < target.size() && holdsRecordFrom(to, name, alike);
    }
  }

  /// Whether a sound record ends beyond the place. A torn end, or room that was never written to,
  /// is none.
  private static boolean holdsRecordFrom(Disk to, String name, long place) throws IOException {
    try (DiskFile file = to.open(name)) {
      var reader = new RecordReader(file, Segment.HEADER, file.size());
      Optional<RecordBytes> record = reader.next();
      while (record.isPresent()) {
        if (reader.offset() > place) {
          return true;
        }
        record = reader.next();
      }
      return false;
    }
  }

  /// Moves all of the copy to a folder of its own and returns its name.
  static String move(Disk to) throws IOException {
    int number = 1;
    while (!to.names(folder(number) + "/" + Segment.FOLDER).isEmpty()) {
      number++;
    }
    String aside = folder(number);
    to.makeFolder(aside + "/" + Segment.FOLDER);
    List<Segment.Named> segments = Segment.in(to);
    for (Segment.Named segment : segments) {
      to.rename(segment.name(), aside + "/" + segment.name());
    }
    if (to.exists(Epoch.FILE)) {
      to.rename(Epoch.FILE, aside + "/" + Epoch.FILE);
    }
    to.force(aside + "/" + Segment.FOLDER);
    to.force(aside);
    to.force(Segment.FOLDER);
    to.force("");
    return aside;
  }

  private static String folder(int number) {
    return "set-aside-" + number;
  }
}
