package hall.app.journal;

import hall.queue.Event.DayOpened;
import hall.queue.Event.TicketTaken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Sets a data folder up from a copy of a record. Everything taken is checked from the first entry
/// on, and the record goes on in a new epoch, for nobody knows what the hall wrote after the copy.
public final class Restoring {

  private static final int PIECE = 1 << 20;

  private final Disk from;
  private final FolderDisk to;
  private long bytes;

  /// What was set up.
  ///
  /// @param account what is missing, and which numbers are skipped
  /// @param entries how many entries of the copy stand in the new record
  /// @param tickets how many of them gave out a number
  /// @param last the time of the last of them; empty when there is none
  /// @param bytes how many were copied
  /// @param hadKey whether the copy had a hall's own key, which is never taken
  public record Restored(
      Account account,
      long entries,
      long tickets,
      Set<LocalDate> days,
      Optional<Instant> last,
      long bytes,
      boolean hadKey) {}

  private Restoring(Disk from, FolderDisk to) {
    this.from = from;
    this.to = to;
  }

  /// Copies the record and makes sure of it. A try that was broken off may be made again.
  ///
  /// @param copy is only read
  /// @param data a new folder, or an empty one
  /// @throws NoSuchFileException when there is no record in the copy
  /// @throws DirectoryNotEmptyException when something else is in the new folder
  /// @throws DataFolderInUse when a hall writes to either of them
  /// @throws JournalDamaged when the copy is of a later release
  /// @throws IOException when the disk does not give or take it; the folder cannot be opened then
  public static Restored restore(Path copy, Path data, RecordClock clock, Witness witness)
      throws IOException {
    var from = new QuietDisk(new FolderDisk(copy));
    if (Segment.in(from).isEmpty() && from.names(Snapshots.FOLDER).isEmpty()) {
      throw new NoSuchFileException(copy.resolve(Segment.FOLDER).toString());
    }
    mustBeEmpty(data);
    DataLock.mustBeFree(copy);
    try (DataLock _ = DataLock.take(data)) {
      Restored restored = new Restoring(from, new FolderDisk(data)).restore(clock, witness);
      Files.delete(data.resolve(NotRestored.MARK));
      new FolderDisk(data).force("");
      return restored;
    }
  }

  private static void mustBeEmpty(Path data) throws IOException {
    if (!Files.exists(data) || Files.exists(data.resolve(NotRestored.MARK))) {
      return;
    }
    try (Stream<Path> found = Files.list(data)) {
      if (found.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(data.toString());
      }
    }
  }

  private Restored restore(RecordClock clock, Witness witness) throws IOException {
    WholeFile.write(to, "", NotRestored.MARK, new byte[] {'\n'});
    copyAll(Segment.FOLDER);
    copyAll(Snapshots.FOLDER);
    if (from.exists(Epoch.FILE)) {
      copy(Epoch.FILE);
    }
    Recovery.Found found = Recovery.restored(to, clock, witness);
    try (SegmentWriter writer = found.writer().orElseThrow()) {
      writer.force();
    }
    return told(found);
  }

  private void copyAll(String folder) throws IOException {
    to.makeFolder(folder);
    for (String name : from.names(folder)) {
      if (!name.endsWith(WholeFile.UNFINISHED)) {
        copy(folder + "/" + name);
      }
    }
    to.force(folder);
  }

  private void copy(String name) throws IOException {
    try (var source = from.open(name);
        var target = to.create(name)) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      for (long at = 0; source.read(piece.clear(), at) > 0; ) {
        int length = piece.flip().remaining();
        target.write(piece, at);
        at += length;
        bytes += length;
      }
      target.force(true);
    }
  }

  private Restored told(Recovery.Found found) throws IOException {
    Account account = found.opening().resumed().orElseThrow();
    long taken = account.resumed().lost().from() - 1;
    Set<LocalDate> days = new TreeSet<>();
    long[] tickets = new long[1];
    Instant[] last = {Instant.EPOCH};
    found
        .shelf()
        .read(
            1,
            taken,
            recorded -> {
              for (var event : recorded.entry().events()) {
                switch (event) {
                  case DayOpened(var day) -> days.add(day);
                  case TicketTaken _ -> tickets[0]++;
                  default -> {}
                }
              }
              last[0] = recorded.entry().at();
            });
    Optional<Instant> end = taken == 0 ? Optional.empty() : Optional.of(last[0]);
    boolean hadKey = Files.exists(from.path("person.key"));
    return new Restored(account, taken, tickets[0], days, end, bytes, hadKey);
  }
}
