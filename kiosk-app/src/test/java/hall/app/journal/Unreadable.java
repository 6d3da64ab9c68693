package hall.app.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A disk that does not give one of its files.
record Unreadable(SimulatedDisk disk, String bad) implements Disk {

  @Override
  public List<String> names(String folder) {
    return disk.names(folder);
  }

  @Override
  public void makeFolder(String folder) {
    disk.makeFolder(folder);
  }

  @Override
  public boolean exists(String name) {
    return disk.exists(name);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    if (name.equals(bad)) {
      throw new IOException(name + ": Input/output error");
    }
    return disk.open(name);
  }

  @Override
  public DiskFile create(String name) throws IOException {
    return disk.create(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(name);
  }

  @Override
  public void force(String folder) throws IOException {
    disk.force(folder);
  }

  @Override
  public int room() {
    return disk.room();
  }

  @Override
  public Path path(String name) {
    return disk.path(name);
  }
}
