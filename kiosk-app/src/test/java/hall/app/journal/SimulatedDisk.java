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
import java.util.SortedSet;
import java.util.TreeSet;

/// A disk in memory that can lose its power or fail. What was not forced is lost, or kept in any of
/// the ways that disks and file systems keep it ([Survival]).
///
/// It is stricter than most: names last by folder, and only when the folder is forced; a force that
/// does not speak of the size makes nothing last beyond the size that lasted; and what a failed
/// force was for is lost or kept by chance, whatever is forced later.
public final class SimulatedDisk implements Disk {

  private static final int SECTOR = 512;

  /// What may go wrong at each step that changes the disk.
  public interface Trouble {
    /// The step is about to be done; throw if it is to fail.
    ///
    /// @param number counts the steps from 1, since the trouble was given
    void at(Step step, int number, String name) throws IOException;
  }

  /// The steps that change the disk.
  public enum Step {
    CREATE,
    RENAME,
    DELETE,
    FORCE_NAMES,
    WRITE,
    TRUNCATE,
    FORCE
  }

  /// The power is gone. Nobody on the machine can catch this.
  public static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  private record NameChange(long order, String from, String to, Content content) {

    String folder() {
      String name = from.isEmpty() ? to : from;
      return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
  }

  private static final class Content {
    private byte[] now = new byte[0];
    private byte[] lasting = new byte[0];
    private final List<Unforced> unforced = new ArrayList<>();

    static Content of(byte[] bytes) {
      Content content = new Content();
      content.now = bytes;
      content.lasting = bytes.clone();
      return content;
    }
  }

  private final Map<String, Content> names = new HashMap<>();
  private final Map<String, Content> lastingNames = new HashMap<>();
  private final List<NameChange> unforcedNames = new ArrayList<>();
  private final int room;
  private Trouble trouble = (_, _, _) -> {};
  private int quota = Integer.MAX_VALUE;
  private boolean unreadable;
  private int steps;
  private long order;

  /// A disk on which files grow by little, so that they grow often.
  public SimulatedDisk() {
    this(2 * SECTOR);
  }

  /// @param room bytes by which a file grows
  public SimulatedDisk(int room) {
    this.room = room;
  }

  /// A disk of so many bytes.
  public void quota(int bytes) {
    quota = bytes;
  }

  /// Whether reading fails, too.
  public void unreadable(boolean now) {
    unreadable = now;
  }

  /// How many bytes its files have.
  public int used() {
    return names.values().stream().mapToInt(content -> content.now.length).sum();
  }

  @Override
  public Space space() {
    int used = used();
    return new Space(used, Math.max(0, quota - used));
  }

  /// Lets this go wrong from now on, and counts the steps anew.
  public void trouble(Trouble next) {
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
  public SimulatedDisk afterPowerCut(Random chance) {
    return afterPowerCut(Survival.any(chance), chance);
  }

  /// The disk as it is found after the power came back, if what was not forced survives so.
  public SimulatedDisk afterPowerCut(Survival how, Random chance) {
    long until = order == 0 ? 0 : chance.nextLong(order + 1);
    Map<String, Content> found = new HashMap<>(lastingNames);
    for (String folder : foldersOfUnforcedNames()) {
      List<NameChange> changes =
          unforcedNames.stream().filter(change -> change.folder().equals(folder)).toList();
      int kept = how.namesKept(changes.stream().map(NameChange::order).toList(), until, chance);
      changes.subList(0, kept).forEach(change -> apply(change, found));
    }
    SimulatedDisk after = new SimulatedDisk(room);
    for (String name : new TreeSet<>(found.keySet())) {
      Content content = found.get(name);
      if (content != null) {
        after.put(name, how.survived(content.lasting, content.unforced, until, chance));
      }
    }
    return after;
  }

  private SortedSet<String> foldersOfUnforcedNames() {
    SortedSet<String> folders = new TreeSet<>();
    unforcedNames.forEach(change -> folders.add(change.folder()));
    return folders;
  }

  /// How many changes a power cut could still take back.
  public int unforced() {
    return unforcedNames.size()
        + names.values().stream().mapToInt(content -> content.unforced.size()).sum();
  }

  /// An equal disk, all of it forced.
  public SimulatedDisk copy() {
    SimulatedDisk copy = new SimulatedDisk(room);
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
        .sorted()
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
    if (unreadable) {
      throw new IOException("Input/output error");
    }
    if (!exists(name)) {
      throw new FileNotFoundException(name);
    }
    return new OpenFile(name, content(name));
  }

  @Override
  public DiskFile create(String name) throws IOException {
    step(Step.CREATE, name);
    change(new NameChange(++order, "", name, new Content()));
    return new OpenFile(name, content(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    step(Step.RENAME, to);
    change(new NameChange(++order, from, to, content(from)));
  }

  @Override
  public void delete(String name) throws IOException {
    step(Step.DELETE, name);
    if (exists(name)) {
      change(new NameChange(++order, name, "", content(name)));
    }
  }

  @Override
  public void force(String folder) throws IOException {
    step(Step.FORCE_NAMES, folder);
    unforcedNames.removeIf(change -> {
      boolean isHere = change.folder().equals(folder);
      if (isHere) {
        apply(change, lastingNames);
      }
      return isHere;
    });
  }

  @Override
  public int room() {
    return room;
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
      long grown = Math.max(0, offset + from.remaining() - content.now.length);
      if (used() + grown > quota) {
        throw new IOException("No space left on device");
      }
      byte[] bytes = new byte[from.remaining()];
      from.get(bytes);
      Unforced write = Unforced.write(++order, offset, bytes);
      try {
        step(Step.WRITE, name);
      } catch (IOException | PowerCut e) {
        // Some of it may have come through all the same.
        Unforced half = write.first(bytes.length / 2);
        content.unforced.add(e instanceof PowerCut ? write : half);
        content.now = half.on(content.now);
        throw e;
      }
      content.unforced.add(write);
      content.now = write.on(content.now);
    }

    @Override
    public void truncate(long size) throws IOException {
      step(Step.TRUNCATE, name);
      if (size < content.now.length) {
        content.unforced.add(Unforced.cut(++order, size));
        content.now = Arrays.copyOf(content.now, (int) size);
      }
    }

    @Override
    public void force(boolean sizeToo) throws IOException {
      try {
        step(Step.FORCE, name);
      } catch (IOException failed) {
        // The cache forgets that it still has them to write, and the next force succeeds.
        content.unforced.removeIf(change -> {
          content.lasting = change.order() % 2 == 0 ? change.on(content.lasting) : content.lasting;
          return true;
        });
        throw failed;
      }
      int size = sizeToo ? Integer.MAX_VALUE : content.lasting.length;
      content.unforced.removeIf(change -> {
        boolean isWithin = change.isCut() ? sizeToo : change.end() <= size;
        content.lasting = isWithin ? change.on(content.lasting) : content.lasting;
        return isWithin;
      });
    }

    @Override
    public void close() {}
  }
}
