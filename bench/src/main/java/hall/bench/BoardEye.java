package hall.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A board page as the network sees it: one kept connection on which events come.
final class BoardEye implements AutoCloseable {

  private static final byte[] EVENT_ENDS = {'\n', '\n'};

  private final SocketChannel channel;
  private final Sightings seen = new Sightings();

  private BoardEye(SocketChannel channel) {
    this.channel = channel;
  }

  static BoardEye on(int port) throws IOException {
    SocketChannel channel = Wire.channel(port);
    BoardEye eye = new BoardEye(channel);
    ByteBuffer request = Wire.request("GET", "/api/v1/events", "", "");
    while (request.hasRemaining()) {
      channel.write(request);
    }
    Thread.ofPlatform().daemon().name("board eye").start(eye::look);
    return eye;
  }

  Sightings seen() {
    return seen;
  }

  static byte[] eventEnds() {
    return EVENT_ENDS.clone();
  }

  /// A ticket's number as an event carries it.
  static byte[] number(String number) {
    return ("\"number\":\"" + number + "\"").getBytes(StandardCharsets.US_ASCII);
  }

  private void look() {
    ByteBuffer incoming = ByteBuffer.allocate(256 << 10);
    try {
      for (int length = channel.read(incoming); length >= 0; length = channel.read(incoming)) {
        seen.saw(incoming.array(), length, System.nanoTime());
        incoming.clear();
      }
    } catch (IOException hungUp) {
      return; // closed by us, at the end of the bench
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
