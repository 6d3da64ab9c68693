package hall.queue;

import java.time.Instant;

/// An appointment as a ticket carries it.
///
/// @param slot when the citizen is expected
public record Booking(AppointmentCode code, Instant slot) {}
