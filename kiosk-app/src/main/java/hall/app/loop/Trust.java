package hall.app.loop;

/// What the box itself knows of how right its clock is, the best first.
public enum Trust {
  /// It follows a time server: the kernel, or the service that sets the clock, says so.
  SYNCED,
  /// It was set from a clock chip with a battery when the box started.
  BATTERY,
  /// Nobody knows: a box without a chip starts in 1970 or where it was when it was switched off.
  NONE
}
