package hall.centre;

import hall.report.Position;
import java.time.Instant;

/// Where the centre stands with one hall.
///
/// @param boot the start of the hall's program that sent last
/// @param bootBefore the one that held the epoch before; empty when there was none
/// @param epochAt when the epoch was opened
/// @param restatesTo the newest entry the hall had when it opened the epoch: once the position is
///   beyond it, visits of older epochs are known to the centre alone
/// @param heldUntil until when nothing is taken, because two appliances claim the hall
record Head(
    Position position,
    String boot,
    String bootBefore,
    Instant epochAt,
    long restatesTo,
    Instant heldUntil) {

  /// Of a hall that was never heard of.
  static final Head UNKNOWN = new Head(Position.UNKNOWN, "", "", Instant.EPOCH, 0, Instant.EPOCH);

  boolean isHeld(Instant now) {
    return now.isBefore(heldUntil);
  }

  /// Whether the hall has told all it had when it opened the epoch, so that what it did not tell is
  /// known to the centre alone.
  boolean isRestated() {
    return position.next() > restatesTo;
  }
}
