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

  /// What goes first on a line.
  enum Urgency {
    /// Somebody waits for it.
    CALL,
    /// Asking whether a device is still there, telling it again what it knows.
    POLL
  }
}
