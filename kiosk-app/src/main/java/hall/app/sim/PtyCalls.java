package hall.app.sim;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The dozen functions of the C library that a pseudo-terminal needs, as Linux has them on x86-64
/// and arm64. Every call gives what C gives, and −errno where C would give −1.
final class PtyCalls {

  static final int READ_WRITE = 2;
  static final int NO_CONTROLLING_TERMINAL = 0x100;
  static final int NON_BLOCKING = 0x800;
  static final int CLOSE_ON_EXEC = 0x80000;
  static final short POLL_IN = 1;

  static final int AGAIN = -11;
  static final int INTERRUPTED = -4;
  static final int IO_ERROR = -5;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERRNO_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout ADDRESS = ValueLayout.ADDRESS;

  private static final MethodHandle OPENPT = call("posix_openpt", INT);
  private static final MethodHandle GRANTPT = call("grantpt", INT);
  private static final MethodHandle UNLOCKPT = call("unlockpt", INT);
  private static final MethodHandle CLOSE = call("close", INT);
  private static final MethodHandle PTSNAME = call("ptsname_r", INT, ADDRESS, LONG);
  private static final MethodHandle TCGETATTR = call("tcgetattr", INT, ADDRESS);
  private static final MethodHandle TCSETATTR = call("tcsetattr", INT, INT, ADDRESS);
  private static final MethodHandle EVENTFD = call("eventfd", INT, INT);
  private static final MethodHandle POLL = call("poll", ADDRESS, LONG, INT);
  private static final MethodHandle OPEN =
      handle(
          "open",
          FunctionDescriptor.of(INT, ADDRESS, INT),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle READ = longCall("read");
  private static final MethodHandle WRITE = longCall("write");
  private static final MethodHandle MAKERAW =
      handle("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));

  private PtyCalls() {}

  static int openMaster(int flags) {
    return with(errno -> (int) OPENPT.invokeExact(errno, flags));
  }

  static int grant(int master) {
    return with(errno -> (int) GRANTPT.invokeExact(errno, master));
  }

  static int unlock(int master) {
    return with(errno -> (int) UNLOCKPT.invokeExact(errno, master));
  }

  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return with(errno -> (int) OPEN.invokeExact(errno, name, flags));
    }
  }

  static int close(int descriptor) {
    return with(errno -> (int) CLOSE.invokeExact(errno, descriptor));
  }

  static int eventDescriptor(int flags) {
    return with(errno -> (int) EVENTFD.invokeExact(errno, 0, flags));
  }

  static String slaveName(int master) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(128);
      Pty.must(
          "ptsname_r",
          with(errno -> -(int) PTSNAME.invokeExact(errno, master, name, name.byteSize())));
      return name.getString(0);
    }
  }

  /// Turns off everything a terminal does to bytes: echo, line editing, CR and LF.
  static int makeRaw(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment settings = arena.allocate(256, 8);
      int got = with(errno -> (int) TCGETATTR.invokeExact(errno, descriptor, settings));
      if (got < 0) {
        return got;
      }
      MAKERAW.invokeExact(settings);
      return with(errno -> (int) TCSETATTR.invokeExact(errno, descriptor, 0, settings));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static int poll(MemorySegment descriptors, int count, int millis) {
    return with(errno -> (int) POLL.invokeExact(errno, descriptors, (long) count, millis));
  }

  static int read(int descriptor, MemorySegment into) {
    return with(errno -> (int) (long) READ.invokeExact(errno, descriptor, into, into.byteSize()));
  }

  static int write(int descriptor, MemorySegment from) {
    return with(errno -> (int) (long) WRITE.invokeExact(errno, descriptor, from, from.byteSize()));
  }

  @FunctionalInterface
  private interface Native {
    int call(MemorySegment errno) throws Throwable;
  }

  private static int with(Native call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO_LAYOUT);
      int result = call.call(errno);
      return result == -1 ? -(int) ERRNO.get(errno, 0L) : result;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle call(String name, MemoryLayout... arguments) {
    return handle(
        name, FunctionDescriptor.of(INT, arguments), Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle longCall(String name) {
    return handle(
        name,
        FunctionDescriptor.of(LONG, INT, ADDRESS, LONG),
        Linker.Option.captureCallState("errno"));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), shape, options);
  }
}
