package hall.app.web;

import hall.queue.Event;
import hall.queue.TicketId;
import java.util.Optional;

/// Which ticket an event is about.
final class Touched {

  private Touched() {}

  static Optional<TicketId> by(Event event) {
    return switch (event) {
      case Event.TicketTaken taken -> Optional.of(taken.ticket());
      case Event.TicketPrinted printed -> Optional.of(printed.ticket());
      case Event.PaperSent sent -> Optional.of(sent.ticket());
      case Event.PrintFailed failed -> Optional.of(failed.ticket());
      case Event.TicketCalled called -> Optional.of(called.ticket());
      case Event.TicketRecalled recalled -> Optional.of(recalled.ticket());
      case Event.ServiceStarted started -> Optional.of(started.ticket());
      case Event.TicketNotShown missed -> Optional.of(missed.ticket());
      case Event.ServiceEnded ended -> Optional.of(ended.ticket());
      case Event.TicketExpired expired -> Optional.of(expired.ticket());
      case Event.ReprintAsked asked -> Optional.of(asked.ticket());
      case Event.TicketTransferred sent -> Optional.of(sent.ticket());
      case Event.TicketParked parked -> Optional.of(parked.ticket());
      case Event.TicketHeld held -> Optional.of(held.ticket());
      case Event.TicketQueued queued -> Optional.of(queued.ticket());
      case Event.TicketCancelled cancelled -> Optional.of(cancelled.ticket());
      case Event.RouteSet set -> Optional.of(set.ticket());
      case Event.CasesAdded added -> Optional.of(added.ticket());
      case Event.CaseEnded ended -> Optional.of(ended.ticket());
      case Event.VisitOwned owned -> Optional.of(owned.ticket());
      case Event.PriorityGranted granted -> Optional.of(granted.ticket());
      case Event.ActionUndone undone -> Optional.of(undone.ticket());
      case Event.TicketRestored(var ticket) -> Optional.of(ticket.id());
      case Event.RecordResumed _, Event.DaySealed _, Event.NumbersLeased _ -> Optional.empty();
      case Event.PlanChanged _,
          Event.DayOpened _,
          Event.ClockCorrected _,
          Event.LateVisitEntered _,
          Event.AppointmentBooked _,
          Event.AppointmentCancelled _,
          Event.ClerkSignedOn _,
          Event.ClerkSignedOff _,
          Event.WindowPaused _,
          Event.WindowResumed _,
          Event.WindowLent _,
          Event.WindowGivenBack _,
          Event.RatingAsked _,
          Event.TicketRated _,
          Event.RatingLapsed _ ->
          Optional.empty();
    };
  }
}
