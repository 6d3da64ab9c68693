package hall.device.line;

import java.util.Optional;

/// One device on a line, seen from the line: it hears everything and speaks in its turn. All of it
/// happens in turns of the [Pace].
public interface Station {

  /// The line is up. Whatever the device was told before, it may have forgotten.
  void up();

  /// The line is down, for the reason in the code.
  void down(String cause);

  /// Bytes from the line, also those meant for others.
  void heard(byte[] bytes);

  /// What the device is to be told next, if it is that urgent. Asked whenever the line is free and
  /// something may have changed; see [Wire#wake].
  Optional<Telegram> next(Urgency urgency);

  /// Whether the device is to be told something that somebody waits for, although it was asked
  /// something already and has not answered.
  default boolean hasCall() {
    return false;
  }

  /// How many bytes of what was heard made no sense.
  default long noise() {
    return 0;
  }

  /// What goes first on a line.
  enum Urgency {
    /// Somebody waits for it.
    CALL,
    /// It is new, and nobody waits for it: a notice, how many wait, a window that closed.
    NEWS,
    /// Asking whether a device is still there, telling it again what it knows.
    POLL
  }
}
