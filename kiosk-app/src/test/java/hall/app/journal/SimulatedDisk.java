package hall.app.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A disk in memory that can lose its power or fail. What was not forced is lost, or kept in any
/// part: of the writes any sectors, of the names the first few changes.
final class SimulatedDisk implements Disk {

  private static final int SECTOR = 512;

  /// What may go wrong at each step that changes the disk.
  interface Trouble {
    void at(Step step, int number, String name) throws IOException;
  }

  /// The steps that change the disk.
  enum Step {
    CREATE,
    RENAME,
    DELETE,
    FORCE_NAMES,
    WRITE,
    TRUNCATE,
    FORCE
  }

  static final class PowerCut extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private record Write(long offset, ByteBuffer bytes) {

    long end() {
      return offset + bytes.capacity();
    }
  }

  private static final class Content {
    private byte[] now = new byte[0];
    private byte[] lasting = new byte[0];
    private final List<Write> unforced = new ArrayList<>();

    static Content of(byte[] bytes) {
      Content content = new Content();
      content.now = bytes;
      content.lasting = bytes.clone();
      return content;
    }
  }

  private record NameChange(String from, String to, Content content) {}

  private final Map<String, Content> names = new HashMap<>();
  private final Map<String, Content> lastingNames = new HashMap<>();
  private final List<NameChange> unforcedNames = new ArrayList<>();
  private Trouble trouble = (_, _, _) -> {};
  private int steps;

  void trouble(Trouble next) {
    trouble = next;
    steps = 0;
  }

  /// Cuts the power at the given step, counted from now; that step may happen in part.
  void cutPowerAt(int step) {
    trouble((_, number, _) -> {
      if (number >= step) {
        throw new PowerCut();
      }
    });
  }

  int steps() {
    return steps;
  }

  /// The disk as it may be found after the power came back.
  SimulatedDisk afterPowerCut(Random chance) {
    Map<String, Content> found = new HashMap<>(lastingNames);
    int kept = unforcedNames.isEmpty() ? 0 : chance.nextInt(unforcedNames.size() + 1);
    unforcedNames.subList(0, kept).forEach(change -> apply(change, found));
    SimulatedDisk after = new SimulatedDisk();
    found.forEach((name, content) -> after.put(name, survived(content, chance)));
    return after;
  }

  /// An equal disk, all of it forced.
  SimulatedDisk copy() {
    SimulatedDisk copy = new SimulatedDisk();
    names.forEach((name, content) -> copy.put(name, content.now.clone()));
    return copy;
  }

  byte[] bytes(String name) {
    return content(name).now;
  }

  void put(String name, byte[] bytes) {
    Content content = Content.of(bytes);
    names.put(name, content);
    lastingNames.put(name, content);
  }

  void remove(String name) {
    names.remove(name);
    lastingNames.remove(name);
  }

  @Override
  public List<String> names(String folder) {
    return names.keySet().stream()
        .filter(name -> name.startsWith(folder + "/"))
        .map(name -> name.substring(folder.length() + 1))
        .toList();
  }

  @Override
  public void makeFolder(String folder) {}

  @Override
  public boolean exists(String name) {
    return names.containsKey(name);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    if (!exists(name)) {
      throw new FileNotFoundException(name);
    }
    return new OpenFile(name, content(name));
  }

  @Override
  public DiskFile create(String name) throws IOException {
    step(Step.CREATE, name);
    change(new NameChange("", name, new Content()));
    return new OpenFile(name, content(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    step(Step.RENAME, to);
    change(new NameChange(from, to, content(from)));
  }

  @Override
  public void delete(String name) throws IOException {
    step(Step.DELETE, name);
    if (exists(name)) {
      change(new NameChange(name, "", content(name)));
    }
  }

  @Override
  public void force(String folder) throws IOException {
    step(Step.FORCE_NAMES, folder);
    unforcedNames.forEach(change -> apply(change, lastingNames));
    unforcedNames.clear();
  }

  /// Little, so that files grow often.
  @Override
  public int room() {
    return 2 * SECTOR;
  }

  @Override
  public Path path(String name) {
    return Path.of("data").resolve(name);
  }

  private void step(Step step, String name) throws IOException {
    trouble.at(step, ++steps, name);
  }

  private Content content(String name) {
    Content content = names.get(name);
    if (content == null) {
      throw new IllegalStateException("There is no file " + name);
    }
    return content;
  }

  private void change(NameChange change) {
    unforcedNames.add(change);
    apply(change, names);
  }

  private static void apply(NameChange change, Map<String, Content> to) {
    if (!change.from.isEmpty()) {
      to.remove(change.from);
    }
    if (!change.to.isEmpty()) {
      to.put(change.to, change.content);
    }
  }

  private static byte[] survived(Content content, Random chance) {
    byte[] bytes = content.lasting.clone();
    int odds = chance.nextInt(5);
    for (Write write : content.unforced) {
      for (long at = write.offset; at < write.end(); ) {
        long end = Math.min((at / SECTOR + 1) * SECTOR, write.end());
        if (chance.nextInt(4) < odds) {
          int start = (int) (at - write.offset);
          bytes = written(bytes, at, write.bytes.slice(start, (int) (end - at)));
        }
        at = end;
      }
    }
    return bytes;
  }

  private static byte[] written(byte[] bytes, long at, ByteBuffer from) {
    int end = (int) at + from.remaining();
    byte[] grown = end > bytes.length ? Arrays.copyOf(bytes, end) : bytes;
    from.get(from.position(), grown, (int) at, from.remaining());
    return grown;
  }

  private final class OpenFile implements DiskFile {

    private final String name;
    private final Content content;

    OpenFile(String name, Content content) {
      this.name = name;
      this.content = content;
    }

    @Override
    public long size() {
      return content.now.length;
    }

    @Override
    public int read(ByteBuffer into, long offset) {
      int length = (int) Math.min(into.remaining(), content.now.length - offset);
      if (length <= 0) {
        return -1;
      }
      into.put(content.now, (int) offset, length);
      return length;
    }

    @Override
    public void write(ByteBuffer from, long offset) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(from.remaining()).put(from).flip();
      content.unforced.add(new Write(offset, bytes));
      try {
        step(Step.WRITE, name);
      } catch (IOException e) {
        // Some of it may have come through all the same.
        content.now = written(content.now, offset, bytes.slice(0, bytes.capacity() / 2));
        throw e;
      }
      content.now = written(content.now, offset, bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      step(Step.TRUNCATE, name);
      if (size < content.now.length) {
        content.now = Arrays.copyOf(content.now, (int) size);
      }
    }

    @Override
    public void force(boolean sizeToo) throws IOException {
      step(Step.FORCE, name);
      content.lasting = content.now.clone();
      content.unforced.clear();
    }

    @Override
    public void close() {}
  }
}
