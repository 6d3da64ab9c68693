package hall.app.view;

import java.time.LocalDate;
import java.util.Optional;

/// How far the view has followed the record.
///
/// @param position the last entry it knows; 0 while it knows none
/// @param head the last entry of the record
/// @param day the business day it has reached; empty before the first
public record ViewProgress(long position, long head, Optional<LocalDate> day) {

  /// What a day in the hall can bring while nobody looks; less than this is no lag to speak of.
  private static final long LAG = 2_000;

  /// Whether it tells of all days, but for the newest moments.
  public boolean isCurrent() {
    return position > 0 && head - position <= LAG;
  }

  /// How much of the record it knows, from 0 to 100.
  public int percent() {
    return head == 0 ? 100 : (int) (position * 100 / head);
  }
}
