package hall.app.config;

import hall.app.config.HallFile.Keeping;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;

/// Reads how the record is kept: where its copies go, and when and how long they are kept.
final class KeepingSection {

  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int MONTH = 30;
  private static final int MOST = 999;
  private static final int MINUTES_AN_HOUR = 60;

  private KeepingSection() {}

  static Keeping read(Optional<Node> node, Draft draft) {
    if (node.isEmpty()) {
      return new Keeping(Optional.empty(), EVENING, MONTH);
    }
    Form form = Form.of(node.get(), Shape.RECORD, draft);
    return new Keeping(
        form.one("copy").flatMap(written -> folder(written, draft)),
        form.one("nightly").map(written -> hour(written, draft)).orElse(EVENING),
        form.whole("keep", 1, MOST, MONTH));
  }

  private static Optional<Path> folder(Node.Scalar written, Draft draft) {
    try {
      Path folder = Path.of(written.text());
      if (folder.isAbsolute()) {
        return Optional.of(folder.normalize());
      }
    } catch (InvalidPathException noPath) {
      draft.problems().add(written, Fault.BAD_FOLDER);
      return Optional.empty();
    }
    draft.problems().add(written, Fault.BAD_FOLDER);
    return Optional.empty();
  }

  private static LocalTime hour(Node.Scalar written, Draft draft) {
    int minute = Sessions.minute(written.text());
    if (minute < 0 || minute >= 24 * MINUTES_AN_HOUR) {
      draft.problems().add(written, Fault.BAD_TIME);
      return EVENING;
    }
    return LocalTime.of(minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
  }
}
