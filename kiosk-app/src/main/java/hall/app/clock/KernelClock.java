package hall.app.clock;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.Set;

/// What the Linux kernel knows of its clock, by `adjtimex(2)` with nothing to change. Every program
/// that keeps the time by a server (chrony, ntpd, timesyncd, ptp4l) tells the kernel so.
///
/// Source: adjtimex(2) and `struct timex` of `linux/timex.h` for 64-bit machines: `status` is an
/// int at offset 40, STA_UNSYNC is 0x40, the answer TIME_ERROR is 5.
final class KernelClock {

  private static final System.Logger LOG = System.getLogger(KernelClock.class.getName());
  private static final Set<String> WIDE = Set.of("amd64", "aarch64", "riscv64", "loongarch64");
  private static final int SIZE = 256;
  private static final int STATUS = 40;
  private static final int UNSYNCED = 0x40;
  private static final int TIME_ERROR = 5;

  private Optional<MethodHandle> call = Optional.empty();
  private boolean isLookedUp;

  /// False where the kernel does not say so, or cannot be asked.
  boolean isSynchronised() {
    if (!isLookedUp) {
      isLookedUp = true;
      call = WIDE.contains(System.getProperty("os.arch")) ? lookUp() : Optional.empty();
    }
    return call.filter(KernelClock::says).isPresent();
  }

  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> lookUp() {
    try {
      Linker linker = Linker.nativeLinker();
      return linker
          .defaultLookup()
          .find("adjtimex")
          .map(at ->
              linker.downcallHandle(
                  at, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));
    } catch (IllegalCallerException | UnsupportedOperationException e) {
      LOG.log(Level.DEBUG, "The kernel cannot be asked about its clock.", e);
      return Optional.empty();
    }
  }

  private static boolean says(MethodHandle call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(SIZE, 8);
      int answer = (int) call.invokeExact(timex);
      int status = timex.get(ValueLayout.JAVA_INT, STATUS);
      return answer >= 0 && answer != TIME_ERROR && (status & UNSYNCED) == 0;
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      LOG.log(Level.DEBUG, "The kernel could not say whether its clock is right.", e);
      return false;
    }
  }
}
