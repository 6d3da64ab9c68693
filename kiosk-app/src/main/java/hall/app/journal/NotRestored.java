package hall.app.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The data folder is being set up from a copy, or that was broken off: it does not hold all yet.
public final class NotRestored extends IOException {

  private static final long serialVersionUID = 1L;

  /// A file that is there from the first byte copied until all is checked.
  static final String MARK = "restoring";

  private NotRestored(Path data) {
    super("Setting up %s from a copy was begun and not finished.".formatted(data));
  }

  static void check(Path data) throws NotRestored {
    if (Files.exists(data.resolve(MARK))) {
      throw new NotRestored(data);
    }
  }
}
