package hall.app.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A simulated ticket printer with a network plug, which stays switched on when the hall is not.
public final class NetworkPrinter implements AutoCloseable {

  private static final int DOTS = 576;
  private static final int QUESTION = 3;
  private static final int PATIENCE_SECONDS = 30;

  private final ServerSocket server;
  private final SimPrinter printer = new SimPrinter(DOTS);
  private volatile Hold hold = new Hold(Integer.MAX_VALUE);

  /// From so many bytes of pages on, nothing is taken in and nothing is answered.
  private static final class Hold {
    private final CountDownLatch reached = new CountDownLatch(1);
    private int left;

    Hold(int bytes) {
      left = bytes;
    }
  }

  public NetworkPrinter() throws IOException {
    server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /// Its name in a hall file.
  public String port() {
    return "tcp:127.0.0.1:" + server.getLocalPort();
  }

  /// The printer stands still within the next page, after so many bytes of it.
  public void standStillAfter(int bytes) {
    hold = new Hold(bytes);
  }

  /// Waits until it stands still.
  public void awaitStandstill() throws InterruptedException {
    if (!hold.reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The printer never got so many bytes.");
    }
  }

  /// It works again.
  public void goOn() {
    hold = new Hold(Integer.MAX_VALUE);
  }

  /// What was cut off, oldest first.
  public synchronized List<String> papers() {
    List<String> texts = new ArrayList<>();
    printer.papers().forEach(paper -> texts.add(paper.text()));
    Collections.reverse(texts);
    return texts;
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket hall = server.accept()) {
        serve(hall);
      } catch (IOException ended) {
        // The hall went away, or the test is over.
      }
    }
  }

  /// Questions about its state, which a hall asks all day, do not count as bytes of a page.
  private void serve(Socket hall) throws IOException {
    InputStream in = hall.getInputStream();
    OutputStream out = hall.getOutputStream();
    byte[] bytes = new byte[4096];
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      Hold until = hold;
      boolean isPage = read > QUESTION;
      int taken = isPage ? Math.min(read, until.left) : until.left > 0 ? read : 0;
      until.left -= isPage ? taken : 0;
      hear(bytes, taken, until.left > 0 ? out : OutputStream.nullOutputStream());
      if (until.left == 0) {
        until.reached.countDown();
      }
    }
  }

  private synchronized void hear(byte[] bytes, int length, OutputStream out) {
    printer.hear(
        bytes,
        length,
        0,
        answer -> {
          try {
            out.write(answer);
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        });
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
