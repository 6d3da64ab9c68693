package hall.device.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A line to a device on the network.
class NetLineTest {

  private final Ports ports = new Ports();
  private final ThreadPace pace = new ThreadPace();
  private final LineNotes notes = new LineNotes();

  @AfterEach
  void closePace() {
    pace.close();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    try (var device = listening(0);
        var line = opened(device.getLocalPort());
        Socket peer = device.accept()) {
      notes.expect("up");
      assertTrue(line.send(new byte[] {1, 2, 3}, () -> {}));
      assertArrayEquals(new byte[] {1, 2, 3}, peer.getInputStream().readNBytes(3));

      peer.getOutputStream().write(new byte[] {4, 5});
      notes.expectBytes(new byte[] {4, 5});
      assertEquals(3, line.link().toldBytes());
      assertEquals(2, line.link().heardBytes());
    }
  }

  @Test
  void aDeviceThatHangsUpIsConnectedToAgain() throws Exception {
    try (var device = listening(0);
        var line = opened(device.getLocalPort())) {
      try (Socket peer = device.accept()) {
        notes.expect("up");
        assertTrue(peer.isConnected());
      }
      notes.expect("down " + Cause.HANG_UP);
      try (Socket peer = device.accept()) {
        notes.expect("up");
        peer.getOutputStream().write(9);
        notes.expectBytes(new byte[] {9});
        assertEquals(2, line.link().openings());
      }
    }
  }

  @Test
  void aClosedPortIsRefusedAndFoundWhenItOpens() throws Exception {
    int port;
    try (var free = listening(0)) {
      port = free.getLocalPort();
    }

    try (var line = opened(port)) {
      notes.expect("down " + Cause.NET_REFUSED);
      assertFalse(line.send(new byte[] {1}, () -> {}));
      try (var device = listening(port);
          Socket peer = device.accept()) {
        notes.expect("up");
        assertTrue(peer.isConnected());
      }
    }
  }

  @Test
  void aNameThatNobodyKnowsIsSaid() throws Exception {
    try (var line = ports.line("tcp:no-such-machine.invalid:9100", LineSettings.USUAL, pace)) {
      line.start(notes);
      notes.expect("down " + Cause.NET_NO_HOST);
      assertEquals("", line.link().at());
    }
  }

  @Test
  void aPortThatIsNoneIsAStatusToo() throws Exception {
    for (String port :
        new String[] {"tcp:", "tcp:127.0.0.1", "tcp:127.0.0.1:x", "tcp:[::1]:70000"}) {
      var said = new LineNotes();
      try (var line = ports.line(port, LineSettings.USUAL, pace)) {
        line.start(said);
        said.expect("down " + Cause.PORT_FAILED);
      }
    }
  }

  @Test
  void aDeviceThatNeverReadsIsGivenUpAndTriedAgain() throws Exception {
    var settings = LineSettings.of(4_000_000, "8N1", false, LineSettings.Flow.NONE);
    try (var device = listening(0);
        var line = ports.line("tcp:127.0.0.1:" + device.getLocalPort(), settings, pace)) {
      line.start(notes);
      notes.expect("up");
      for (int i = 0; i < 64; i++) {
        line.send(new byte[1 << 17], () -> {});
      }

      notes.expect("down " + Cause.WRITE_STUCK);
      notes.expect("up");
    }
  }

  @Test
  void aConnectionOnWhichNobodyAnswersIsMadeAnew() throws Exception {
    try (var device = listening(0);
        var line = opened(device.getLocalPort())) {
      notes.expect("up");
      line.renew();
      notes.expect("down " + Cause.NO_ANSWER);
      notes.expect("up");
      assertEquals(2, line.link().openings());
    }
  }

  @Test
  void aLineThatIsClosedWhileItConnectsEndsSoon() throws Exception {
    long begun = System.nanoTime();
    // TEST-NET-1: no machine has such an address.
    var line = ports.line("tcp:192.0.2.1:9100", LineSettings.USUAL, pace);
    line.start(notes);
    line.close();

    assertTrue(System.nanoTime() - begun < Duration.ofSeconds(4).toNanos());
  }

  private Line opened(int port) {
    Line line = ports.line("tcp:127.0.0.1:" + port, LineSettings.USUAL, pace);
    line.start(notes);
    return line;
  }

  private static ServerSocket listening(int port) throws IOException {
    return new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
  }
}
