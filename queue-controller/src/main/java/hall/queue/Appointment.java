package hall.queue;

import java.time.Instant;
import java.util.Optional;

/// A place kept for somebody who comes at an agreed time (预约).
///
/// @param person whose it is, as the hall's keyed hash
/// @param ticket the ticket it was checked in with; empty before
public record Appointment(
    AppointmentCode code,
    ServiceId service,
    Instant slot,
    Optional<String> person,
    Optional<TicketId> ticket) {

  public Appointment {
    Particulars.hash("person", person);
  }

  Appointment with(TicketId arrived) {
    return new Appointment(code, service, slot, person, Optional.of(arrived));
  }
}
