package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PtyTest {

  @Test
  void carriesEveryByteAsItIsBothWays() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Pty pty = Pty.open();
        FileChannel out = FileChannel.open(pty.path(), StandardOpenOption.WRITE);
        FileChannel in = FileChannel.open(pty.path(), StandardOpenOption.READ)) {
      out.write(ByteBuffer.wrap(all));
      assertArrayEquals(all, received(pty, all.length));

      assertEquals(all.length, pty.write(all));
      ByteBuffer back = ByteBuffer.allocate(all.length);
      while (back.hasRemaining()) {
        in.read(back);
      }
      assertArrayEquals(all, back.array());
    }
  }

  @Test
  void outlivesADriverThatComesAndGoes() throws Exception {
    try (Pty pty = Pty.open()) {
      for (int i = 0; i < 50; i++) {
        try (FileChannel out = FileChannel.open(pty.path(), StandardOpenOption.WRITE)) {
          out.write(ByteBuffer.wrap(new byte[] {(byte) i}));
        }
        assertEquals(i, received(pty, 1)[0]);
      }
    }
  }

  @Test
  void waitsWithoutWorkingWhileNobodyIsThere() {
    try (Pty pty = Pty.open()) {
      long began = System.nanoTime();
      assertEquals(0, pty.read(new byte[16], 50));
      assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(49));
    }
  }

  @Test
  void losesWhatNobodyTakesInsteadOfWaiting() {
    try (Pty pty = Pty.open()) {
      int taken = 0;
      for (int i = 0; i < 1000; i++) {
        taken += pty.write(new byte[1024]);
      }
      assertTrue(taken < 1000 * 1024, "the line took " + taken);
    }
  }

  @Test
  void isWokenAndClosedFromElsewhere() throws Exception {
    Pty pty = Pty.open();
    var woken = CompletableFuture.supplyAsync(() -> pty.read(new byte[16], 10_000));
    pty.wake();
    assertEquals(0, woken.get(5, TimeUnit.SECONDS));

    var closed = CompletableFuture.supplyAsync(() -> pty.read(new byte[16], 10_000));
    pty.close();
    assertEquals(-1, closed.get(5, TimeUnit.SECONDS));
    pty.close();
    assertEquals(0, pty.write(new byte[] {1}));
  }

  @Test
  void hangsUpOnTheDriverWhenClosed() throws Exception {
    Pty pty = Pty.open();
    try (FileChannel in = FileChannel.open(pty.path(), StandardOpenOption.READ)) {
      var read = CompletableFuture.supplyAsync(() -> readOnce(in));
      pty.close();

      assertEquals(-1, read.get(5, TimeUnit.SECONDS));
    }
  }

  private static int readOnce(FileChannel in) {
    try {
      return in.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      return -1;
    }
  }

  private static byte[] received(Pty pty, int count) {
    byte[] all = new byte[count];
    byte[] some = new byte[64];
    int have = 0;
    while (have < count) {
      int length = pty.read(some, 1000);
      System.arraycopy(some, 0, all, have, length);
      have += length;
    }
    return all;
  }
}
