package hall.app.web;

import hall.queue.Hall;
import hall.queue.TicketId;

/// Where a paper that did not come out can be had after all.
public interface Papers {

  /// Prints the paper of the ticket at that kiosk, if it may be. Called on the loop's thread.
  Answer again(TicketId ticket, String kiosk, Hall hall);

  /// What became of the wish.
  enum Answer {
    /// It is on its way; what becomes of it is told like that of any paper.
    PRINTING,
    UNKNOWN_TICKET,
    /// It came out already, or is just being printed.
    HAS_PAPER,
    /// The ticket was called, or its day is over: nobody waits with it.
    NOT_WAITING,
    /// The kiosk has no printer, or it cannot print now.
    CANNOT_PRINT
  }
}
