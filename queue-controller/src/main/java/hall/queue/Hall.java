package hall.queue;

import hall.queue.Command.CallNext;
import hall.queue.Command.ChangePlan;
import hall.queue.Command.End;
import hall.queue.Command.KeepTime;
import hall.queue.Command.MarkNoShow;
import hall.queue.Command.NotePaper;
import hall.queue.Command.Rate;
import hall.queue.Command.Recall;
import hall.queue.Command.SignOff;
import hall.queue.Command.SignOn;
import hall.queue.Command.Start;
import hall.queue.Command.TakeTicket;
import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.Decision.Repeated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The hall as it stands. [#decide] reads, [#apply] writes, and nothing else does either.
///
/// Owned by one thread. The same entries always lead to the same hall, on any machine and in any
/// year.
public final class Hall {

  private final Floor floor;
  private final TicketDesk tickets;
  private final WindowDesk windows;
  private final DayDesk days;

  /// A hall in which nothing has happened yet.
  public Hall() {
    this(HallMemory.empty());
  }

  /// A hall that goes on where another stood.
  public Hall(HallMemory memory) {
    floor = new Floor(memory);
    tickets = new TicketDesk(floor);
    windows = new WindowDesk(floor);
    days = new DayDesk(floor);
  }

  /// Says what the request would lead to, and changes nothing.
  ///
  /// @param now the hall's time, never before that of the last entry; once [#nextDeadline] has
  ///   passed, [KeepTime] is to be asked first
  public Decision decide(Request request, Instant now) {
    Optional<Entry> before = floor.answered(request.key());
    if (before.isPresent()) {
      return before.get().key().sum() == request.key().sum()
          ? new Repeated(before.get())
          : new Refused(new Refusal.KeyUsedOtherwise(request.key().text()));
    }
    return switch (request.command()) {
      case TakeTicket take -> tickets.take(take, now);
      case NotePaper(var ticket, var problem) -> tickets.notePaper(ticket, problem);
      case SignOn(var window, var clerk) -> windows.signOn(window, clerk);
      case SignOff(var window) -> windows.signOff(window);
      case CallNext(var window) -> windows.callNext(window);
      case Recall(var window) -> windows.recall(window);
      case Start(var window) -> windows.start(window);
      case MarkNoShow(var window) -> windows.markNoShow(window);
      case End(var window) -> windows.end(window, now);
      case Rate(var window, var rating) -> windows.rate(window, rating, now);
      case ChangePlan(var plan) -> days.changePlan(plan);
      case KeepTime() -> new Accepted(days.keepTime(now));
    };
  }

  /// Moves the hall on by one entry. What [#decide] gave can always be applied, and entries are
  /// applied in their sequence, without a gap.
  public void apply(Entry entry) {
    floor.apply(entry);
  }

  /// The last entry applied; 0 before the first.
  public long seq() {
    return floor.seq();
  }

  /// The time of the last entry applied.
  public Instant at() {
    return floor.at();
  }

  public HallPlan plan() {
    return floor.plan();
  }

  /// The business day that numbers belong to now.
  public LocalDate day() {
    return floor.day();
  }

  /// When [KeepTime] has something to do next.
  public Instant nextDeadline() {
    return days.nextDeadline();
  }

  /// A ticket of this business day.
  public Optional<Ticket> ticket(TicketId id) {
    return floor.ticket(id);
  }

  /// All tickets of this business day, in the order they were taken.
  public List<Ticket> tickets() {
    return floor.tickets();
  }

  /// Those who wait for a service, first to be called first.
  public List<Ticket> waitingFor(ServiceId service) {
    return floor.line(service).inOrder();
  }

  public int waitingCount(ServiceId service) {
    return floor.line(service).size();
  }

  /// How many waiting tickets may be called before this one: those that rank before it in its own
  /// line and in every line that competes for the windows where it can be called, counting those
  /// with a clerk if there is one. 0 once it is called.
  public int peopleAhead(Ticket ticket) {
    return tickets.ahead(ticket);
  }

  /// How many would be ahead of an ordinary ticket of the service that were taken now.
  public int peopleAheadOfNext(ServiceId service) {
    return tickets.aheadOfNext(service);
  }

  public Optional<ClerkId> clerkAt(WindowId window) {
    return floor.clerkAt(window);
  }

  /// The ticket called to the window or served there.
  public Optional<Ticket> ticketAt(WindowId window) {
    return floor.ticketAt(window);
  }

  /// The ticket that the window's pad asks about.
  public Optional<Ticket> askedAt(WindowId window) {
    return floor.askedAt(window);
  }

  /// The newest calls, newest first, up to twelve.
  public List<Call> calls() {
    return floor.calls();
  }

  /// All that this hall remembers.
  public HallMemory memory() {
    return floor.memory();
  }
}
