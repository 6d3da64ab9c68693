package hall.device.gpio;

import hall.profile.Capabilities.Pin;
import java.util.function.Consumer;

/// The pins of a board.
public interface Board extends AutoCloseable {

  /// Listens to a button: true when it went down, false when it came up, on a thread of the
  /// board's.
  void button(Pin pin, Consumer<Boolean> changed);

  /// Takes a lamp or a buzzer, which is off now and after the board is closed.
  Lamp lamp(Pin pin);

  @Override
  void close();

  /// Something that is on or off.
  interface Lamp {

    /// Switches it.
    void turn(boolean on);
  }
}
