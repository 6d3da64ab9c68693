package hall.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What someone asks of the hall. Every command comes from outside: a touch, a window key, a pad,
/// the calendar.
public sealed interface Command {

  /// A citizen wants a number. The id is drawn by the asker, for the hall has no chance of its own.
  /// Somebody who waits for the service already gets that ticket's paper again
  /// ([Event.ReprintAsked]) and no second number.
  ///
  /// @param language what the citizen reads, a BCP 47 tag such as `zh-CN`
  record TakeTicket(
      TicketId ticket,
      ServiceId service,
      Priority priority,
      String language,
      Particulars particulars)
      implements Command {

    /// A number for somebody of whom nothing is known.
    public TakeTicket(TicketId ticket, ServiceId service, Priority priority, String language) {
      this(ticket, service, priority, language, Particulars.NONE);
    }
  }

  /// A kiosk wants a block of numbers for the time when it cannot reach the hall. Again with the
  /// same id changes nothing: the block is [Hall#lease].
  ///
  /// @param life which life of the record this is, from 1 on (its epoch)
  record LeaseNumbers(LeaseId lease, int life) implements Command {}

  /// A kiosk has given out a number of its block by itself, and the hall is to take it over. Again
  /// with the same ticket changes nothing.
  ///
  /// @param count the number's own, within the block
  /// @param takenAt when, by the kiosk's clock as measured against the hall's
  record TakeLeased(
      TicketId ticket,
      LeaseId lease,
      int count,
      ServiceId service,
      Priority priority,
      String language,
      Instant takenAt)
      implements Command {}

  /// An appointment is made here, or comes with the list of the booking system. Again with the same
  /// content changes nothing.
  record Book(AppointmentCode code, ServiceId service, Instant slot, Optional<String> person)
      implements Command {
    public Book {
      Particulars.hash("person", person);
    }
  }

  record CancelBooking(AppointmentCode code) implements Command {}

  /// Somebody with an appointment has come: the number they get is called by their slot.
  record CheckIn(TicketId ticket, AppointmentCode code, Priority priority, String language)
      implements Command {}

  /// "I am back": after a no-show, or with the missing papers.
  record ComeBack(TicketId ticket) implements Command {}

  /// The citizen gives the number back.
  record CancelTicket(TicketId ticket) implements Command {}

  /// The same number on paper once more (补打).
  record Reprint(TicketId ticket) implements Command {}

  /// The printer's answer about a ticket's paper came.
  ///
  /// @param problem empty when the paper is out, else a code such as `paper-out`
  record NotePaper(TicketId ticket, String problem) implements Command {}

  /// All of a ticket's paper went to a printer that gives no answers.
  record NoteSent(TicketId ticket) implements Command {}

  record SignOn(WindowId window, ClerkId clerk) implements Command {}

  record SignOff(WindowId window) implements Command {}

  /// The window calls nobody for a while.
  record PauseWindow(WindowId window, PauseReason reason) implements Command {}

  record ResumeWindow(WindowId window) implements Command {}

  record CallNext(WindowId window) implements Command {}

  /// A ticket out of its order (指定叫号), or one this clerk has parked.
  ///
  /// @param reason why, up to 80 characters; needed unless the ticket is the clerk's own parked one
  record CallChosen(WindowId window, TicketId ticket, String reason) implements Command {}

  /// Somebody stands at the window without a number and is served at once (无票办理).
  record ServeWalkIn(WindowId window, TicketId ticket, ServiceId service, String language)
      implements Command {}

  record Recall(WindowId window) implements Command {}

  /// The citizen has come to the window.
  record Start(WindowId window) implements Command {}

  /// Nobody came.
  ///
  /// @param isFinal that they do not come back at all (弃号), whatever the rule
  record MarkNoShow(WindowId window, boolean isFinal) implements Command {

    /// Nobody came; whether they may come back is the rule's matter.
    public MarkNoShow(WindowId window) {
      this(window, false);
    }
  }

  /// On to another service, window or clerk, with the same number.
  ///
  /// @param where where it comes to stand; empty leaves it to the rule
  /// @param backToMe that it comes back to this window, in front, when they are done there
  record Transfer(WindowId window, Target to, Optional<Place> where, boolean backToMe)
      implements Command {}

