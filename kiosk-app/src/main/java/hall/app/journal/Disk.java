package hall.app.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The disk under a data folder, as far as it matters when the power fails: what was written but
/// not forced may be there afterwards, in any part, or not. Names are paths within the folder, such
/// as `journal/000000000001-2026-03-02.journal`.
public interface Disk {

  /// The names of the files in a folder, in no order; none when there is no such folder.
  List<String> names(String folder) throws IOException;

  /// Makes a folder and those above it, and has their names forced.
  void makeFolder(String folder) throws IOException;

  boolean exists(String name) throws IOException;

  DiskFile open(String name) throws IOException;

  /// A new, empty file; one of that name is emptied. Its name lasts from [#force] on.
  DiskFile create(String name) throws IOException;

  /// Gives the file another name in one step, in place of any file that has it.
  void rename(String from, String to) throws IOException;

  void delete(String name) throws IOException;

  /// When this returns, the names given, changed and taken away in the folder last.
  void force(String folder) throws IOException;

  /// How many bytes a growing file is given at a time, so that it seldom grows.
  int room();

  /// How much room there is; endless where nobody counts it.
  default Space space() throws IOException {
    return Space.ENDLESS;
  }

  /// The room on a disk, in bytes, as far as the hall may use it.
  ///
  /// @param used by all who use the disk
  /// @param free for the hall
  record Space(long used, long free) {

    static final Space ENDLESS = new Space(0, Long.MAX_VALUE / 2);

    /// A tenth of so much is room enough on any disk: 20 GiB are years of a hall's record.
    private static final long LARGE = 200L << 30;

    /// How full the disk is, in whole hundredths, counted as `df` does.
    public int percent() {
      return (int) (used * 100 / Math.max(used + free, 1));
    }

    /// Whether nine tenths are used up: then only what is needed is written.
    public boolean isNearlyFull() {
      return free <= Math.min(used + free, LARGE) / 10;
    }

    /// Whether an eighth is free again; it lies above the other, so that nothing flutters.
    public boolean hasRoomAgain() {
      return free >= Math.min(used + free, LARGE) / 8;
    }
  }

  /// Where the file is, for people.
  Path path(String name);

  /// An open file. Reading may go on in several threads beside the one that writes.
  interface DiskFile extends Closeable {

    long size() throws IOException;

    /// Reads up to the buffer's room at the offset; -1 at the end of the file.
    int read(ByteBuffer into, long offset) throws IOException;

    /// Writes the whole buffer at the offset.
    void write(ByteBuffer from, long offset) throws IOException;

    void truncate(long size) throws IOException;

    /// When this returns, what was written lasts.
    ///
    /// @param sizeToo whether the file's size changed since the last time
    void force(boolean sizeToo) throws IOException;
  }
}
