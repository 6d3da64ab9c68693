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
      case Event.PrintFailed failed -> Optional.of(failed.ticket());
      case Event.TicketCalled called -> Optional.of(called.ticket());
      case Event.TicketRecalled recalled -> Optional.of(recalled.ticket());
      case Event.ServiceStarted started -> Optional.of(started.ticket());
      case Event.TicketNotShown missed -> Optional.of(missed.ticket());
      case Event.ServiceEnded ended -> Optional.of(ended.ticket());
      case Event.TicketExpired expired -> Optional.of(expired.ticket());
      case Event.PlanChanged _,
          Event.DayOpened _,
          Event.ClerkSignedOn _,
          Event.ClerkSignedOff _,
          Event.RatingAsked _,
          Event.TicketRated _,
          Event.RatingLapsed _ ->
          Optional.empty();
    };
  }
}
