package hall.app.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One process at a time in a data folder. The file `lock` says which; the system lets go of it
/// when the process ends, however it ends.
final class DataLock implements Closeable {

  /// The system gives a lock up as soon as the process closes any handle of the file, so a second
  /// opener in this process must be turned away before it touches the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private DataLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static DataLock take(Path data) throws IOException {
    Files.createDirectories(data);
    Path folder = data.toRealPath();
    String own = Long.toString(ProcessHandle.current().pid());
    if (!HELD.add(folder)) {
      throw new DataFolderInUse(folder, own);
    }
    try {
      return new DataLock(folder, locked(folder, own));
    } catch (IOException | RuntimeException e) {
      HELD.remove(folder);
      throw e;
    }
  }

  /// Fails when a process writes to the folder. Where nobody could write anyway, nobody does.
  static void mustBeFree(Path data) throws IOException {
    Path file = data.resolve("lock");
    if (HELD.contains(data.toRealPath())) {
      throw new DataFolderInUse(data, Long.toString(ProcessHandle.current().pid()));
    }
    if (!Files.exists(file) || !Files.isWritable(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      if (free == null) {
        throw new DataFolderInUse(data, Files.readString(file).strip());
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }

  private static FileChannel locked(Path folder, String own) throws IOException {
    Path file = folder.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new DataFolderInUse(folder, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((own + "\n").getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
