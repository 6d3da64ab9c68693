package hall.device.frame;

/// Something in a text that a device cannot show as it was written.
public sealed interface TextDoubt {

  /// The device's character set has not got the letter; `shown` stands in for it.
  record Unshown(String letter, String charset, String shown) implements TextDoubt {}

  /// The text is too long; only the beginning is shown.
  record Cut(String shown, String lost) implements TextDoubt {}
}
