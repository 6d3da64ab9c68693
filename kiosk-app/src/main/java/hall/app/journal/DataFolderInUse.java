package hall.app.journal;

import java.io.IOException;
import java.nio.file.Path;

/// Another hall process already writes in the data folder, so this one may not.
public final class DataFolderInUse extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path folder;
  private final String holder;

  DataFolderInUse(Path folder, String holder) {
    super("The data folder %s is in use by process %s.".formatted(folder, holder));
    this.folder = folder;
    this.holder = holder;
  }

  public Path folder() {
    return folder;
  }

  /// The process that holds it, by number; empty when it does not say.
  public String holder() {
    return holder;
  }
}
