package hall.app.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A folder that is only looked into.
record QuietDisk(FolderDisk folder) implements Disk {

  @Override
  public List<String> names(String within) throws IOException {
    return folder.names(within);
  }

  @Override
  public boolean exists(String name) {
    return folder.exists(name);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    return folder.openToRead(name);
  }

  @Override
  public int room() {
    return folder.room();
  }

  @Override
  public Path path(String name) {
    return folder.path(name);
  }

  @Override
  public void makeFolder(String name) throws IOException {
    throw onlyLooking(name);
  }

  @Override
  public DiskFile create(String name) throws IOException {
    throw onlyLooking(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    throw onlyLooking(from);
  }

  @Override
  public void delete(String name) throws IOException {
    throw onlyLooking(name);
  }

  @Override
  public void force(String name) throws IOException {
    throw onlyLooking(name);
  }

  private static IOException onlyLooking(String name) {
    return new IOException("The record is open for reading only, so " + name + " stays as it is.");
  }
}
