package hall.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/// Many clients at once, each of which asks again as soon as it has its answer. One thread plays
/// them all, so that on a small machine the hall and not the crowd has the processors.
final class Crowd {

  /// What the crowd met.
  ///
  /// @param times how long each answer took, in nanoseconds
  /// @param perSecond answers a second, of all clients together
  record Outcome(Histogram times, double perSecond) {}

  private static final long PATIENCE_MILLIS = 10_000;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Supplier<ByteBuffer> requests;
  private final int most;
  private final Histogram times = Wire.histogram();
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(64 << 10);
  private long deadline;
  private int asked;
  private int awaited;
  private int answered;

  private Crowd(Supplier<ByteBuffer> requests, int most) {
    this.requests = requests;
    this.most = most;
  }

  private static final class Client {
    final Reply reply = new Reply();
    long askedAt;
  }

  /// Lets the clients ask so often in all, but no longer than ten seconds, and waits for the last
  /// answers. Each must be a 201.
  static Outcome ask(int port, int clients, int most, Supplier<ByteBuffer> requests)
      throws IOException {
    return new Crowd(requests, most).run(port, clients);
  }

  private Outcome run(int port, int clients) throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < clients; i++) {
        SocketChannel channel = Wire.channel(port);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Client());
      }
      try {
        return askInTurn(selector);
      } finally {
        for (SelectionKey key : selector.keys()) {
          key.channel().close();
        }
      }
    }
  }

  private Outcome askInTurn(Selector selector) throws IOException {
    long begun = System.nanoTime();
    deadline = begun + LONGEST_NANOS;
    for (SelectionKey key : selector.keys()) {
      ask(key);
    }
    while (awaited > 0) {
      if (selector.select(this::listen, PATIENCE_MILLIS) == 0) {
        throw new IOException("The hall answered none of the crowd for ten seconds.");
      }
    }
    return new Outcome(times, answered / ((System.nanoTime() - begun) / 1e9));
  }

  private void ask(SelectionKey key) throws IOException {
    if (asked == most || System.nanoTime() > deadline) {
      return;
    }
    ByteBuffer request = requests.get();
    asked++;
    awaited++;
    ((Client) key.attachment()).askedAt = System.nanoTime();
    while (request.hasRemaining()) {
      ((SocketChannel) key.channel()).write(request);
    }
  }

  private void listen(SelectionKey key) {
    try {
      Client client = (Client) key.attachment();
      incoming.clear();
      if (((SocketChannel) key.channel()).read(incoming) < 0) {
        throw new EOFException("The hall hung up on one of the crowd.");
      }
      if (client.reply.take(incoming.flip())) {
        times.recordValue(System.nanoTime() - client.askedAt);
        if (client.reply.status() != 201) {
          throw new IOException("One of the crowd got no ticket: " + client.reply.body());
        }
        answered++;
        awaited--;
        client.reply.clear();
        ask(key);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
