package hall.app.centre;

import java.nio.file.Files;
import java.nio.file.Path;

/// How far the box's clock can be trusted, as far as the system says so.
final class SystemClock {

  /// systemd-timesyncd and its kin leave this file once they have heard the time.
  private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

  private SystemClock() {}

  /// `synced`, or `unknown` where the system does not say.
  static String quality() {
    return Files.exists(SYNCHRONISED) ? "synced" : "unknown";
  }
}
