package hall.app.prove;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `./tinghao prove`: proves the hall for some minutes, says each minute how far it is, and ends
/// with what was tried and how each seed that failed is run again. Ends with 0 when all held, with
/// 1 when something did not, and with 64 when the arguments are wrong.
public final class Prove {

  private static final int WRONG_USE = 64;

  /// Held, so that its level stays: a simulated disk that refuses is no news.
  private static final Logger HOUSE = Logger.getLogger("hall");

  private Prove() {}

  /// Takes `[--minutes N] [--seed S] [--runs N] [--tickets N]`.
  public static void main(String... arguments) throws InterruptedException {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) throws InterruptedException {
    quieten();
    var console = new FileOutputStream(FileDescriptor.out);
    try (var out = new PrintStream(console, true, StandardCharsets.UTF_8)) {
      Optional<ProveOptions> options = ProveOptions.of(arguments);
      if (options.isEmpty()) {
        out.println(ProveOptions.USAGE);
        return WRONG_USE;
      }
      return new LongProof(options.get(), out).run() ? 0 : 1;
    }
  }

  /// What the house logs of a disk that refuses is not wanted thousands of times.
  static void quieten() {
    HOUSE.setLevel(Level.OFF);
  }

  /// The house logs again as it did.
  static void loud() {
    HOUSE.setLevel(null);
  }
}
