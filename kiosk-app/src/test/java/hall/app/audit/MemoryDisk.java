package hall.app.audit;

import hall.app.journal.Disk;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A disk in memory that is only read.
final class MemoryDisk implements Disk {
  final Map<String, byte[]> files = new LinkedHashMap<>();

  private record Bytes(ByteBuffer bytes) implements DiskFile {
    @Override
    public long size() {
      return bytes.capacity();
    }

    @Override
    public int read(ByteBuffer into, long offset) {
      int length = (int) Math.min(into.remaining(), bytes.capacity() - offset);
      if (length > 0) {
        into.put(bytes.slice((int) offset, length));
      }
      return length > 0 ? length : -1;
    }

    @Override
    public void write(ByteBuffer from, long offset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void force(boolean sizeToo) {}

    @Override
    public void close() {}
  }

  @Override
  public List<String> names(String folder) {
    return files.keySet().stream().map(name -> name.substring(folder.length() + 1)).toList();
  }

  @Override
  public boolean exists(String name) {
    return files.containsKey(name);
  }

  @Override
  public DiskFile open(String name) {
    return new Bytes(ByteBuffer.wrap(files.getOrDefault(name, new byte[0])));
  }

  @Override
  public int room() {
    return 1;
  }

  @Override
  public Path path(String name) {
    return Path.of(name);
  }

  @Override
  public void makeFolder(String folder) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DiskFile create(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rename(String from, String to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void force(String folder) {
    throw new UnsupportedOperationException();
  }
}
