package hall.queue;

import java.time.Instant;
import java.util.Optional;

/// Why a request was refused. Each is shown to the person who can act, so each carries what its
/// sentence has to name.
public sealed interface Refusal {

  record UnknownService(ServiceId service) implements Refusal {}

  /// No numbers of the service are given out now.
  ///
  /// @param opens when it can be had again, empty when no day is known
  record ServiceClosed(ServiceId service, Optional<Instant> opens) implements Refusal {}

  /// All numbers of the day are given out.
  record DailyLimitReached(ServiceId service, int limit) implements Refusal {}

  record UnknownTicket(TicketId ticket) implements Refusal {}

  /// The id was drawn before, for another ticket.
  record TicketIdTaken(TicketId ticket) implements Refusal {}

  /// All blocks of emergency numbers of the day are given out.
  record NoNumbersToLease(int most) implements Refusal {}

  /// The block is of another business day, or of an earlier life of the hall's record.
  record UnknownLease(LeaseId lease) implements Refusal {}

  /// The number is not of the block.
  record NotLeased(LeaseId lease, int count) implements Refusal {}

  /// Another ticket of the day has the number.
  record NumberTaken(TicketNumber number) implements Refusal {}

  record UnknownWindow(WindowId window) implements Refusal {}

  record UnknownClerk(ClerkId clerk) implements Refusal {}

  /// Nobody has signed on at the window.
  record NoClerk(WindowId window) implements Refusal {}

  /// The window still has a ticket, called or being served.
  record WindowBusy(WindowId window, TicketNumber number) implements Refusal {}

  /// The clerk still has a ticket at another window.
  record ClerkBusyElsewhere(ClerkId clerk, WindowId window) implements Refusal {}

  record NobodyWaiting(WindowId window) implements Refusal {}

  /// There is no ticket at the window to recall, start, pass over or end.
  record NoTicketAtWindow(WindowId window) implements Refusal {}

  /// The service has begun, so the ticket cannot be called again, started again or passed over.
  record AlreadyStarted(WindowId window, TicketNumber number) implements Refusal {}

  /// The pad was not asking: nothing ended here lately, or the key came too late.
  record NotAskedToRate(WindowId window) implements Refusal {}

  /// The key marked another request before.
  record KeyUsedOtherwise(String key) implements Refusal {}

  /// The slot has given out all it may.
  record SlotFull(ServiceId service, Instant slot, int limit) implements Refusal {}

  /// This person has had as many numbers of the service today as one person may.
  record PersonLimitReached(ServiceId service, int limit) implements Refusal {}

  /// All green channel tickets of the day are granted.
  record GreenLimitReached(ServiceId service, int limit) implements Refusal {}

  /// A number taken now would not come up before closing time.
  ///
  /// @param closes when the service closes
  /// @param ahead how many are before it
  record WouldBeTooLate(ServiceId service, Instant closes, int ahead) implements Refusal {}

  record UnknownAppointment(AppointmentCode code) implements Refusal {}

  /// The code is known, with another service, time or person.
  record AppointmentDiffers(AppointmentCode code) implements Refusal {}

  /// The appointment was checked in before, with this number.
  record AppointmentKept(AppointmentCode code, TicketNumber number) implements Refusal {}

  /// The appointment is for another day.
  record AppointmentOtherDay(AppointmentCode code, Instant slot) implements Refusal {}

  /// The slot is over or not within the opening hours of the service.
  record SlotNotOpen(ServiceId service, Instant slot) implements Refusal {}

  record WindowPaused(WindowId window, PauseReason reason) implements Refusal {}

  /// The window is not paused.
  record NotPaused(WindowId window) implements Refusal {}

  /// The ticket is not in a state in which this can be done.
  ///
  /// @param state where it is, as [Ticket.Stage] names it in lower case: `waiting`, `no-show`
  record NotPossible(TicketNumber number, String state) implements Refusal {}

  /// They may not come back any more: too late, too often, or the rule says so.
  record NoWayBack(TicketNumber number) implements Refusal {}

  record NotPermitted(ClerkId clerk, Permission permission) implements Refusal {}

  record ReasonNeeded(Permission permission) implements Refusal {}

  /// A text is longer than it may be.
  record TooLong(String field, int most) implements Refusal {}

  /// Neither the window nor its clerk handles the service.
  record NotHandledHere(WindowId window, ServiceId service) implements Refusal {}

  /// It was announced a moment ago.
  record RecallTooSoon(WindowId window, TicketNumber number, Instant from) implements Refusal {}

  /// The last case is ended with the service.
  record LastCase(WindowId window, TicketNumber number) implements Refusal {}

  record TooManyCases(WindowId window, int most) implements Refusal {}

  /// There is nothing to take back: no key lately, or too much has happened since.
  record NothingToUndo(WindowId window) implements Refusal {}

  /// The window has no services on loan.
  record NothingLent(WindowId window) implements Refusal {}

  /// A moment that has to be over is still to come.
  record TimeNotYet(String field, Instant at, Instant now) implements Refusal {}

  /// What came first is said to have come later.
  ///
  /// @param after the field that has to be earlier
  record TimesOutOfOrder(String field, Instant at, String after, Instant other)
      implements Refusal {}

  /// It is too long ago to be entered.
  record TooLongAgo(String field, Instant at, Instant oldest) implements Refusal {}

  /// The visit was entered already, under this number.
  record EnteredBefore(TicketNumber number) implements Refusal {}

  /// A moment that has to be in the future is not.
  record TimeIsPast(String field, Instant at) implements Refusal {}

  /// Somebody has changed the rules since these were written.
  record RulesChanged() implements Refusal {}

  /// The new plan allows fewer numbers than are given out today.
  record QuotaBelowIssued(ServiceId service, int limit, int issued) implements Refusal {}

  /// The new plan would leave a waiting or called ticket without its service.
  record PlanDropsService(ServiceId service, TicketNumber number) implements Refusal {}

  /// The new plan would take away a clerk whom a ticket waits for.
  record PlanDropsClerk(ClerkId clerk, TicketNumber number) implements Refusal {}

  /// The new plan would take away a window at which a ticket is.
  record PlanDropsWindow(WindowId window, TicketNumber number) implements Refusal {}
}
