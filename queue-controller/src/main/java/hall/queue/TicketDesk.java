package hall.queue;

import hall.queue.Command.Book;
import hall.queue.Command.CheckIn;
import hall.queue.Command.TakeTicket;
import hall.queue.Decision.Accepted;
import hall.queue.Event.AppointmentBooked;
import hall.queue.Event.AppointmentCancelled;
import hall.queue.Event.ReprintAsked;
import hall.queue.Event.TicketTaken;
import hall.queue.HallPlan.ServicePlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Decides about numbers and appointments: whether one may be given out, and which.
final class TicketDesk {

  private final Floor floor;
  private final Gates gates;
  private final Places places;

  TicketDesk(Floor floor) {
    this.floor = floor;
    gates = new Gates(floor);
    places = new Places(floor);
  }

  Decision take(TakeTicket take, Instant now) {
    Optional<ServicePlan> known = floor.plan().service(take.service());
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownService(take.service()));
    }
    if (floor.ticket(take.ticket()).isPresent()) {
      return Decision.refused(new Refusal.TicketIdTaken(take.ticket()));
    }
    Optional<Ticket> waiting = take.particulars().person().flatMap(who -> waiting(who, take));
    if (waiting.isPresent()) {
      return Decision.accepted(new ReprintAsked(waiting.get().id()));
    }
    Optional<Refusal> wrong = wrong(take);
    if (wrong.isPresent()) {
      return Decision.refused(wrong.get());
    }
    ServicePlan service = known.get();
    return gates
        .refusal(service, take.particulars().person(), now)
        .map(Decision::refused)
        .orElseGet(() ->
            Decision.accepted(
                new TicketTaken(
                    take.ticket(),
                    next(service),
                    service.id(),
                    take.priority(),
                    take.language(),
                    take.particulars(),
                    places.ofArrival(take.priority(), now))));
  }

  /// The green channel is granted by somebody, an appointment is checked in, and a route leads to
  /// what there is.
  private Optional<Refusal> wrong(TakeTicket take) {
    if (take.priority() == Priority.GREEN) {
      return Optional.of(new Refusal.ReasonNeeded(Permission.GRANT_GREEN));
    }
    Optional<Booking> slot = take.particulars().slot();
    return slot.isPresent()
        ? Optional.of(new Refusal.UnknownAppointment(slot.get().code()))
        : Routes.unknown(take.particulars().route(), floor.plan());
  }

  /// The number somebody has already and waits with.
  private Optional<Ticket> waiting(String person, TakeTicket take) {
    return floor.issued().of(person).stream()
        .flatMap(id -> floor.ticket(id).stream())
        .filter(had -> had.isWaiting() && had.service().equals(take.service()))
        .findFirst();
  }

  TicketNumber next(ServicePlan service) {
    return new TicketNumber(service.series(), floor.issued().of(service.series()) + 1);
  }

  Decision book(Book book, Instant now) {
    Optional<ServicePlan> known = floor.plan().service(book.service());
    if (known.isEmpty()) {
      return Decision.refused(new Refusal.UnknownService(book.service()));
    }
    Appointment before = floor.appointments().get(book.code());
    if (before != null) {
      boolean isSame =
          before.service().equals(book.service())
              && before.slot().equals(book.slot())
              && before.person().equals(book.person());
      return isSame
          ? new Accepted(List.of())
          : Decision.refused(new Refusal.AppointmentDiffers(book.code()));
    }
    return gates
        .booking(known.get(), book.slot(), book.person(), now)
        .map(Decision::refused)
        .orElseGet(() ->
            Decision.accepted(
                new AppointmentBooked(book.code(), book.service(), book.slot(), book.person())));
  }

  Decision cancelBooking(AppointmentCode code) {
    Appointment kept = floor.appointments().get(code);
    if (kept == null) {
      return Decision.refused(new Refusal.UnknownAppointment(code));
    }
    return kept(kept)
        .map(Decision::refused)
        .orElseGet(() -> Decision.accepted(new AppointmentCancelled(code)));
  }

  Decision checkIn(CheckIn checkIn, Instant now) {
    Appointment kept = floor.appointments().get(checkIn.code());
    if (kept == null) {
      return Decision.refused(new Refusal.UnknownAppointment(checkIn.code()));
    }
    Optional<ServicePlan> service = floor.plan().service(kept.service());
    if (service.isEmpty()) {
      return Decision.refused(new Refusal.UnknownService(kept.service()));
    }
    return refusal(checkIn, kept, service.get(), now)
        .map(Decision::refused)
        .orElseGet(() ->
            Decision.accepted(
                new TicketTaken(
                    checkIn.ticket(),
                    next(service.get()),
                    kept.service(),
                    checkIn.priority(),
                    checkIn.language(),
                    new Particulars(
                        kept.person(),
                        Optional.empty(),
                        1,
                        List.of(),
                        Optional.of(new Booking(kept.code(), kept.slot()))),
                    places.ofBooked(kept.slot(), checkIn.priority(), now))));
  }

  /// Whoever is in time has a place, whatever the quotas say; whoever is late takes what is left.
  private Optional<Refusal> refusal(
      CheckIn checkIn, Appointment kept, ServicePlan service, Instant now) {
    Optional<Refusal> twice = kept(kept);
    if (twice.isPresent()) {
      return twice;
    }
    LocalDate day = floor.plan().calendar().businessDay(kept.slot());
    if (!day.equals(floor.day())) {
      return Optional.of(new Refusal.AppointmentOtherDay(kept.code(), kept.slot()));
    }
    if (floor.ticket(checkIn.ticket()).isPresent()) {
      return Optional.of(new Refusal.TicketIdTaken(checkIn.ticket()));
    }
    if (checkIn.priority() == Priority.GREEN) {
      return Optional.of(new Refusal.ReasonNeeded(Permission.GRANT_GREEN));
    }
    return gates.isInTime(kept, now)
        ? Optional.empty()
        : gates.refusal(service, kept.person(), now);
  }

  private Optional<Refusal> kept(Appointment kept) {
    return kept.ticket()
        .flatMap(floor::ticket)
        .map(ticket -> new Refusal.AppointmentKept(kept.code(), ticket.number()));
  }

  int ahead(Ticket ticket) {
    return ticket.isWaiting()
        ? floor.queues().ahead(ticket, floor.handling().competingWith(ticket.service()))
        : 0;
  }

  Gates gates() {
    return gates;
  }
}
