package hall.app.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What the snapshots beside a record say of it: after which entry the chain hash was what.
///
/// @param heads the hashes by the entries they were kept after
/// @param unreadable snapshots that are not good or of another release, which say nothing
public record SnapshotHeads(TreeMap<Long, Hash> heads, List<Path> unreadable) {

  /// Those in a data folder; to be read before the record, which a running hall may lengthen.
  public static SnapshotHeads in(Path data) throws IOException {
    return in(new QuietDisk(new FolderDisk(data)));
  }

  static SnapshotHeads in(Disk disk) throws IOException {
    Snapshots snapshots = new Snapshots(disk);
    TreeMap<Long, Hash> heads = new TreeMap<>();
    List<Path> unreadable = new ArrayList<>();
    for (long seq : snapshots.seqs()) {
      Optional<Snapshot> snapshot = snapshots.load(seq);
      snapshot.ifPresentOrElse(
          good -> heads.put(seq, good.hash()), () -> unreadable.add(snapshots.path(seq)));
    }
    return new SnapshotHeads(heads, unreadable);
  }
}
