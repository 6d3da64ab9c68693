package hall.centre;

import hall.report.Position;
import java.time.Instant;

/// Where the centre stands with one hall.
///
/// @param boot the start of the hall's program that sent last
/// @param bootBefore the one that held the epoch before; empty when there was none
/// @param epochAt when the epoch was opened
/// @param restated whether the hall has told, within this epoch, all that it had: a visit of an
///   older epoch is then known to the centre alone
/// @param heldUntil until when nothing is taken, because two appliances claim the hall
record Head(
    Position position,
    String boot,
    String bootBefore,
    Instant epochAt,
    boolean restated,
    Instant heldUntil) {

  /// Of a hall that was never heard of.
  static final Head UNKNOWN =
      new Head(Position.UNKNOWN, "", "", Instant.EPOCH, false, Instant.EPOCH);

  boolean isHeld(Instant now) {
    return now.isBefore(heldUntil);
  }
}
