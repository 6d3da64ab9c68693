package hall.app.health;

import hall.app.journal.Disk;
import hall.app.journal.Disk.DiskFile;
import hall.app.journal.Disk.Space;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/// A file that holds room for the record and nothing else: when the disk is full it is given up,
/// and issuing and calling go on in its place. It is made of bytes that no file system can squeeze
/// or leave out, a little at a time, so that no ticket waits for it.
///
/// Any thread may use it.
public final class Ballast {

  static final String FILE = "ballast";

  private static final System.Logger LOG = System.getLogger(Ballast.class.getName());

  /// A disk with less free than so many of the record's own steps is full for the record.
  private static final int FULL_ROOMS = 4;

  private final Disk disk;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean givenUp;

  public Ballast(Disk disk) {
    this.disk = disk;
  }

  /// How many bytes it holds; 0 when there is none.
  public long size() throws IOException {
    lock.lock();
    try {
      if (!disk.exists(FILE)) {
        return 0;
      }
      try (DiskFile file = disk.open(FILE)) {
        return file.size();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Gives its room to the record when the disk refused because it is full, and says whether it
  /// did: then the same may be tried again.
  public boolean release(IOException refused) {
    lock.lock();
    try {
      if (!disk.exists(FILE) || !isFull(refused)) {
        return false;
      }
      disk.delete(FILE);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The room kept for the record could not be given up.", e);
      return false;
    } finally {
      lock.unlock();
    }
    givenUp = true;
    LOG.log(Level.WARNING, "The disk is full; the record goes on in the room kept for it.");
    forceNames();
    return true;
  }

  /// Some file systems give the room back only when the name is gone for good.
  private void forceNames() {
    try {
      disk.force("");
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The ballast's name may come back.", e);
    }
  }

  /// Whether it was given up and has not been made again since.
  boolean isGivenUp() {
    return givenUp;
  }

  void isBack() {
    givenUp = false;
  }

  /// What a full disk says depends on the system's language, so its free space is looked at first.
  private boolean isFull(IOException refused) {
    String said = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    try {
      Space space = disk.space();
      return space.free() < (long) FULL_ROOMS * disk.room()
          || said.contains("no space left")
          || said.contains("quota");
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Nobody knows how full the disk is.", e);
      return said.contains("no space left") || said.contains("quota");
    }
  }

  /// Makes it a step larger, if it is not large enough yet.
  ///
  /// @return whether it has the wanted size now
  boolean grow(long wanted) throws IOException {
    lock.lock();
    try (DiskFile file = disk.exists(FILE) ? disk.open(FILE) : disk.create(FILE)) {
      long size = file.size();
      if (size >= wanted) {
        return true;
      }
      byte[] chunk = new byte[(int) Math.min(Math.max(disk.room() / 8, 1), wanted - size)];
      new SplittableRandom(size).nextBytes(chunk);
      file.write(ByteBuffer.wrap(chunk), size);
      file.force(true);
      if (size == 0) {
        disk.force("");
      }
      return size + chunk.length >= wanted;
    } finally {
      lock.unlock();
    }
  }
}
