package hall.app.sim;

import java.util.function.Consumer;

/// How a sign or a digit display understands what comes over its line. Each is written from its
/// maker's document and knows nothing of how the hall writes.
sealed interface SignProtocol
    permits AmProtocol, AlphaProtocol, ModbusProtocol, BoardProtocol, SegmentProtocol {

  /// Takes what came, shows what it says and answers.
  void hear(byte[] bytes, int length, long now, Consumer<byte[]> line, Face face);

  /// What the sign shows, as its protocol changes it.
  interface Face {

    /// From now on this is to be read.
    ///
    /// @param colour `red`, `green` or `yellow`
    /// @param runs whether it moves through the sign
    void show(String text, String colour, boolean runs);

    /// How bright, 0 to 15.
    void brightness(int level);

    /// What came was understood and refused, or its check was wrong.
    void refuse();
  }
}
