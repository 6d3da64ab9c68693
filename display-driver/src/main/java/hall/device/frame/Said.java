package hall.device.frame;

/// A text on its way to a device, which is put into the device's letters once.
final class Said {

  private static final byte[] NOT_YET = {};

  private final String text;
  private byte[] bytes = NOT_YET;
  private boolean done;

  Said(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  byte[] in(TextCoder coder) {
    if (!done) {
      bytes = coder.bytes(text);
      done = true;
    }
    return bytes;
  }

  @Override
  public String toString() {
    return text;
  }
}
