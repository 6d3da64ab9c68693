package hall.queue;

import java.time.Instant;
import java.time.LocalDate;

/// What has happened in the hall. Events are kept for ever, so a name here is never changed or
/// reused; the time, the actor and the request stand in the [Entry] around them.
public sealed interface Event {

  /// The hall is laid out like this from now on. Rules that decide are part of history.
  record PlanChanged(HallPlan plan) implements Event {}

  /// A business day began: numbers start again from 1.
  record DayOpened(LocalDate day) implements Event {}

  record TicketTaken(
      TicketId ticket, TicketNumber number, ServiceId service, Priority priority, String language)
      implements Event {}

  record TicketPrinted(TicketId ticket) implements Event {}

  /// The paper did not come out; the number is valid all the same.
  record PrintFailed(TicketId ticket, String problem) implements Event {}

  record ClerkSignedOn(WindowId window, ClerkId clerk) implements Event {}

  record ClerkSignedOff(WindowId window, ClerkId clerk) implements Event {}

  record TicketCalled(TicketId ticket, WindowId window, ClerkId clerk) implements Event {}

  record TicketRecalled(TicketId ticket, WindowId window) implements Event {}

  record ServiceStarted(TicketId ticket, WindowId window) implements Event {}

  record TicketNotShown(TicketId ticket, WindowId window) implements Event {}

  record ServiceEnded(TicketId ticket, WindowId window) implements Event {}

  /// The window's pad asks for a rating until then.
  record RatingAsked(TicketId ticket, WindowId window, Instant until) implements Event {}

  record TicketRated(TicketId ticket, WindowId window, Rating rating) implements Event {}

  /// Nobody pressed in time: not rated, which is not a rating.
  record RatingLapsed(TicketId ticket, WindowId window) implements Event {}

  /// The business day ended before the ticket's service did.
  record TicketExpired(TicketId ticket) implements Event {}
}
