package hall.bench;

import hall.app.sim.Pty;
import java.nio.file.Path;
import java.util.HexFormat;

/// A reader of identity cards on which no card lies, at the far end of a real pseudo-terminal.
final class ReaderEye implements AutoCloseable {

  private static final int QUESTION = 10;
  private static final byte[] NO_CARD = HexFormat.of().parseHex("AAAAAA9669000400008084");

  private final Pty line = Pty.open();

  private ReaderEye() {}

  static ReaderEye open() {
    ReaderEye eye = new ReaderEye();
    Thread.ofPlatform().daemon().name("reader eye").start(eye::answer);
    return eye;
  }

  /// What the driver opens.
  Path path() {
    return line.path();
  }

  private void answer() {
    byte[] bytes = new byte[4096];
    int heard = 0;
    for (int length = line.read(bytes, 1_000); length >= 0; length = line.read(bytes, 1_000)) {
      heard += length;
      if (heard >= QUESTION) {
        heard = 0;
        line.write(NO_CARD);
      }
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
