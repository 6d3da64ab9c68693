package hall.queue;

/// What someone asks of the hall. Every command comes from outside: a touch, a window key, a pad,
/// the calendar.
public sealed interface Command {

  /// A citizen wants a number. The id is drawn by the asker, for the hall has no chance of its own.
  ///
  /// @param language what the citizen reads, a BCP 47 tag such as `zh-CN`
  record TakeTicket(TicketId ticket, ServiceId service, Priority priority, String language)
      implements Command {}

  /// The printer's answer about a ticket's paper came.
  ///
  /// @param problem empty when the paper is out, else a code such as `paper-out`
  record NotePaper(TicketId ticket, String problem) implements Command {}

  record SignOn(WindowId window, ClerkId clerk) implements Command {}

  record SignOff(WindowId window) implements Command {}

  record CallNext(WindowId window) implements Command {}

  record Recall(WindowId window) implements Command {}

  /// The citizen has come to the window.
  record Start(WindowId window) implements Command {}

  record MarkNoShow(WindowId window) implements Command {}

  /// The service is over, whether or not its start was pressed.
  record End(WindowId window) implements Command {}

  /// A key was pressed on the window's pad.
  record Rate(WindowId window, Rating rating) implements Command {}

  /// The manager laid the hall out anew.
  record ChangePlan(HallPlan plan) implements Command {}

  /// Time has gone on: a business day begins, a rating was not given.
  record KeepTime() implements Command {}
}
