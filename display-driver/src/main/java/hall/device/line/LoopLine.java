package hall.device.line;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A line within the program: at its other end is a piece of code instead of a device. It can be
/// unplugged, plugged in again, and made to stop taking bytes, so that a hall can be shown and its
/// drivers proved with no hardware.
public final class LoopLine implements Line {

  private final BiConsumer<byte[], Consumer<byte[]>> device;
  private LineListener listener = Silence.LISTENER;
  private boolean plugged;
  private boolean taking = true;
  private int renewals;
  private final LinkCount count = new LinkCount();

  /// A plugged-in line to the device, which is given the bytes sent and a way to answer.
  public LoopLine(BiConsumer<byte[], Consumer<byte[]>> device) {
    this.device = device;
    plugged = true;
  }

  @Override
  public void start(LineListener whoListens) {
    listener = whoListens;
    if (plugged) {
      listener.up();
    }
  }

  @Override
  public void renew() {
    renewals++;
  }

  /// How often the line would have been made anew, were it a connection.
  public int renewals() {
    return renewals;
  }

  @Override
  public LinkStatus link() {
    return count.status("loop", plugged ? "loop" : "");
  }

  @Override
  public boolean send(byte[] bytes, Runnable sent) {
    if (!plugged) {
      return false;
    }
    if (taking) {
      count.told(bytes.length);
      sent.run();
      device.accept(bytes.clone(), this::hear);
    }
    return true;
  }

  /// The device says something unasked.
  public void hear(byte[] bytes) {
    if (plugged) {
      listener.heard(bytes.clone());
    }
  }

  /// Pulls the plug, for the reason in the code.
  public void unplug(String cause) {
    plugged = false;
    listener.down(cause);
  }

  /// Puts the plug back.
  public void plug() {
    plugged = true;
    listener.up();
  }

  /// Whether bytes get through; when not, they are swallowed and never reported as sent.
  public void takes(boolean bytes) {
    taking = bytes;
  }

  @Override
  public void close() {
    plugged = false;
    listener = Silence.LISTENER;
  }
}
