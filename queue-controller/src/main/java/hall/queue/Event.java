package hall.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What has happened in the hall. Events are kept for ever, so a name here is never changed or
/// reused; the time, the actor and the request stand in the [Entry] around them.
public sealed interface Event {

  /// The hall is laid out like this from now on. Rules that decide are part of history.
  ///
  /// @param isFromFile whether the hall file said so, or the manager at the screen
  record PlanChanged(HallPlan plan, boolean isFromFile) implements Event {

    /// As the hall file has it.
    public PlanChanged(HallPlan plan) {
      this(plan, true);
    }
  }

  /// A business day began: numbers start again from 1.
  record DayOpened(LocalDate day) implements Event {}

  /// A business day that is over stands in the record like this; whoever knows the seal can tell
  /// whether anything in the record was changed since.
  ///
  /// @param entry the entry that ended the day, by opening the next one
  /// @param entries how many entries the day has, from the one that opened it to that one
  /// @param head the chain hash after that entry, in 64 hexadecimal digits
  record DaySealed(LocalDate day, long entry, long entries, String head) implements Event {}

  /// A number was given out.
  ///
  /// @param standing where it waits from now on
  record TicketTaken(
      TicketId ticket,
      TicketNumber number,
      ServiceId service,
      Priority priority,
      String language,
      Particulars particulars,
      Standing standing)
      implements Event {}

  /// The printer said that the paper is out.
  record TicketPrinted(TicketId ticket) implements Event {}

  /// All of the paper went to a printer that never says whether it printed.
  record PaperSent(TicketId ticket) implements Event {}

  /// The paper did not come out; the number is valid all the same.
  record PrintFailed(TicketId ticket, String problem) implements Event {}

  /// The same number is to come out on paper once more.
  record ReprintAsked(TicketId ticket) implements Event {}

  /// These numbers are one kiosk's own from now on, to be given out while it cannot reach the hall;
  /// whose they are is the entry's actor.
  record NumbersLeased(LeaseId lease, Series series, int first, int last) implements Event {}

  record AppointmentBooked(
      AppointmentCode code, ServiceId service, Instant slot, Optional<String> person)
      implements Event {}

  record AppointmentCancelled(AppointmentCode code) implements Event {}

  record ClerkSignedOn(WindowId window, ClerkId clerk) implements Event {}

  record ClerkSignedOff(WindowId window, ClerkId clerk) implements Event {}

  record WindowPaused(WindowId window, PauseReason reason) implements Event {}

  record WindowResumed(WindowId window) implements Event {}

  /// The window handles these besides its own.
  record WindowLent(WindowId window, Loan loan) implements Event {}

  record WindowGivenBack(WindowId window) implements Event {}

  record TicketCalled(TicketId ticket, WindowId window, ClerkId clerk, Why why) implements Event {}

  record TicketRecalled(TicketId ticket, WindowId window) implements Event {}

  record ServiceStarted(TicketId ticket, WindowId window) implements Event {}

  /// Nobody came.
  ///
  /// @param returnUntil until when they may say that they are back; empty when they may not, or are
  ///   put back by themselves ([TicketQueued])
  record TicketNotShown(TicketId ticket, WindowId window, Optional<Instant> returnUntil)
      implements Event {}

  /// The leg at this window is over, and the ticket goes on.
  record TicketTransferred(TicketId ticket, WindowId window, Target to) implements Event {}

  record TicketParked(TicketId ticket, WindowId window, Instant until) implements Event {}

  record TicketHeld(TicketId ticket, WindowId window, String missing, Instant returnUntil)
      implements Event {}

  /// From now on the ticket waits here.
  ///
  /// @param cause why it does not wait where it did
  record TicketQueued(TicketId ticket, ServiceId service, Standing standing, Cause cause)
      implements Event {}

  /// Why a ticket waits somewhere else than before.
  enum Cause {
    TRANSFERRED,
    NEXT_STOP,
    CAME_BACK,
    PUT_BACK,
    PARKED_LONG_ENOUGH,
    PIN_LAPSED,
    PRIORITY_GRANTED
  }

  record TicketCancelled(TicketId ticket) implements Event {}

  record RouteSet(TicketId ticket, List<Stop> route) implements Event {
    public RouteSet {
      route = List.copyOf(route);
    }
  }

  record CasesAdded(TicketId ticket, int more) implements Event {}

  record CaseEnded(TicketId ticket, WindowId window, Outcome outcome) implements Event {}

  /// The service at the window is over, and with it the visit unless [TicketQueued] follows.
  record ServiceEnded(TicketId ticket, WindowId window, Outcome outcome) implements Event {}

  /// Who is answerable for the visit.
  record VisitOwned(TicketId ticket, ClerkId clerk) implements Event {}

  record PriorityGranted(TicketId ticket, Priority priority, ClerkId granter, String reason)
      implements Event {}

  /// What the entry did to the ticket is undone: it is again as it was before.
  record ActionUndone(TicketId ticket, WindowId window, long entry) implements Event {}

  /// The window's pad asks for a rating until then.
  record RatingAsked(TicketId ticket, WindowId window, Instant until) implements Event {}

  record TicketRated(TicketId ticket, WindowId window, Rating rating) implements Event {}

  /// Nobody pressed in time: not rated, which is not a rating.
  record RatingLapsed(TicketId ticket, WindowId window) implements Event {}

  /// The business day ended before the ticket's service did.
  record TicketExpired(TicketId ticket) implements Event {}

  /// A part of the record was lost, and it goes on from here in a new epoch.
  ///
  /// @param isRestated whether what stood on the floor is told anew by what follows: all before it
  ///   in this business day is forgotten here
  /// @param skipped numbers that may have been given out in the lost part, and are not again
  record RecordResumed(long epoch, Lost lost, boolean isRestated, List<Skipped> skipped)
      implements Event {
    public RecordResumed {
      skipped = List.copyOf(skipped);
    }

    /// The numbers of a series after the highest that is known, up to and with the one after which
    /// the series goes on.
    public record Skipped(Series series, int known, int after) {}
  }

  /// A ticket that the lost part of the record had told of, as a snapshot knew it.
  record TicketRestored(Ticket ticket) implements Event {}

  /// The box's clock was wrong, and is known now: the moments of the entries told up to this one,
  /// its own among them, are to be read otherwise. The record itself stays as it was written.
  ///
  /// @param day the business day that is open, by its right date
  record ClockCorrected(Restating restating, LocalDate day) implements Event {}

  /// A visit was entered afterwards (补录). It happened at its own moments; the entry's is when it
  /// was recorded.
  record LateVisitEntered(LateVisit visit) implements Event {}
}
