package hall.device.line;

/// What a [Station] may do on its line.
public interface Wire {

  /// Sends bytes at once, before anybody's turn: the answer to a key that was pressed.
  void reply(byte[] bytes);

  /// The device answered what it was asked last; the next turn may begin.
  void answered();

  /// Something is to be sent now.
  void wake();
}
