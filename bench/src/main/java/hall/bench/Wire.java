package hall.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/// One client of the hall on a kept connection, which waits for each answer before it asks again.
final class Wire implements AutoCloseable {

  private final SocketChannel channel;
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(64 << 10);
  private final Reply reply = new Reply();

  private Wire(SocketChannel channel) {
    this.channel = channel;
  }

  static Wire to(int port) throws IOException {
    return new Wire(channel(port));
  }

  static SocketChannel channel(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  /// Times from a microsecond to a minute, in nanoseconds.
  static Histogram histogram() {
    return new Histogram(1_000, 60_000_000_000L, 3);
  }

  /// A request as bytes.
  ///
  /// @param body JSON, or empty for none
  static ByteBuffer request(String method, String path, String key, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String keyLine = key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n";
    String head =
        (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n")
            + ("Content-Type: application/json\r\n" + keyLine)
            + ("Content-Length: " + content.length + "\r\n\r\n");
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(start.length + content.length).put(start).put(content).flip();
  }

  /// Sends a request and waits until its answer is whole.
  Reply ask(ByteBuffer request) throws IOException {
    while (request.hasRemaining()) {
      channel.write(request);
    }
    reply.clear();
    while (true) {
      incoming.clear();
      if (channel.read(incoming) < 0) {
        throw new EOFException("The hall hung up in the middle of an answer.");
      }
      if (reply.take(incoming.flip())) {
        return reply;
      }
    }
  }

  /// The body of an answer that must have the given status.
  String ask(int status, ByteBuffer request) throws IOException {
    Reply answer = ask(request);
    if (answer.status() != status) {
      throw new IOException(
          "The hall answered %d and not %d: %s".formatted(answer.status(), status, answer.body()));
    }
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
