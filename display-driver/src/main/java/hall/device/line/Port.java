package hall.device.line;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One opening of whatever is at the other end: a device file or a connection. One thread reads,
/// another writes, and any third may close it, which sets both free.
interface Port extends AutoCloseable {

  /// Waits for bytes; −1 when there will be no more.
  int read(ByteBuffer buffer) throws IOException;

  /// Returns when the last byte has left for the device.
  void write(byte[] bytes) throws IOException;

  /// What was opened, as the system calls it now.
  String at();

  /// Sets free whoever waits in a read or a write. Returns when others may have the port, which may
  /// take seconds where its device has stopped; however often it is called.
  @Override
  void close();

  /// How a port is opened, again and again.
  interface Opener {

    /// Opens it now.
    Port open() throws LineRefused;
  }
}
