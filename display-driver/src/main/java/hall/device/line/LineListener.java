package hall.device.line;

/// What a line tells whoever uses it.
public interface LineListener {

  /// Bytes can be sent from now on.
  void up();

  /// These bytes were heard. They are the listener's to keep.
  void heard(byte[] bytes);

  /// No bytes can be sent, for the reason in the code ([hall.device.Cause]). Also said, once for
  /// each new reason, while the line cannot be opened.
  void down(String cause);
}
