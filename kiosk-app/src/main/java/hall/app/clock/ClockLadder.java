package hall.app.clock;

import hall.app.journal.ClockQuality;
import hall.app.journal.RecordClock;
import hall.app.loop.BoxClock;
import hall.app.loop.HallClock;
import hall.app.loop.Trust;
import java.time.Instant;

/// Who says what time it is, the best witness first. Once somebody has said it, the counter carries
/// it on for as long as the hall runs, whatever becomes of the box's clock.
public final class ClockLadder implements RecordClock {

  /// Who says what time it is.
  public enum Witness {
    /// A time server, now.
    SERVER(ClockQuality.SYNCED),
    /// A time server did since the hall was started.
    SERVER_BEFORE(ClockQuality.HOLDOVER),
    /// The hall's manager did since the hall was started.
    MANAGER(ClockQuality.HOLDOVER),
    /// The clock chip of the box, when it was started.
    CHIP(ClockQuality.HOLDOVER),
    NOBODY(ClockQuality.UNKNOWN);

    private final ClockQuality quality;

    Witness(ClockQuality quality) {
      this.quality = quality;
    }
  }

  private final BoxClock box;
  private volatile Witness witness = Witness.NOBODY;
  private volatile Witness remembered = Witness.NOBODY;

  public ClockLadder(BoxClock box) {
    this.box = box;
    if (box instanceof BoxClock.Given) {
      remember(Witness.SERVER_BEFORE);
    }
  }

  /// The hall's clock.
  ///
  /// @param newest the time of the newest entry of the record
  public HallClock clock(Instant newest) {
    return new HallClock(box, newest);
  }

  /// Asks all of them again.
  ///
  /// @param leaps whether the box's clock is somewhere else than the hall's
  /// @return whether a time server says that the box's clock is right
  boolean look(boolean leaps) {
    Trust trust = box.trust();
    if (trust == Trust.SYNCED && !leaps) {
      remembered = Witness.SERVER_BEFORE;
      witness = Witness.SERVER;
    } else if (remembered != Witness.NOBODY) {
      witness = remembered;
    } else {
      witness = trust == Trust.BATTERY && !leaps ? Witness.CHIP : Witness.NOBODY;
    }
    return trust == Trust.SYNCED;
  }

  /// That one has said what time it is, which is the hall's from now on.
  void remember(Witness who) {
    remembered = who;
    witness = who;
  }

  /// Whether somebody has said it since the hall was started.
  boolean isTold() {
    return remembered != Witness.NOBODY;
  }

  /// The best of those who say it now.
  public Witness witness() {
    return witness;
  }

  @Override
  public Instant now() {
    return box.instant();
  }

  @Override
  public ClockQuality quality() {
    return witness.quality;
  }
}
