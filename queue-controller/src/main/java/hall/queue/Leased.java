package hall.queue;

import java.time.Instant;

/// That a kiosk gave a number out by itself, and the hall heard of it later.
///
/// @param takenAt when, by the kiosk's clock as measured against the hall's; never before the block
///   was given nor after the hall heard of it
/// @param heardAt when the hall took it over
public record Leased(LeaseId lease, Instant takenAt, Instant heardAt) {

  Leased restated(Restating by) {
    return new Leased(lease, by.of(takenAt), by.of(heardAt));
  }
}
