package hall.app.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A real folder on a real disk.
public record FolderDisk(Path folder) implements Disk {

  /// Only POSIX systems let a folder be opened; NTFS keeps its names in its own journal.
  private static final boolean FOLDERS_ARE_FORCED = File.separatorChar == '/';

  @Override
  public List<String> names(String within) throws IOException {
    Path place = path(within);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> Objects.requireNonNull(file.getFileName()).toString())
          .toList();
    }
  }

  @Override
  public void makeFolder(String within) throws IOException {
    Path place = path(within).toAbsolutePath();
    if (!Files.isDirectory(place)) {
      Files.createDirectories(place);
      for (Path above = place.getParent(); above != null; above = above.getParent()) {
        forceFolder(above);
        if (above.equals(folder.toAbsolutePath().getParent())) {
          break;
        }
      }
    }
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(path(name));
  }

  @Override
  public DiskFile open(String name) throws IOException {
    try {
      return new ChannelFile(
          path(name),
          FileChannel.open(path(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (NoSuchFileException missing) {
      throw missing;
    } catch (FileSystemException refused) {
      return readOnly(name, refused);
    }
  }

  /// A disk that has become read-only can still be read, so that the hall knows how it stands.
  private DiskFile readOnly(String name, FileSystemException refused) throws IOException {
    try {
      return new ReadOnlyFile(openToRead(name), refused);
    } catch (IOException unreadable) {
      refused.addSuppressed(unreadable);
      throw refused;
    }
  }

  /// A file that is only read, so that it can be on a disk that allows no more.
  DiskFile openToRead(String name) throws IOException {
    return new ChannelFile(path(name), FileChannel.open(path(name), StandardOpenOption.READ));
  }

  @Override
  public DiskFile create(String name) throws IOException {
    return new ChannelFile(
        path(name),
        FileChannel.open(
            path(name),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public void force(String within) throws IOException {
    forceFolder(path(within));
  }

  @Override
  public int room() {
    return 1 << 20;
  }

  @Override
  public Space space() throws IOException {
    FileStore store = Files.getFileStore(folder);
    long used = store.getTotalSpace() - store.getUnallocatedSpace();
    return new Space(used, store.getUsableSpace());
  }

  @Override
  public Path path(String name) {
    return folder.resolve(name);
  }

  private static void forceFolder(Path place) throws IOException {
    if (FOLDERS_ARE_FORCED && Files.isReadable(place)) {
      try (FileChannel names = FileChannel.open(place, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private record ReadOnlyFile(DiskFile file, FileSystemException refused) implements DiskFile {

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      return file.read(into, offset);
    }

    @Override
    public void write(ByteBuffer from, long offset) throws IOException {
      throw new IOException(refused.getMessage(), refused);
    }

    @Override
    public void truncate(long size) throws IOException {
      throw new IOException(refused.getMessage(), refused);
    }

    @Override
    public void force(boolean sizeToo) throws IOException {
      throw new IOException(refused.getMessage(), refused);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private record ChannelFile(Path path, FileChannel channel) implements DiskFile {

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      try {
        return channel.read(into, offset);
      } catch (IOException e) {
        // The system does not say which file it cannot give.
        throw new IOException(path + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void write(ByteBuffer from, long offset) throws IOException {
      long at = offset;
      while (from.hasRemaining()) {
        at += channel.write(from, at);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force(boolean sizeToo) throws IOException {
      channel.force(sizeToo);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
