package hall.app.centre;

import hall.report.ReportBatch;
import java.time.Instant;
import java.util.Map;

/// A batch as the house sends it.
public final class WrittenReport {

  private WrittenReport() {}

  /// The bytes that travel.
  ///
  /// @param boot names one start of the hall's program
  /// @param head the newest entry of the record
  public static byte[] of(ReportBatch batch, String boot, long head, Instant now) {
    ReportedHall hall = new ReportedHall("proved", Map.of("en", "Proved"), Map.of());
    return ReportText.write(batch, new ReportText.Sender(hall, boot, "unknown", head), now, false);
  }
}
