package hall.device.line;

import hall.device.Cause;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.net.ExtendedSocketOptions;

/// A device behind a network socket: a screen with a network card, a printer at port 9100, a box
/// that carries a serial line. A peer that vanished without a word is found out by the system's own
/// questions within [#VANISHED_SECONDS].
final class NetPort implements Port {

  /// How the hall file writes such a port: `tcp:host:port`.
  static final String SCHEME = "tcp:";

  /// Idle time and three unanswered questions.
  static final int VANISHED_SECONDS = 4 + 3 * 2;

  private static final System.Logger LOG = System.getLogger(NetPort.class.getName());
  private static final int CONNECT_MILLIS = 2_000;
  private static final Map<SocketOption<Integer>, Integer> QUESTIONS =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE, 4,
          ExtendedSocketOptions.TCP_KEEPINTERVAL, 2,
          ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

  private final SocketChannel channel;
  private final String at;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private NetPort(SocketChannel channel, String at) {
    this.channel = channel;
    this.at = at;
  }

  /// Connects to `tcp:host:port`; the host's name is looked up anew each time.
  static NetPort open(String port) throws LineRefused {
    InetSocketAddress peer = peer(port);
    if (peer.isUnresolved()) {
      throw new LineRefused(Cause.NET_NO_HOST);
    }
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.socket().connect(peer, CONNECT_MILLIS);
        settle(channel);
        return new NetPort(channel, String.valueOf(peer.getAddress().getHostAddress()));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (ConnectException e) {
      // "Connection refused" comes from a host that is there; all else is a network that is not.
      boolean refused = String.valueOf(e.getMessage()).contains("refused");
      throw new LineRefused(refused ? Cause.NET_REFUSED : Cause.NET_UNREACHABLE);
    } catch (SocketTimeoutException e) {
      throw new LineRefused(Cause.NET_UNREACHABLE);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "No connection to " + port + ".", e);
      throw new LineRefused(Cause.NET_UNREACHABLE);
    }
  }

  private static InetSocketAddress peer(String port) throws LineRefused {
    int colon = port.lastIndexOf(':');
    try {
      String host = port.substring(SCHEME.length(), colon).replaceAll("^\\[|\\]$", "");
      return new InetSocketAddress(host, Integer.parseInt(port.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.log(Level.DEBUG, "Not a host and port: " + port, e);
      throw new LineRefused(Cause.PORT_FAILED);
    }
  }

  private static void settle(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    for (Map.Entry<SocketOption<Integer>, Integer> question : QUESTIONS.entrySet()) {
      if (channel.supportedOptions().contains(question.getKey())) {
        channel.setOption(question.getKey(), question.getValue());
      }
    }
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    return channel.read(buffer);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    var rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (channel.write(rest) == 0) {
        throw new IOException("The connection takes no bytes.");
      }
    }
  }

  @Override
  public String at() {
    return at;
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "A connection did not close well.", e);
      }
    }
  }
}
