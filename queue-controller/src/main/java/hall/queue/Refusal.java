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

  /// The new plan would leave a waiting or called ticket without its service.
  record PlanDropsService(ServiceId service, TicketNumber number) implements Refusal {}

  /// The new plan would take away a window at which a ticket is.
  record PlanDropsWindow(WindowId window, TicketNumber number) implements Refusal {}
}
