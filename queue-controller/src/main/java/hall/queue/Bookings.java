package hall.queue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The appointments of this business day and later ones.
final class Bookings {

  final Map<AppointmentCode, Appointment> byCode = new TreeMap<>();

  void apply(Event event) {
    switch (event) {
      case Event.AppointmentBooked(var code, var service, var slot, var person) ->
          byCode.put(code, new Appointment(code, service, slot, person, Optional.empty()));
      case Event.AppointmentCancelled(var code) -> byCode.remove(code);
      default -> throw new IllegalArgumentException("No appointment changes by " + event);
    }
  }

  /// Whoever has an appointment has come.
  void keep(Ticket ticket) {
    ticket
        .visit()
        .said()
        .slot()
        .ifPresent(
            slot -> byCode.computeIfPresent(slot.code(), (_, kept) -> kept.with(ticket.id())));
  }

  void openDay(Instant begins) {
    byCode.values().removeIf(kept -> kept.slot().isBefore(begins));
  }
}
