package hall.app.copies;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Keeping;
import hall.app.health.Alarms;
import hall.app.health.DiskWatch;
import hall.app.journal.DayCopy.Good;
import hall.app.journal.FileJournal;
import hall.app.journal.FolderDisk;
import hall.app.journal.SecondCopy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The copies of the record that the hall file asks for; none where it names no place for them.
public final class Copies implements AutoCloseable {

  private final Optional<FollowingCopy> following;
  private final Optional<NightlyCopies> nightly;
  private final Optional<Path> folder;

  private Copies(
      Optional<FollowingCopy> following, Optional<NightlyCopies> nightly, Optional<Path> folder) {
    this.following = following;
    this.nightly = nightly;
    this.folder = folder;
  }

  /// How the copies stand.
  ///
  /// @param following whether the medium is there and takes what comes
  /// @param seq the last entry that the second copy surely holds
  /// @param behind how many entries it lacks
  /// @param nightly the last nightly copy that was read back and found good
  public record State(
      Path folder, boolean following, long seq, long behind, Optional<Good> nightly) {}

  /// Begins to copy on threads of its own, and returns at once.
  ///
  /// @param file says where to, and in which zone the hour is
  public static Copies open(
      HallFile file,
      Path data,
      FileJournal journal,
      Alarms alarms,
      DiskWatch disk,
      InstantSource clock) {
    Keeping keeping = file.keeping();
    if (keeping.copy().isEmpty()) {
      return new Copies(Optional.empty(), Optional.empty(), Optional.empty());
    }
    Path folder = keeping.copy().get();
    Medium medium = new Medium(data, folder);
    SecondCopy copy = new SecondCopy(journal, new FolderDisk(folder));
    FollowingCopy following =
        new FollowingCopy(journal, copy, medium, alarms, clock, disk::hasRoom);
    NightlyCopies nightly =
        new NightlyCopies(
            journal,
            medium,
            alarms,
            clock,
            disk::hasRoom,
            new NightlyCopies.Rhythm(keeping.nightly(), keeping.keep(), file.calendar().zone()));
    disk.also(following::judge);
    following.start();
    nightly.start();
    return new Copies(Optional.of(following), Optional.of(nightly), keeping.copy());
  }

  /// How they stand now; empty where no copies are asked for.
  public Optional<State> state() {
    return following.map(copy ->
        new State(
            folder.orElseThrow(),
            copy.isFollowing(),
            copy.seq(),
            copy.behind(),
            nightly.flatMap(NightlyCopies::last)));
  }

  @Override
  public void close() {
    nightly.ifPresent(NightlyCopies::close);
    following.ifPresent(FollowingCopy::close);
  }
}
