package hall.app.sim;

import java.util.function.Consumer;

/// A device as its line sees it: bytes in, bytes out, and time handed in. It holds no port, no
/// thread and no clock; [SimLine] calls it from one thread at a time.
sealed interface SimulatedDevice
    permits SimPrinter, SimScreen, SimSign, SimCaller, SimPad, SimVoice, SimIdReader, SimScanner {

  /// Takes what came over the line; what the device answers goes to `line`.
  void hear(byte[] bytes, int length, long now, Consumer<byte[]> line);

  /// When the device next does something unasked, or [Long#MAX_VALUE].
  long due();

  /// Lets the device do what is due.
  void turn(long now, Consumer<byte[]> line);

  /// A person presses a key.
  void press(String key, long now, Consumer<byte[]> line);

  /// A person does something to the device: takes the paper out, opens the cover, mends it.
  void condition(String condition, long now, Consumer<byte[]> line);

  /// How the device fares: `ok` or what was done to it.
  String condition();

  /// What a person standing before the device sees, as records for the page.
  Object shows();

  /// Grows with everything a person could see change.
  long changes();
}
