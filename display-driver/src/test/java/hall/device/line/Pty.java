package hall.device.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// A pseudo-terminal: the other end of a serial port, in a test's hand.
@SuppressWarnings("restricted")
public final class Pty implements AutoCloseable {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle OPEN = intCall("posix_openpt");
  private static final MethodHandle GRANT = intCall("grantpt");
  private static final MethodHandle UNLOCK = intCall("unlockpt");
  private static final MethodHandle CLOSE = intCall("close");
  private static final MethodHandle NAME =
      call("ptsname_r", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
  private static final MethodHandle POLL =
      call("poll", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
  private static final MethodHandle READ = transfer("read");
  private static final MethodHandle WRITE = transfer("write");
  private static final int READ_WRITE_NO_CONTROL = 2 | 0x100;
  private static final short READABLE = 1;

  private final int master;
  private final String path;
  private final FileChannel keptOpen;
  private final AtomicBoolean open = new AtomicBoolean(true);

  /// A new pseudo-terminal that stays up while nobody has it open.
  public Pty() throws IOException {
    master = invoke(OPEN, READ_WRITE_NO_CONTROL);
    invoke(GRANT, master);
    invoke(UNLOCK, master);
    path = name(master);
    keptOpen = FileChannel.open(Path.of(path), StandardOpenOption.WRITE);
  }

  public String path() {
    return path;
  }

  /// The device speaks.
  public void say(byte[] what) throws IOException {
    try (var arena = Arena.ofConfined()) {
      MemorySegment said = arena.allocateFrom(ValueLayout.JAVA_BYTE, what);
      if ((long) WRITE.invokeExact(master, said, (long) what.length) != what.length) {
        throw new IOException("The pseudo-terminal took not everything.");
      }
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// What was sent to the device, at least so many bytes, or what came before the time was up.
  public byte[] hear(int atLeast, Duration within) {
    var heard = new ByteArrayOutputStream();
    long end = System.nanoTime() + within.toNanos();
    while (heard.size() < atLeast && System.nanoTime() < end) {
      if (readable(20)) {
        heard.writeBytes(read());
      }
    }
    return heard.toByteArray();
  }

  private byte[] read() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(4096);
      long count = (long) READ.invokeExact(master, room, room.byteSize());
      return room.asSlice(0, Math.max(0, count)).toArray(ValueLayout.JAVA_BYTE);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean readable(int millis) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment poll = arena.allocate(8);
      poll.set(ValueLayout.JAVA_INT, 0, master);
      poll.set(ValueLayout.JAVA_SHORT, 4, READABLE);
      return (int) POLL.invokeExact(poll, 1L, millis) > 0
          && (poll.get(ValueLayout.JAVA_SHORT, 6) & READABLE) != 0;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// Pulls the plug.
  @Override
  public void close() throws IOException {
    if (open.compareAndSet(true, false)) {
      keptOpen.close();
      invoke(CLOSE, master);
    }
  }

  private static String name(int master) throws IOException {
    try (var arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(64);
      if ((int) NAME.invokeExact(master, name, 64L) != 0) {
        throw new IOException("ptsname_r failed");
      }
      return name.getString(0);
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle intCall(String name) {
    return call(name, ValueLayout.JAVA_INT);
  }

  private static MethodHandle call(String name, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
  }

  private static MethodHandle transfer(String name) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG));
  }

  private static int invoke(MethodHandle call, int argument) throws IOException {
    try {
      int result = (int) call.invokeExact(argument);
      if (result < 0) {
        throw new IOException("A call for a pseudo-terminal failed.");
      }
      return result;
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
