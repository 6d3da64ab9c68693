package hall.device.gpio;

import hall.profile.Capabilities.Pin;
import java.util.Optional;
import java.util.function.Consumer;

/// The pins of a board.
public interface Board extends AutoCloseable {

  /// Whether single wires can be read and switched.
  boolean hasPins();

  /// Listens to a contact: true when it closed, false when it opened, on a thread of the board's.
  /// It is told at once how the contact is now.
  void button(Pin pin, Consumer<Boolean> changed);

  /// Takes a lamp or a buzzer, which is off now and after the board is closed.
  Lamp lamp(Pin pin);

  /// Takes the chip at a select of an SPI bus (mode 0); empty when the board has no SPI.
  ///
  /// @param baud bits a second
  Optional<Chip> chip(int bus, int select, int baud);

  @Override
  void close();

  /// Something that is on or off.
  interface Lamp {

    /// Switches it.
    void turn(boolean on);
  }

  /// A chip on an SPI bus.
  interface Chip extends AutoCloseable {

    /// Selects the chip, sends it these bytes, and lets go of it.
    void write(byte[] bytes);

    @Override
    void close();
  }
}