  /// Set aside for a while (挂起), without an order.
  ///
  /// @param within after how long it goes back to its line, 1 min to 8 h; empty leaves it to the
  ///   rule
  record Park(WindowId window, Optional<Duration> within) implements Command {
    public Park {
      within.ifPresent(
          time -> CallRules.bounded("within", time, Duration.ofMinutes(1), Duration.ofHours(8)));
    }
  }

  /// Papers are missing: they may come back with them today.
  ///
  /// @param missing what is missing, up to 200 characters, as on the notice
  record Hold(WindowId window, String missing) implements Command {}

  /// The visit goes by more stops than it did, after the leg it is in (一票到底).
  record SetRoute(WindowId window, List<Stop> route) implements Command {
    public SetRoute {
      route = List.copyOf(route);
    }
  }

  /// The citizen has more cases than said.
  ///
  /// @param more how many more, 1 to 2,000
  record AddCases(WindowId window, int more) implements Command {
    public AddCases {
      if (more < 1 || more > Particulars.CASES_MAX) {
        throw new IllegalArgumentException(
            "1 to %d cases can be added, not %d.".formatted(Particulars.CASES_MAX, more));
      }
    }
  }

  /// One case is over, of several.
  record EndCase(WindowId window, Outcome outcome) implements Command {}

  /// The service is over, whether or not its start was pressed: all cases that are left, and then
  /// on to the next stop, if there is one.
  record End(WindowId window, Outcome outcome) implements Command {

    /// The service is over, as most are.
    public End(WindowId window) {
      this(window, Outcome.COMPLETED);
    }
  }

  /// Somebody else is answerable for the visit from now on.
  record HandOver(TicketId ticket, ClerkId clerk) implements Command {}

  /// The last key of the window was a slip.
  record Undo(WindowId window) implements Command {}

  /// A key was pressed on the window's pad.
  record Rate(WindowId window, Rating rating) implements Command {}

  /// Someone who may lets a waiting ticket through by the green channel, or sets its priority
  /// right.
  ///
  /// @param reason why, up to 80 characters
  record GrantPriority(TicketId ticket, Priority priority, ClerkId granter, String reason)
      implements Command {}

  /// A window takes on services besides its own (借窗, 合并窗口).
  ///
  /// @param until when it gives them back by itself; empty when somebody has to
  record Lend(WindowId window, List<ServiceId> services, Optional<Instant> until)
      implements Command {
    public Lend {
      services = services.stream().distinct().toList();
      if (services.isEmpty()) {
        throw new IllegalArgumentException("Name the services that the window takes on.");
      }
    }
  }

  /// The window is back to its own services.
  record GiveBack(WindowId window) implements Command {}

  /// The manager laid the hall out anew.
  ///
  /// @param isFromFile that it stands in the hall file, so that the same file says nothing new at
  ///   the next start and what was changed since stays
  /// @param replaces the plan it was made from: another one in force means that somebody changed it
  ///   meanwhile, and nothing is changed. Empty where that does not matter
  record ChangePlan(HallPlan plan, boolean isFromFile, Optional<HallPlan> replaces)
      implements Command {

    public ChangePlan(HallPlan plan, boolean isFromFile) {
      this(plan, isFromFile, Optional.empty());
    }

    /// As the hall file has it.
    public ChangePlan(HallPlan plan) {
      this(plan, true);
    }
  }

  /// A visit that was served without the system is entered afterwards (补录).
  ///
  /// @param ticket its name, drawn by the asker
  record EnterLateVisit(TicketId ticket, HandServed served) implements Command {}

  /// The hall's time was wrong, and is known now.
  ///
  /// @param from the first entry whose moment is off; beyond the last one where there is none
  /// @param since the moment that it tells now
  /// @param before the moment of the entry before it
  /// @param by how much later all of them were in truth; negative for earlier
  record CorrectClock(long from, Instant since, Instant before, Duration by) implements Command {}

  /// The record of a business day that is over is sealed: see [Event.DaySealed].
  record SealDay(LocalDate day, long entry, long entries, String head) implements Command {}

  /// Time has gone on: a business day begins, a rating was not given, somebody has to be called.
  record KeepTime() implements Command {}
}
